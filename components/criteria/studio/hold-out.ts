import type { Judged } from "@/lib/engine/evidence";
import { type Rate, wilson } from "@/lib/engine/statistics";

function rateWithout(all: Rate, part: Rate): Rate {
  const n = Math.max(0, all.n - part.n);
  return wilson(Math.min(n, Math.max(0, all.k - part.k)), n);
}

/**
 * What is judged before the hold-out: all but the hold-out. Of the days only the two medians are
 * known, from which the third does not follow.
 */
export function before(all: Judged, heldOut: Judged): Judged {
  return {
    mqls: all.mqls - heldOut.mqls,
    byLabel: {
      sql: all.byLabel.sql - heldOut.byLabel.sql,
      notSql: all.byLabel.notSql - heldOut.byLabel.notSql,
      maturing: all.byLabel.maturing - heldOut.byLabel.maturing,
      unlabelled: all.byLabel.unlabelled - heldOut.byLabel.unlabelled,
    },
    precision: rateWithout(all.precision, heldOut.precision),
    recall: rateWithout(all.recall, heldOut.recall),
    daysEarlier: null,
  };
}

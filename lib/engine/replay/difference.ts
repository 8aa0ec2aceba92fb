import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { pathAt } from "./ascents";
import { NONE } from "./columns";
import { PATH } from "./crossings";
import { isSentByActive } from "./grouping";
import { byLabel, type Sent, sizesOf, type Tally, tallyOf } from "./judge";
import { crossingAt, type Ladder } from "./ladder";

/** A lead that one set of criteria sends and the other does not. */
export interface Mover {
  lead: number;
  label: OutcomeLabel;
  /** Epoch minutes, and as in `PATH`. */
  minute: number;
  path: number;
}

export interface Difference {
  count: number;
  byLabel: Tally;
  /** The latest of them. */
  latest: Mover[];
}

/** The latest so many of the leads that cross, newest first; of one minute the newest lead first. */
function latest(
  leads: number,
  wanted: number,
  there: number,
  crossing: (lead: number) => number,
): { lead: number; minute: number }[] {
  const found: { lead: number; minute: number }[] = [];
  if (wanted === 0) return found;
  let left = there;
  /** Nobody who crosses by then is among them any more. */
  let late = NONE;
  // New leads cross late, so that most of the others need no look.
  for (let lead = leads - 1; lead >= 0 && left > 0; lead--) {
    const minute = crossing(lead);
    if (minute === NONE) continue;
    left -= 1;
    if (minute <= late) continue;
    const place = found.findIndex((each) => each.minute < minute);
    found.splice(place < 0 ? found.length : place, 0, { lead, minute });
    if (found.length > wanted) found.pop();
    if (found.length === wanted) late = found.at(-1)?.minute ?? NONE;
  }
  return found;
}

/**
 * The leads that a threshold (whole points) sends and the criteria in force do not, and the other
 * way round; so many of each are named. Null when no criteria are in force.
 */
export function compare(
  ladder: Ladder,
  threshold: number,
  sent: Sent,
  named: number,
): { gained: Difference | null; lost: Difference | null } {
  const { grouping, ascents, highest, cap } = ladder;
  const { active, groups } = grouping;
  if (!active) return { gained: null, lost: null };
  const level = Math.min(threshold, cap + 1);
  const gained = byLabel(sent, grouping, (group) => !isSentByActive(group));
  const both = byLabel(sent, grouping, isSentByActive);
  const lost = sizesOf(grouping, isSentByActive).map((size, label) => size - (both[label] ?? 0));
  const total = (labels: Uint32Array) => labels.reduce((sum, count) => sum + count, 0);
  const newlySent = (lead: number) =>
    (highest[lead] as number) < level || isSentByActive(groups[lead] as number)
      ? NONE
      : crossingAt(ladder, lead, threshold);
  const noLonger = (lead: number) =>
    (highest[lead] as number) >= level ? NONE : (active.minute[lead] as number);
  const leads = groups.length;
  const labelled = ({ lead }: { lead: number }) =>
    OUTCOME_LABELS[grouping.labels[lead] as number] as OutcomeLabel;
  return {
    gained: {
      count: total(gained),
      byLabel: tallyOf(gained),
      latest: latest(leads, named, total(gained), newlySent).map((each) => ({
        ...each,
        label: labelled(each),
        path: pathAt(ascents, each.lead, each.minute),
      })),
    },
    lost: {
      count: total(lost),
      byLabel: tallyOf(lost),
      latest: latest(leads, named, total(lost), noLonger).map((each) => ({
        ...each,
        label: labelled(each),
        path: active.path[each.lead] ?? PATH.none,
      })),
    },
  };
}

import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { pathAt } from "./ascents";
import { NONE } from "./columns";
import { PATH } from "./crossings";
import { isSentByActive } from "./grouping";
import { naturals } from "./growing";
import { changedBy, type Made, sumOf, type Tally } from "./judgement";
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

/** The latest so many of leads that cross, newest first; of one minute the newest lead first. */
function latest(
  leads: Uint32Array,
  wanted: number,
  crossing: (lead: number) => number,
): { lead: number; minute: number }[] {
  const found: { lead: number; minute: number }[] = [];
  if (wanted === 0) return found;
  /** Nobody who crosses by then is among them any more. */
  let late = NONE;
  for (let i = leads.length - 1; i >= 0; i--) {
    const lead = leads[i] as number;
    const minute = crossing(lead);
    if (minute <= late) continue;
    const place = found.findIndex((each) => each.minute < minute);
    found.splice(place < 0 ? found.length : place, 0, { lead, minute });
    if (found.length > wanted) found.pop();
    if (found.length === wanted) late = found.at(-1)?.minute ?? NONE;
  }
  return found;
}

const NO_MOVERS = { gained: new Uint32Array(0), lost: new Uint32Array(0) };

/** The leads that reach a level and are not sent by the criteria in force, and the other way round. */
function moversAt({ highest, grouping: { groups } }: Ladder, level: number) {
  const gained = naturals();
  const lost = naturals();
  for (let lead = 0; lead < highest.length; lead++) {
    const isSent = (highest[lead] as number) >= level;
    if (isSent === isSentByActive(groups[lead] as number)) continue;
    (isSent ? gained : lost).push(lead);
  }
  return { gained: gained.finish(), lost: lost.finish() };
}

/**
 * The leads that a threshold (whole points) sends and the criteria in force do not, and the other
 * way round; so many of each are named. `made` is what the threshold makes. Null when no criteria
 * are in force.
 */
export function compare(
  ladder: Ladder,
  threshold: number,
  made: Made,
  named: number,
): { gained: Difference | null; lost: Difference | null } {
  const { grouping, ascents, cap } = ladder;
  const { active, labels, sizes } = grouping;
  if (!active) return { gained: null, lost: null };
  const differenceOf = (
    byLabel: Tally,
    leads: Uint32Array,
    crossing: (lead: number) => number,
    pathOf: (lead: number, minute: number) => number,
  ): Difference => ({
    count: sumOf(byLabel),
    byLabel,
    latest: latest(leads, named, crossing).map(({ lead, minute }) => ({
      lead,
      minute,
      label: OUTCOME_LABELS[labels[lead] as number] as OutcomeLabel,
      path: pathOf(lead, minute),
    })),
  });
  const changed = changedBy(made, sizes);
  const { gained, lost } = named > 0 ? moversAt(ladder, Math.min(threshold, cap + 1)) : NO_MOVERS;
  return {
    gained: differenceOf(
      changed.gained,
      gained,
      (lead) => crossingAt(ladder, lead, threshold),
      (lead, minute) => pathAt(ascents, lead, minute),
    ),
    lost: differenceOf(
      changed.lost,
      lost,
      (lead) => active.minute[lead] as number,
      (lead) => active.path[lead] ?? PATH.none,
    ),
  };
}

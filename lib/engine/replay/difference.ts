import { OUTCOME_LABELS, type OutcomeLabel } from "../handoffs";
import { pathAt } from "./ascents";
import { NONE } from "./columns";
import { PATH } from "./crossings";
import { type Grouping, isSentByActive } from "./grouping";
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

/** The MQLs that the criteria in force do not send, and theirs that are none. */
export interface Differences {
  gained: Difference;
  lost: Difference;
}

/** The differences without leads by name; null when no criteria are in force. */
export function countDifferences(
  made: Pick<Made, "groups">,
  { active, sizes }: Pick<Grouping, "active" | "sizes">,
): Differences | null {
  if (!active) return null;
  const { gained, lost } = changedBy(made, sizes);
  const counted = (byLabel: Tally) => ({ count: sumOf(byLabel), byLabel, latest: [] });
  return { gained: counted(gained), lost: counted(lost) };
}

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
  wanted: number,
): Differences | null {
  const { grouping, ascents, cap } = ladder;
  const { active, labels } = grouping;
  const counted = countDifferences(made, grouping);
  if (!active || !counted || wanted === 0) return counted;
  const named = (
    difference: Difference,
    leads: Uint32Array,
    crossing: (lead: number) => number,
    pathOf: (lead: number, minute: number) => number,
  ): Difference => ({
    ...difference,
    latest: latest(leads, wanted, crossing).map(({ lead, minute }) => ({
      lead,
      minute,
      label: OUTCOME_LABELS[labels[lead] as number] as OutcomeLabel,
      path: pathOf(lead, minute),
    })),
  });
  const { gained, lost } = moversAt(ladder, Math.min(threshold, cap + 1));
  return {
    gained: named(
      counted.gained,
      gained,
      (lead) => crossingAt(ladder, lead, threshold),
      (lead, minute) => pathAt(ascents, lead, minute),
    ),
    lost: named(
      counted.lost,
      lost,
      (lead) => active.minute[lead] as number,
      (lead) => active.path[lead] ?? PATH.none,
    ),
  };
}

import { type Columns, leadCount, NONE, OUTCOME, OUTCOMES } from "./columns";
import { type Crossings, PATH } from "./crossings";
import { Periods } from "./periods";

/** What a lead's group says beside its label; a group is their sum. */
const SENT_BY_ACTIVE = 4;
const HELD_OUT = 8;
export const GROUPS = 16;

/** How leads, and the moments at which they are sent, are told apart wherever they are counted. */
export interface Grouping {
  /** By lead, as `LABEL`. */
  labels: Uint8Array;
  /** By lead. */
  groups: Uint8Array;
  /** Leads per group. */
  sizes: Uint32Array;
  /** Leads that were really handed off, ascending. */
  handedOff: Uint32Array;
  /** Crossings of the criteria in force; null when none are. */
  active: Crossings | null;
  /** Begins with each week. */
  periods: Periods;
  weekStarts: readonly number[];
  /** Epoch minutes. */
  holdOutFrom: number | null;
}

export function labelOf(group: number): number {
  return group & (SENT_BY_ACTIVE - 1);
}

/** Whether the criteria in force send the group's leads. */
export function isSentByActive(group: number): boolean {
  return (group & SENT_BY_ACTIVE) !== 0;
}

/**
 * Whether the group's leads are held out: really handed off from the hold-out date on, or else
 * created. Whatever criteria would have done, their outcome was not known before it.
 */
export function isHeldOut(group: number): boolean {
  return (group & HELD_OUT) !== 0;
}

/** Groups leads by their labels, which are those of `labelLeads`; all minutes are epoch minutes. */
export function groupLeads(
  columns: Columns,
  labels: Uint8Array,
  {
    weekStarts,
    holdOutFrom = null,
    active = null,
  }: Partial<Pick<Grouping, "holdOutFrom" | "active">> & Pick<Grouping, "weekStarts">,
): Grouping {
  const leads = leadCount(columns);
  const groups = labels.slice();
  const sizes = new Uint32Array(GROUPS);
  const lateFrom = holdOutFrom ?? Number.POSITIVE_INFINITY;
  const handedOff: number[] = [];
  for (let lead = 0; lead < leads; lead++) {
    let group = groups[lead] as number;
    if (active && active.path[lead] !== PATH.none) group += SENT_BY_ACTIVE;
    const mqlAt = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    if (mqlAt !== NONE) handedOff.push(lead);
    const told = mqlAt === NONE ? (columns.created[lead] as number) : mqlAt;
    if (told >= lateFrom) group += HELD_OUT;
    groups[lead] = group;
    sizes[group] = (sizes[group] as number) + 1;
  }
  return {
    labels,
    groups,
    sizes,
    handedOff: Uint32Array.from(handedOff),
    active,
    periods: new Periods(weekStarts),
    weekStarts,
    holdOutFrom,
  };
}

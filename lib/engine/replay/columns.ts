import type { Activity, ActivityProps, ActivityType } from "../activities";
import type { AttributeValue } from "../attributes";
import type { Handoff } from "../handoffs";
import type { LeadHistory } from "../history";
import { withoutHindsight } from "./hindsight";
import { readId } from "./ids";

/** Where a minute, or another whole number, would stand if there were one. */
export const NONE = -(2 ** 31);

/** An activity without its moment: what conditions can ask of it. */
export interface Signature {
  type: ActivityType;
  props: ActivityProps;
  /** Only there when true. */
  hindsight?: true;
}

/** A value that an attribute took; null when it stopped being known. */
export interface Fact {
  attribute: string;
  value: AttributeValue | null;
  /** Only there when true. */
  hindsight?: true;
}

/** Where the minutes of a first hand-off stand within a lead's four. */
export const OUTCOME = { mql: 0, sal: 1, sql: 2, exit: 3 } as const;
export const OUTCOMES = 4;

/**
 * All leads in typed arrays, ascending by id. Events and observations are contiguous per lead,
 * ascend by minute, and name what happened by its place in a dictionary that only grows.
 */
export interface Columns {
  /** 16 bytes per lead. */
  ids: Uint8Array;
  /** Epoch minutes, like all minutes here. */
  created: Int32Array;
  /**
   * Four minutes per lead, in the order of `OUTCOME`: of its first real hand-off, SQL also in a later one
   * (`reachedAt`); NONE where not.
   */
  outcomes: Int32Array;
  /** A lead's events are at eventsAt[lead] … eventsAt[lead + 1] − 1. */
  eventsAt: Uint32Array;
  eventMinute: Int32Array;
  /** Places in `signatures`. */
  eventSignature: Uint32Array;
  factsAt: Uint32Array;
  factMinute: Int32Array;
  /** Places in `facts`. */
  factCode: Uint32Array;
  signatures: readonly Signature[];
  facts: readonly Fact[];
}

/** A lead as it is read: its history, and its real hand-offs in order (epoch ms). */
export interface LeadRecord {
  id: string;
  history: LeadHistory;
  rounds: readonly Pick<Handoff, "mqlAt" | "salAt" | "sqlAt" | "exitAt">[];
}

/** How many leads the columns hold. */
export function leadCount(columns: Columns): number {
  return columns.created.length;
}

/** The id of the lead at a place. */
export function leadId(columns: Columns, lead: number): string {
  return readId(columns.ids, lead);
}

/**
 * The whole history of the lead at a place, as the scalar engine reads it; what a replay counts of
 * it is `countedHistoryOf`. Activities are named by their order, and each observation stands alone.
 */
export function historyOf(columns: Columns, lead: number): LeadHistory {
  const { created, eventsAt, factsAt, signatures, facts } = columns;
  const activities: Activity[] = [];
  for (let i = eventsAt[lead] ?? 0; i < (eventsAt[lead + 1] ?? 0); i++) {
    const signature = signatures[columns.eventSignature[i] ?? 0];
    if (!signature) continue;
    const id = String(activities.length).padStart(8, "0");
    const { type, props } = signature;
    activities.push({ id, minute: columns.eventMinute[i] ?? 0, type, props });
  }
  const observations: LeadHistory["observations"][number][] = [];
  for (let i = factsAt[lead] ?? 0; i < (factsAt[lead + 1] ?? 0); i++) {
    const fact = facts[columns.factCode[i] ?? 0];
    if (!fact) continue;
    const minute = columns.factMinute[i] ?? 0;
    observations.push({ minute, values: Object.fromEntries([[fact.attribute, fact.value]]) });
  }
  return { createdMinute: created[lead] ?? 0, observations, activities };
}

/** What a replay counts of the history of the lead at a place. */
export function countedHistoryOf(columns: Columns, lead: number): LeadHistory {
  const handOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
  const whole = historyOf(columns, lead);
  return handOff === NONE ? whole : withoutHindsight(whole, handOff);
}

import type { Activity } from "./activities";
import type { AttributeValue } from "./attributes";
import type { CompiledCriteria } from "./compile";
import type { LeadHistory } from "./history";
import { PreparedLead } from "./history";

// What a criteria version counts of a lead's history, short enough to be kept with the lead: what is
// new is scored with it, and the history need not be read.

/** To be raised when the same version comes to have other slots, or one of them means something else. */
const FORMAT = 1;
/** Who did more is scored from the history: the text is written with each score. */
const MOST_EVENTS = 200;

/** The slots that one event concerns: numbers of rules, then of questions. */
type Slots = readonly number[];

interface Event {
  minute: number;
  slots: Slots;
}

export interface Digest {
  /** The minute of what became known last; null when nothing is known. */
  observedMinute: number | null;
  /** What is known since then, by slots of attributes; null: unknown. */
  values: readonly (AttributeValue | null)[];
  /** What concerns the score, by minute. */
  events: readonly Event[];
}

/** As text: each set of slots once, and of each event the minutes since the one before and its set. */
type Stored = [
  format: number,
  versionId: string,
  observedMinute: number | null,
  values: readonly (AttributeValue | null)[],
  sets: Slots[],
  events: number[],
];

function slotsOf(
  { type, props }: Pick<Activity, "type" | "props">,
  { byType, engagement, questions }: CompiledCriteria,
): number[] {
  const concerned = byType.get(type);
  if (!concerned) return [];
  const slots = concerned.rules.filter((i) => engagement[i]?.matches(props));
  for (const i of concerned.questions) {
    if (questions[i]?.matches(props)) slots.push(engagement.length + i);
  }
  return slots;
}

function eventsOf(
  activities: readonly Omit<Activity, "id">[],
  compiled: CompiledCriteria,
): Event[] {
  const events: Event[] = [];
  for (const activity of activities) {
    const slots = slotsOf(activity, compiled);
    if (slots.length > 0) events.push({ minute: activity.minute, slots });
  }
  return events;
}

/** What the version counts of a history. */
export function digestOf(history: LeadHistory, compiled: CompiledCriteria): Digest {
  const { observations, activities } = history;
  const known = new PreparedLead({ ...history, activities: [] }, compiled, undefined);
  known.at(Number.POSITIVE_INFINITY);
  return {
    observedMinute: observations.at(-1)?.minute ?? null,
    values: compiled.attributes.map((_, slot) => known.value(slot) ?? null),
    events: eventsOf(activities, compiled),
  };
}

/** The same with new activities, in any order. */
export function digestWith(
  digest: Digest,
  activities: readonly Omit<Activity, "id">[],
  compiled: CompiledCriteria,
): Digest {
  const news = eventsOf(activities, compiled);
  if (news.length === 0) return digest;
  const events = [...digest.events];
  for (const event of news) {
    // What is new is newer than most of the rest.
    let place = events.length;
    while (place > 0 && (events[place - 1]?.minute ?? 0) > event.minute) place -= 1;
    events.splice(place, 0, event);
  }
  return { ...digest, events };
}

/** A lead as it is since `observedMinute`: at earlier minutes its answers are not those of the history. */
export function preparedFrom(
  { observedMinute, values, events }: Digest,
  createdMinute: number,
  compiled: CompiledCriteria,
  since: number | undefined,
): PreparedLead {
  const observations = observedMinute === null ? [] : [{ minute: observedMinute, values: {} }];
  const history = { createdMinute, observations, activities: [] };
  const lead = new PreparedLead(history, compiled, since, values);
  const rules = compiled.engagement.length;
  for (const { minute, slots } of events) {
    // Events of one minute are worth the same, whatever their order.
    const event = { id: "", minute };
    for (const slot of slots) {
      if (slot < rules) lead.countFor(slot, event);
      else lead.askedBy(slot - rules, minute);
    }
  }
  return lead;
}

/** Where a set stands among those that were met; those that were read are the same objects. */
function placeOf(slots: Slots, sets: Slots[]): number {
  const met = sets.indexOf(slots);
  if (met >= 0) return met;
  const equal = sets.findIndex(
    (one) => one.length === slots.length && one.every((n, i) => n === slots[i]),
  );
  return equal >= 0 ? equal : sets.push(slots) - 1;
}

/** The digest as text; null where it would be too long. */
export function writeDigest(digest: Digest, versionId: string): string | null {
  const { observedMinute, values, events } = digest;
  if (events.length > MOST_EVENTS) return null;
  const sets: Slots[] = [];
  const numbers: number[] = [];
  let before = 0;
  for (const { minute, slots } of events) {
    numbers.push(minute - before, placeOf(slots, sets));
    before = minute;
  }
  const stored: Stored = [FORMAT, versionId, observedMinute, values, sets, numbers];
  return JSON.stringify(stored);
}

/** Null where it is not of this version. */
export function readDigest(text: string | null, versionId: string): Digest | null {
  if (text === null) return null;
  const [format, of, observedMinute, values, sets, numbers] = JSON.parse(text) as Stored;
  if (format !== FORMAT || of !== versionId) return null;
  const events: Event[] = [];
  let minute = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    minute += numbers[i] ?? 0;
    events.push({ minute, slots: sets[numbers[i + 1] ?? 0] ?? [] });
  }
  return { observedMinute, values, events };
}

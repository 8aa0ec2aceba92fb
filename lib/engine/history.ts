import type { Activity } from "./activities";
import type { AttributeValue } from "./attributes";
import type { CompiledCriteria } from "./compile";
import type { Facts } from "./conditions/contract";

/** What is known of a lead and when: both lists ascend by minute. */
export interface LeadHistory {
  createdMinute: number;
  /** Only the changed values; null: no longer known. */
  observations: readonly {
    minute: number;
    values: Readonly<Record<string, AttributeValue | null>>;
  }[];
  activities: readonly Activity[];
}

/** How many of an ascending list are at or before a minute. */
export function countUntil(minutes: readonly number[], minute: number): number {
  let low = 0;
  let high = minutes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((minutes[middle] ?? 0) <= minute) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What is kept of an activity that a rule counts. */
export type CountedActivity = Pick<Activity, "id" | "minute">;

/**
 * Keeps the first `take` by time, ties by id, whatever the order within a minute was. Activities
 * come in ascending minutes, so only the newest minute may still be out of order.
 */
function addFirst(events: CountedActivity[], activity: CountedActivity, take: number): void {
  const last = events.at(-1);
  if (last && events.length >= take && last.minute < activity.minute) return;
  let at = events.length;
  while (at > 0) {
    const before = events[at - 1];
    if (!before || before.minute < activity.minute || before.id <= activity.id) break;
    at -= 1;
  }
  if (at === events.length) events.push(activity);
  else events.splice(at, 0, activity);
  if (events.length > take) events.pop();
}

/**
 * A lead's history sorted out for one criteria version: which events count for which rule and
 * question. Made once, it answers for any minute by `at`.
 */
export class PreparedLead implements Facts {
  /** Counted events per engagement rule, by time; any minute. */
  readonly ruleEvents: CountedActivity[][];
  /** Minutes of matching events per question, ascending. */
  readonly questionMinutes: number[][];
  minute = 0;
  private observed = 0;

  constructor(
    readonly history: LeadHistory,
    readonly compiled: CompiledCriteria,
    /** Engagement counts strictly after it; undefined counts all. */
    readonly since: number | undefined,
    /** What is known from the first observation on, by slots of attributes: those of observations are not read. */
    private readonly known?: readonly (AttributeValue | null)[],
  ) {
    this.ruleEvents = compiled.engagement.map(() => []);
    this.questionMinutes = compiled.questions.map(() => []);
    for (const activity of history.activities) this.sort(activity);
  }

  private sort(activity: Activity): void {
    const { engagement, questions, byType } = this.compiled;
    const concerned = byType.get(activity.type);
    if (!concerned) return;
    for (const i of concerned.rules) {
      if (engagement[i]?.matches(activity.props)) this.countFor(i, activity);
    }
    for (const i of concerned.questions) {
      if (questions[i]?.matches(activity.props)) this.askedBy(i, activity.minute);
    }
  }

  private isFresh(minute: number): boolean {
    return this.since === undefined || minute > this.since;
  }

  /** Counts an activity that matches a rule; they come in ascending minutes. */
  countFor(rule: number, activity: CountedActivity): void {
    const take = this.compiled.engagement[rule]?.take;
    const events = this.ruleEvents[rule];
    if (take === undefined || !events || !this.isFresh(activity.minute)) return;
    addFirst(events, activity, take);
  }

  /** Counts the minute of an activity that matches a question; they come in ascending order. */
  askedBy(question: number, minute: number): void {
    if (this.compiled.questions[question]?.freshOnly && !this.isFresh(minute)) return;
    this.questionMinutes[question]?.push(minute);
  }

  /** Sets the moment that `value` and `count` answer for. */
  at(minute: number): this {
    this.minute = minute;
    const { observations } = this.history;
    let observed = observations.length;
    while (observed > 0 && (observations[observed - 1]?.minute ?? 0) > minute) observed -= 1;
    this.observed = observed;
    return this;
  }

  value(slot: number): AttributeValue | undefined {
    const attribute = this.compiled.attributes[slot];
    if (attribute === undefined) return undefined;
    if (this.known) return this.observed > 0 ? (this.known[slot] ?? undefined) : undefined;
    for (let i = this.observed - 1; i >= 0; i--) {
      const values = this.history.observations[i]?.values;
      if (values && Object.hasOwn(values, attribute)) return values[attribute] ?? undefined;
    }
    return undefined;
  }

  count(slot: number): number {
    const minutes = this.questionMinutes[slot];
    if (!minutes || minutes.length === 0) return 0;
    const until = countUntil(minutes, this.minute);
    const window = this.compiled.questions[slot]?.windowMinutes ?? null;
    // An event of exactly the window's age is out, as an expired one is.
    return window === null ? until : until - countUntil(minutes, this.minute - window);
  }

  /** Whether anything matching the question happened up to the moment, at any age. */
  everAsked(slot: number): boolean {
    return (this.questionMinutes[slot]?.[0] ?? Number.POSITIVE_INFINITY) <= this.minute;
  }

  /** Whether any engagement rule counts an event up to the moment. */
  hasEngagement(): boolean {
    return this.ruleEvents.some(([first]) => first !== undefined && first.minute <= this.minute);
  }
}

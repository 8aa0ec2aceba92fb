import type { CompiledCriteria } from "./compile";
import { MINUTES_PER_DAY } from "./decay";
import { type LeadHistory, PreparedLead } from "./history";
import { type Qualifying, qualifiesAt, type ScoreOptions } from "./score";

export interface FirstMql extends Qualifying {
  minute: number;
}

export interface FirstMqlOptions extends ScoreOptions {
  /** Minutes, both included. */
  from: number;
  until: number;
  /** Leaves `from` itself out. */
  after?: boolean | undefined;
}

/**
 * The minutes after `start` at which a lead's standing can rise: something was done or became
 * known, negative points expired, or a window closed. Between them it only falls.
 */
export function risingMinutes(lead: PreparedLead, start: number, until: number): number[] {
  const minutes = new Set<number>();
  const add = (minute: number) => {
    if (minute > start && minute <= until) minutes.add(minute);
  };
  for (const { minute } of lead.history.observations) add(minute);
  lead.ruleEvents.forEach((events, i) => {
    const rule = lead.compiled.engagement[i];
    if (!rule) return;
    const lapse = rule.points < 0 ? rule.expiresAt : null;
    for (const { minute } of events) {
      add(minute);
      if (lapse !== null) add(minute + lapse);
    }
  });
  lead.questionMinutes.forEach((asked, i) => {
    const window = lead.compiled.questions[i]?.windowMinutes ?? null;
    for (const minute of asked) {
      add(minute);
      if (window !== null) add(minute + window);
    }
  });
  return [...minutes].sort((a, b) => a - b);
}

/**
 * The first minute in the span at which the lead qualifies, and by which path; null when it never
 * does. Exact to the minute for criteria that `validateCriteria` accepts.
 */
export function firstMql(
  history: LeadHistory,
  compiled: CompiledCriteria,
  { engagementSince, ...span }: FirstMqlOptions,
): FirstMql | null {
  return firstMqlOf(new PreparedLead(history, compiled, engagementSince), span);
}

/** What `firstMql` gives, of a lead that is prepared already. */
export function firstMqlOf(
  lead: PreparedLead,
  { from, until, after }: Omit<FirstMqlOptions, "engagementSince">,
): FirstMql | null {
  const start = after ? from + 1 : from;
  if (start > until) return null;
  for (const minute of [start, ...risingMinutes(lead, start, until)]) {
    const qualifying = qualifiesAt(lead, minute);
    if (qualifying) return { minute, ...qualifying };
  }
  return null;
}

/** The next minute at which the lead is a whole number of days old. */
function nextBirthMinute({ createdMinute }: LeadHistory, minute: number): number {
  const age = minute - createdMinute;
  return createdMinute + (Math.floor(age / MINUTES_PER_DAY) + 1) * MINUTES_PER_DAY;
}

/**
 * When the score next changes by itself, with nothing new done or known after `minute`: the next
 * expiry or closing window, and once in each day of the lead's age while points fade gradually, so
 * that something new does not move it. Null: never.
 */
export function nextChangeAt(
  history: LeadHistory,
  compiled: CompiledCriteria,
  minute: number,
  { engagementSince }: ScoreOptions = {},
): number | null {
  return nextChangeOf(new PreparedLead(history, compiled, engagementSince), minute);
}

/** What `nextChangeAt` gives, of a lead that is prepared already. */
export function nextChangeOf(lead: PreparedLead, minute: number): number | null {
  const { compiled } = lead;
  let next = Number.POSITIVE_INFINITY;
  const add = (at: number) => {
    if (at > minute && at < next) next = at;
  };
  lead.ruleEvents.forEach((events, i) => {
    const rule = compiled.engagement[i];
    if (!rule || rule.points === 0) return;
    for (const event of events) {
      if (event.minute > minute) break;
      if (rule.expiresAt !== null) add(event.minute + rule.expiresAt);
      if (rule.gradual && minute - event.minute < rule.spentAt) {
        add(nextBirthMinute(lead.history, minute));
      }
    }
  });
  lead.questionMinutes.forEach((asked, i) => {
    const window = compiled.questions[i]?.windowMinutes ?? null;
    if (window === null) return;
    for (const at of asked) if (at <= minute) add(at + window);
  });
  return Number.isFinite(next) ? next : null;
}

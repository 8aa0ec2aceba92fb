import { MINUTE_MS } from "../time-zone";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectRounds } from "./select";
import { type Leave, type Spread, SpreadCounter, type Spreads } from "./spread";

const KINDS = ["touched", "gone", "waiting"] as const;
const LEAVES: Record<(typeof KINDS)[number], Leave> = {
  touched: "event",
  gone: "competing",
  waiting: "censored",
};
/** Against the agreed time of the first touch; open = neither kept nor broken, or without an SLA. */
const SLAS = ["kept", "broken", "open"] as const;
const ALL = SLAS.flatMap((sla) => KINDS.map((kind) => ({ sla, kind })));
const SHARES = [0.5, 0.9] as const;
/** Minutes of which it is told what share was touched within them. */
export const WITHIN_MINUTES = [15, 60, 4 * 60, 8 * 60, 24 * 60, 2 * 24 * 60, 7 * 24 * 60] as const;

/** How long hand-offs waited for the first touch of a rep. */
export interface Waits extends Record<(typeof KINDS)[number] | (typeof SLAS)[number], number> {
  value: string;
  count: number;
  /**
   * Whole minutes by which half, and nine in ten, were touched. Touches and exits are rounded up,
   * waits that go on count up to now, rounded down.
   */
  median: Spread["times"][number];
  p90: Spread["times"][number];
  /** By `WITHIN_MINUTES`; null where nobody was followed that long. Empty without times. */
  within: Spread["by"];
}

/** Whole minutes from an entry to its end, rounded up. */
export function minutesTo(end: number, enteredAt: number): number {
  return end <= enteredAt ? 0 : Math.floor((end - enteredAt + MINUTE_MS - 1) / MINUTE_MS);
}

/** Whole minutes from an entry to now, rounded down. */
export function minutesSince(enteredAt: number, now: number): number {
  return enteredAt > now ? 0 : Math.floor((now - enteredAt) / MINUTE_MS);
}

/** Leads that entered MQL, by how they waited, and for how long if that is wanted. */
export function countWaits(ledger: Ledger, question: LedgerQuestion, withTimes: boolean): Spreads {
  const { now } = question;
  const { mqlAt, firstTouchAt, exitAt, touchDueAt } = ledger.rounds.columns;
  const selection = selectRounds(ledger, question, "mql");
  const times = withTimes ? { shares: SHARES, marks: WITHIN_MINUTES } : { shares: [] };
  const leaves = ALL.map((told) => LEAVES[told.kind]);
  const spread = new SpreadCounter(ledger.scratch, selection, { leaves, ...times });
  const { kind, span } = spread;
  for (const { place, length } of selection.blocks()) {
    for (let i = 0; i < length; i++) {
      const round = place[i] as number;
      const enteredAt = mqlAt[round] as number;
      const touchedAt = firstTouchAt[round] as number;
      const dueAt = touchDueAt[round] as number;
      const isTouched = !Number.isNaN(touchedAt);
      const end = isTouched ? touchedAt : (exitAt[round] as number);
      const isWaiting = Number.isNaN(end);
      const isBroken = (isWaiting ? now : end) > dueAt;
      const sla = isBroken ? 1 : touchedAt <= dueAt ? 0 : 2;
      kind[i] = sla * KINDS.length + (isTouched ? 0 : isWaiting ? 2 : 1);
      span[i] = isWaiting ? minutesSince(enteredAt, now) : minutesTo(end, enteredAt);
    }
    spread.add(place, length);
  }
  return spread.finish();
}

/** What `countWaits` says of one value, or of all. */
export function readWaits({ value, count, counts, times, by }: Spread): Waits {
  const sum = (is: (told: (typeof ALL)[number]) => boolean) =>
    ALL.reduce((all, told, i) => (is(told) ? all + (counts[i] ?? 0) : all), 0);
  const [median = NOT_REACHED, p90 = NOT_REACHED] = times;
  return {
    value,
    count,
    touched: sum(({ kind }) => kind === "touched"),
    gone: sum(({ kind }) => kind === "gone"),
    waiting: sum(({ kind }) => kind === "waiting"),
    kept: sum(({ sla }) => sla === "kept"),
    broken: sum(({ sla }) => sla === "broken"),
    open: sum(({ sla }) => sla === "open"),
    median,
    p90,
    within: by,
  };
}

const NOT_REACHED = { time: null, low: null, high: null };

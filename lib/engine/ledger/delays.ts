import { type BusinessCalendar, businessMinutesBetween } from "../calendar";
import { BLOCK } from "./block";
import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectRounds } from "./select";
import { type Leave, type Spread, SpreadCounter, type Spreads } from "./spread";
import { minutesSince, minutesTo } from "./waits";

/** It happened, the lead left without it, or neither so far. */
const LEAVES: readonly Leave[] = ["event", "competing", "censored"];
const HAPPENED = 0;
const GONE = 1;
const WAITING = 2;
const SHARES = [0.5, 0.9] as const;

/** Calendars know the years from 1900 on; an import may have any. */
const EARLIEST = Date.UTC(1901, 0, 1);

/** Waits for somebody in particular, and then for that person. */
export interface CountedDelays {
  /** Of all: until somebody was answerable for the hand-off or, if that was before, touched the lead. */
  system: Spreads;
  /** Of those that somebody was answerable for: from then to the first touch, in business minutes. */
  rep: Spreads;
}

/** What part of the wait for the first touch was whose. */
export interface Delays {
  value: string;
  count: number;
  /** Neither given to somebody nor touched nor gone so far. */
  unassigned: number;
  /** Whole minutes by which half, and nine in ten, were given to somebody; rounded as those of waits. */
  systemMedian: Spread["times"][number];
  systemP90: Spread["times"][number];
  /** Those that somebody was answerable for. */
  assigned: number;
  /** Whole business minutes by which half, and nine in ten, of these were touched. */
  repMedian: Spread["times"][number];
  repP90: Spread["times"][number];
}

/** Leads that entered MQL, by how long nobody in particular had them, and then somebody did. */
export function countDelays(
  ledger: Ledger,
  question: LedgerQuestion,
  calendar: BusinessCalendar,
): CountedDelays {
  const { now } = question;
  const { scratch } = ledger;
  const { mqlAt, assignedAt, firstTouchAt, exitAt } = ledger.rounds.columns;
  const selection = selectRounds(ledger, question, "mql");
  const asked = { leaves: LEAVES, shares: SHARES };
  const system = new SpreadCounter(scratch, selection, asked);
  const rep = new SpreadCounter(scratch, selection, asked, "rep");
  const assigned = new Uint32Array(BLOCK);
  for (const { place, length } of selection.blocks()) {
    let given = 0;
    for (let i = 0; i < length; i++) {
      const round = place[i] as number;
      const enteredAt = mqlAt[round] as number;
      const givenAt = assignedAt[round] as number;
      const touchedAt = firstTouchAt[round] as number;
      const goneAt = exitAt[round] as number;
      const takenAt = givenAt <= touchedAt || Number.isNaN(touchedAt) ? givenAt : touchedAt;
      system.kind[i] = kindOf(takenAt, goneAt);
      const untilAt = Number.isNaN(takenAt) ? goneAt : takenAt;
      system.span[i] = Number.isNaN(untilAt)
        ? minutesSince(enteredAt, now)
        : minutesTo(untilAt, enteredAt);
      if (Number.isNaN(givenAt)) continue;
      assigned[given] = round;
      rep.kind[given] = kindOf(touchedAt, goneAt);
      const end = Number.isNaN(touchedAt) ? goneAt : touchedAt;
      rep.span[given] = businessMinutes(givenAt, Number.isNaN(end) ? now : end, calendar);
      given += 1;
    }
    system.add(place, length);
    rep.add(assigned, given);
  }
  return { system: system.finish(), rep: rep.finish() };
}

/** Place in `LEAVES`; NaN where something is not there. */
function kindOf(at: number, goneAt: number): number {
  if (!Number.isNaN(at)) return HAPPENED;
  return Number.isNaN(goneAt) ? WAITING : GONE;
}

/** None where the end comes first: what was done before counts as done at once. */
function businessMinutes(from: number, to: number, calendar: BusinessCalendar): number {
  if (to <= from || to <= EARLIEST) return 0;
  return businessMinutesBetween(Math.max(from, EARLIEST), to, calendar);
}

/** What `countDelays` says of all, and of each value. */
export function readDelays({ system, rep }: CountedDelays): { whole: Delays; parts: Delays[] } {
  const byValue = new Map(rep.parts.map((part) => [part.value, part]));
  return {
    whole: delaysOf(system.whole, rep.whole),
    parts: system.parts.map((part) => delaysOf(part, byValue.get(part.value))),
  };
}

function delaysOf({ value, count, counts, times }: Spread, rep: Spread | undefined): Delays {
  const [systemMedian = NOT_REACHED, systemP90 = NOT_REACHED] = times;
  const [repMedian = NOT_REACHED, repP90 = NOT_REACHED] = rep?.times ?? [];
  return {
    value,
    count,
    unassigned: counts[WAITING] ?? 0,
    systemMedian,
    systemP90,
    assigned: rep?.count ?? 0,
    repMedian,
    repP90,
  };
}

const NOT_REACHED = { time: null, low: null, high: null };

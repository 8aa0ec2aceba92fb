import type { Ledger } from "./ledger";
import type { LedgerQuestion } from "./question";
import { selectRounds } from "./select";
import { type Leave, type Spread, SpreadCounter, type Spreads } from "./spread";
import { minutesSince, minutesTo } from "./waits";

const STATES = ["kept", "late", "overdue", "open", "none"] as const;

/**
 * What became of a time that sales promised: kept; late, though done or no longer needed; overdue
 * now; open, where it is neither, also as the lead left in time; none, where no time was agreed.
 */
export type PromiseState = (typeof STATES)[number];

/** Hand-offs by what became of sales' promises. */
export interface Promises {
  value: string;
  count: number;
  /** To accept the lead or let it go. */
  answer: Record<PromiseState, number>;
  /** Of a rep, to touch it for the first time. */
  touch: Record<PromiseState, number>;
  /** Whole minutes by which half were answered; as those of waits are rounded. */
  median: Spread["times"][number];
}

const ALL = STATES.flatMap((answer) =>
  STATES.flatMap((touch) => [false, true].map((isAnswered) => ({ answer, touch, isAnswered }))),
);

const LEAVES: readonly Leave[] = ALL.map(({ isAnswered }) => (isAnswered ? "event" : "censored"));

const [KEPT, LATE, OVERDUE, OPEN, NONE] = STATES.map((_, place) => place) as [
  ...[number, number, number, number, number],
];

/** Place in `STATES`; NaN where something did not happen, `goneAt`: left without it. */
function stateOf(dueAt: number, doneAt: number, goneAt: number, now: number): number {
  if (Number.isNaN(dueAt)) return NONE;
  if (!Number.isNaN(doneAt)) return doneAt <= dueAt ? KEPT : LATE;
  if (!Number.isNaN(goneAt)) return goneAt > dueAt ? LATE : OPEN;
  return now > dueAt ? OVERDUE : OPEN;
}

/** Leads that entered MQL, by what became of sales' promises for that hand-off. */
export function countPromises(ledger: Ledger, question: LedgerQuestion): Spreads {
  const { now } = question;
  const { columns } = ledger.rounds;
  const { mqlAt, salAt, sqlAt, exitAt, firstTouchAt, slaDueAt, touchDueAt } = columns;
  const selection = selectRounds(ledger, question, "mql");
  const spread = new SpreadCounter(ledger.scratch, selection, { leaves: LEAVES, shares: [0.5] });
  const { kind, span } = spread;
  for (const { place, length } of selection.blocks()) {
    for (let i = 0; i < length; i++) {
      const round = place[i] as number;
      const enteredAt = mqlAt[round] as number;
      const goneAt = exitAt[round] as number;
      let answeredAt = salAt[round] as number;
      if (Number.isNaN(answeredAt)) answeredAt = sqlAt[round] as number;
      if (Number.isNaN(answeredAt)) answeredAt = goneAt;
      const isAnswered = !Number.isNaN(answeredAt);
      const touchedAt = firstTouchAt[round] as number;
      const answer = stateOf(slaDueAt[round] as number, answeredAt, Number.NaN, now);
      const touch = stateOf(touchDueAt[round] as number, touchedAt, goneAt, now);
      kind[i] = (answer * STATES.length + touch) * 2 + Number(isAnswered);
      span[i] = isAnswered ? minutesTo(answeredAt, enteredAt) : minutesSince(enteredAt, now);
    }
    spread.add(place, length);
  }
  return spread.finish();
}

/** What `countPromises` says of one value, or of all. */
export function readPromises({ value, count, counts, times }: Spread): Promises {
  const sums = (promise: "answer" | "touch") =>
    Object.fromEntries(
      STATES.map((state) => [
        state,
        ALL.reduce((all, told, i) => (told[promise] === state ? all + (counts[i] ?? 0) : all), 0),
      ]),
    ) as Record<PromiseState, number>;
  const [median = { time: null, low: null, high: null }] = times;
  return { value, count, answer: sums("answer"), touch: sums("touch"), median };
}

import type { BusinessCalendar } from "@/lib/engine/calendar";
import {
  type AccountsOf,
  type CountedAccounts,
  countAccounts,
  countAccountsBy,
} from "@/lib/engine/ledger/accounts";
import {
  type AttributedCounts,
  type AttributionQuestion,
  countAttributed,
} from "@/lib/engine/ledger/attributed";
import type { Counted } from "@/lib/engine/ledger/counter";
import { countCreated } from "@/lib/engine/ledger/created";
import { type CountedDelays, countDelays } from "@/lib/engine/ledger/delays";
import { countEntered } from "@/lib/engine/ledger/entered";
import { countEntries } from "@/lib/engine/ledger/entries";
import { type CountedExits, countExits } from "@/lib/engine/ledger/exits";
import type { Ledger } from "@/lib/engine/ledger/ledger";
import { countPromises } from "@/lib/engine/ledger/promises";
import type { LedgerQuestion } from "@/lib/engine/ledger/question";
import { countRevenue, type Revenue } from "@/lib/engine/ledger/revenue";
import type { LedgerStage } from "@/lib/engine/ledger/select";
import type { Spreads } from "@/lib/engine/ledger/spread";
import { countWaits } from "@/lib/engine/ledger/waits";
import { countWins } from "@/lib/engine/ledger/wins";
import { type CountedWork, countWork } from "@/lib/engine/ledger/work";
import type { FollowedLedger } from "./followed-ledger";

/** What is counted of the ledger alone, and of whom. */
export type LedgerTally = { of: LedgerQuestion } & (
  | { kind: "exits" | "promises" | "wins" | "work" }
  | { kind: "accountsBy" }
  | { kind: "entries"; withinDays: number | null }
  | { kind: "accounts"; listed: number | readonly string[] }
  | { kind: "waits"; withTimes: boolean }
  | { kind: "delays"; calendar: BusinessCalendar }
  | { kind: "created"; withDays: boolean }
  | { kind: "entered"; stage: LedgerStage }
);

/** The same, or what leads have won, and how conversions and that are shared by their touches. */
export type TallyQuestion =
  | LedgerTally
  | ({ kind: "attributed"; currency: string } & AttributionQuestion)
  | { kind: "revenue"; currency: string; of: LedgerQuestion };

/** What each kind of question is answered with. */
export interface Tallies {
  attributed: AttributedCounts;
  revenue: Revenue[];
  accounts: CountedAccounts;
  accountsBy: AccountsOf[];
  entries: Counted;
  exits: CountedExits;
  waits: Spreads;
  delays: CountedDelays;
  promises: Spreads;
  created: Counted;
  entered: Counted;
  wins: Counted;
  work: CountedWork;
}

export type TallyAnswer = Tallies[TallyQuestion["kind"]];

function found(ledger: Ledger, question: LedgerTally): Tallies[LedgerTally["kind"]] {
  switch (question.kind) {
    case "entries":
      return countEntries(ledger, question.of, question.withinDays);
    case "exits":
      return countExits(ledger, question.of);
    case "waits":
      return countWaits(ledger, question.of, question.withTimes);
    case "delays":
      return countDelays(ledger, question.of, question.calendar);
    case "promises":
      return countPromises(ledger, question.of);
    case "created":
      return countCreated(ledger, question.of, question.withDays);
    case "entered":
      return countEntered(ledger, question.of, question.stage);
    case "accounts":
      return countAccounts(ledger, question.of, question.listed);
    case "accountsBy":
      return countAccountsBy(ledger, question.of);
    case "wins":
      return countWins(ledger, question.of);
    case "work":
      return countWork(ledger, question.of);
  }
}

/** Counts what is asked. */
export function tally<Q extends LedgerTally>(ledger: Ledger, question: Q): Tallies[Q["kind"]] {
  return found(ledger, question) as Tallies[Q["kind"]];
}

/** Answers all questions as of one moment: now. */
export async function answerTallies(
  followed: Pick<FollowedLedger, "current" | "won">,
  questions: readonly TallyQuestion[],
): Promise<TallyAnswer[]> {
  const ledger = await followed.current();
  const answers: TallyAnswer[] = [];
  for (const question of questions) {
    if (question.kind === "attributed") {
      answers.push(countAttributed(ledger, question, await followed.won(question.currency)));
    } else if (question.kind === "revenue") {
      answers.push(countRevenue(ledger, question.of, await followed.won(question.currency)));
    } else {
      answers.push(tally(ledger, question));
    }
  }
  return answers;
}

import { Worker } from "node:worker_threads";
import { store } from "@/db/client";
import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import { type AnalystStatus, type Answerer, startAnswering, type Told } from "./answerer";
import { FollowedLedger } from "./followed-ledger";
import { inMb, memoryLimit } from "./memory";
import { snapshotPath } from "./place";
import { refusalOf } from "./refusal";
import { answerTallies, type Tallies, type TallyAnswer, type TallyQuestion } from "./tally";

type TallyAnswerer = Answerer<readonly TallyQuestion[], TallyAnswer[]>;

/** Counts leads and hand-offs for reports, beside the thread that answers requests. */
export interface Tallier {
  /**
   * As of the newest change, all that are asked at once as of the same; a `Refusal` when the thread
   * crashed meanwhile.
   */
  ask<Q extends TallyQuestion>(question: Q): Promise<Tallies[Q["kind"]]>;
  /** Gets ready before the first question. */
  wake(): void;
  status(): AnalystStatus;
}

/** In a thread of its own: a report does not wait for a replay. */
function answerBeside(): TallyAnswerer {
  return startAnswering({
    name: "tallier",
    start: (resourceLimits) =>
      new Worker(new URL("./tally-worker.ts", import.meta.url), {
        name: "handoff-tallier",
        resourceLimits,
      }),
    isWanted: () => true,
  });
}

/** For programs that answer no requests beside: the command line and tests. */
function answerInline(): TallyAnswerer {
  let ledger: FollowedLedger | null = null;
  let db: ReadDb | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    // One after the other: the ledger must not change under a question.
    ask(_key, questions) {
      const mine = turn.then(async () => {
        const { read } = await store();
        // Programs may open one database after another.
        if (!ledger || db !== read) ledger = new FollowedLedger(read, snapshotPath("ledger"));
        db = read;
        return { kind: "found" as const, finding: await answerTallies(ledger, questions) };
      });
      turn = mine.catch(() => {});
      return mine;
    },
    wake() {},
    status: () => ({
      state: ledger ? "ready" : "idle",
      restarts: 0,
      crashedAt: null,
      memoryMb: null,
      memoryLimitMb: inMb(memoryLimit()),
      history: ledger?.origin ?? null,
    }),
  };
}

const shared = globalThis as unknown as { handoffTallier?: TallyAnswerer; handoffTallies?: number };

function answerer(): TallyAnswerer {
  shared.handoffTallier ??= process.env.NEXT_RUNTIME === "nodejs" ? answerBeside() : answerInline();
  return shared.handoffTallier;
}

interface Waiting {
  question: TallyQuestion;
  resolve(told: Told<TallyAnswer>): void;
  reject(error: unknown): void;
}

let waiting: Waiting[] = [];

/** Questions of one turn go together: each message from thread to thread takes time of its own. */
async function send(): Promise<void> {
  const together = waiting;
  waiting = [];
  // Every question is answered: none makes another one worthless.
  shared.handoffTallies = (shared.handoffTallies ?? 0) + 1;
  try {
    const told = await answerer().ask(
      `${shared.handoffTallies}`,
      together.map(({ question }) => question),
    );
    together.forEach(({ resolve }, i) => {
      const finding = told.kind === "found" ? told.finding[i] : undefined;
      resolve(told.kind === "found" ? { ...told, finding: finding as TallyAnswer } : told);
    });
  } catch (error) {
    for (const { reject } of together) reject(error);
  }
}

/** The process's tallier; it starts with its first question, unless it is woken before. */
export function tallier(): Tallier {
  const { wake, status } = answerer();
  return {
    async ask<Q extends TallyQuestion>(question: Q) {
      if (waiting.length === 0) setImmediate(send);
      const told = await new Promise<Told<TallyAnswer>>((resolve, reject) => {
        waiting.push({ question, resolve, reject });
      });
      if (told.kind === "overtaken") throw new Error("Questions for a report were overtaken");
      if (told.kind === "refused") {
        throw refusalOf(told, t("The counting for reports stopped and is starting again."));
      }
      return told.finding as Tallies[Q["kind"]];
    },
    wake,
    status,
  };
}

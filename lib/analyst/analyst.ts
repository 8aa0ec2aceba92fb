import { existsSync } from "node:fs";
import { Worker } from "node:worker_threads";
import { store } from "@/db/client";
import { t } from "@/lib/language";
import { Analysis, type FindingFor, type Findings, type Question } from "./analysis";
import {
  type AnalystStatus,
  type Answerer,
  type Asked,
  startAnswering,
  type Told,
} from "./answerer";
import { History } from "./history";
import { inMb, memoryLimit } from "./memory";
import { snapshotPath } from "./place";
import { refusalOf } from "./refusal";

/** A newer question of the same asker made this one worthless. */
export class Overtaken extends Error {}

/** Answers questions about all of history, off the thread that answers requests. */
export interface Analyst {
  /**
   * Of several questions that wait under one key only the latest is answered; the others throw
   * `Overtaken`. A `Refusal` when history does not fit in memory or the analyst crashed. A patient
   * question waits until no other one does.
   */
  ask<Q extends Question>(key: string, question: Q, how?: Asked): Promise<FindingFor<Q>>;
  /**
   * Whoever asks under a key while a question under it is being answered gets that answer, and the
   * question that it answers, so that only one is ever asked. The key says all that must be equal.
   */
  share<Q extends Question>(
    key: string,
    question: Q,
  ): Promise<{ question: Q; finding: FindingFor<Q> }>;
  /** Gets ready before the first question, where people have asked before. */
  wake(): void;
  status(): AnalystStatus;
}

type AnalystAnswerer = Answerer<Question, Findings[Question["kind"]]>;
type AnalystTold = Told<Findings[Question["kind"]]>;

/** In a thread of its own. */
function answerBeside(): AnalystAnswerer {
  return startAnswering({
    name: "analyst",
    start: (resourceLimits) =>
      new Worker(new URL("./worker.ts", import.meta.url), {
        name: "handoff-analyst",
        resourceLimits,
      }),
    // Where a file is kept it has to be followed, lest it tell of people who were deleted.
    isWanted: () => existsSync(snapshotPath("history")),
  });
}

/** For programs that answer no requests beside: the command line and tests. */
function answerInline(): AnalystAnswerer {
  let history: History | null = null;
  let analysis: Analysis | null = null;
  let turn: Promise<unknown> = Promise.resolve();
  async function answer(question: Question): Promise<AnalystTold> {
    history ??= new History((await store()).read);
    analysis ??= new Analysis(history);
    return { kind: "found", finding: await analysis.answer(question) };
  }
  return {
    // One after the other: history must not change under a question.
    ask(_key, question) {
      const mine = turn.then(() => answer(question));
      turn = mine.catch(() => {});
      return mine;
    },
    wake() {},
    status: () => ({
      state: history ? "ready" : "idle",
      restarts: 0,
      crashedAt: null,
      memoryMb: null,
      memoryLimitMb: inMb(memoryLimit()),
      history: history?.origin ?? null,
    }),
  };
}

interface Shared {
  question: Question;
  told: Promise<AnalystTold>;
}

const shared = globalThis as unknown as {
  handoffAnswerer?: AnalystAnswerer;
  /** By key; plain values, as what the answerer tells. */
  handoffSharedQuestions?: Map<string, Shared>;
};

function answerer(): AnalystAnswerer {
  shared.handoffAnswerer ??=
    process.env.NEXT_RUNTIME === "nodejs" ? answerBeside() : answerInline();
  return shared.handoffAnswerer;
}

function askShared(key: string, question: Question): Shared {
  shared.handoffSharedQuestions ??= new Map();
  const running = shared.handoffSharedQuestions;
  const known = running.get(key);
  if (known) return known;
  const told = answerer()
    .ask(key, question)
    .finally(() => running.delete(key));
  const asked = { question, told };
  running.set(key, asked);
  return asked;
}

function findingOf<Q extends Question>(told: AnalystTold): FindingFor<Q> {
  if (told.kind === "overtaken") throw new Overtaken();
  if (told.kind === "refused") {
    throw refusalOf(told, t("The replay stopped and is starting again."));
  }
  return told.finding as FindingFor<Q>;
}

/** The process's analyst; it starts with its first question, unless it is woken before. */
export function analyst(): Analyst {
  const { wake, status } = answerer();
  return {
    async ask<Q extends Question>(key: string, question: Q, how?: Asked) {
      return findingOf<Q>(await answerer().ask(key, question, how));
    },
    async share<Q extends Question>(key: string, question: Q) {
      const asked = askShared(key, question);
      return { question: asked.question as Q, finding: findingOf<Q>(await asked.told) };
    },
    wake,
    status,
  };
}

import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { Analysis, type Findings, type Question } from "./analysis";

/** What the worker tells after each question. */
export type AnalystReport = { memoryBytes: number } & (
  | { ok: true; finding: Findings[Question["kind"]] }
  | { ok: false; message: string }
);

let analysis: Analysis | null = null;
let asked = 0;

function usedBytes(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

async function answer(question: Question): Promise<AnalystReport> {
  try {
    analysis ??= new Analysis((await store()).read);
    const finding = await analysis.answer(question);
    return { ok: true, finding, memoryBytes: usedBytes() };
  } catch (error) {
    // What it had read may be half done.
    analysis = null;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, message, memoryBytes: usedBytes() };
  }
}

/** Uses the time until the next question. */
function prepareAfter(question: number): void {
  setImmediate(() => {
    if (question === asked && analysis && !analysis.prepare()) prepareAfter(question);
  });
}

// One at a time: the other side sends the next question after the answer.
parentPort?.on("message", (question: Question) => {
  asked += 1;
  const number = asked;
  void answer(question).then((report) => {
    parentPort?.postMessage(report);
    prepareAfter(number);
  });
});

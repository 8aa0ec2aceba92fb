import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { Analysis, type Finding, type Question } from "./analysis";

/** What the worker tells after each question. */
export type AnalystReport = { memoryBytes: number } & (
  | { ok: true; finding: Finding }
  | { ok: false; message: string }
);

let analysis: Promise<Analysis> | null = null;

async function answer(question: Question): Promise<AnalystReport> {
  const used = () => {
    const { heapUsed, arrayBuffers } = process.memoryUsage();
    return heapUsed + arrayBuffers;
  };
  try {
    analysis ??= store().then(({ read }) => new Analysis(read));
    const finding = await (await analysis).answer(question);
    return { ok: true, finding, memoryBytes: used() };
  } catch (error) {
    analysis = null;
    const message = error instanceof Error ? error.message : String(error);
    return { ok: false, message, memoryBytes: used() };
  }
}

parentPort?.on("message", (question: Question) => {
  // One at a time: the other side sends the next question after the answer.
  void answer(question).then((report) => parentPort?.postMessage(report));
});

import { parentPort } from "node:worker_threads";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { type AheadQuestion, workAhead } from "@/lib/activities/steps/ahead";
import type { AheadOrder, AheadReport } from "./batch-ahead";

let turn: Promise<void> = Promise.resolve();

async function work({ number, question }: AheadOrder): Promise<AheadReport> {
  try {
    const { read } = await store();
    const seq = await newestSeq(read);
    return { number, ahead: await workAhead(read, seq, JSON.parse(question) as AheadQuestion) };
  } catch (error) {
    return { number, ahead: null, problem: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on("message", (order: AheadOrder) => {
  turn = turn.then(async () => {
    parentPort?.postMessage(await work(order));
  });
});

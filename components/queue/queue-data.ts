import type { DeskInfo } from "@/components/lead/desk-context";
import { type PackedRows, packRows, unpackRows } from "@/components/live/packed-rows";
import type { QueueLead } from "@/lib/leads/schema";
import type { QueueAnswer } from "./queue-rows";
import type { QueueFilter } from "./use-queue-rows";

/** Everything the queue needs. */
export interface QueueData {
  answer: QueueAnswer;
  filter: QueueFilter;
  desk: DeskInfo;
}

type PackedAnswer = Omit<QueueAnswer, "leads"> & { leads: PackedRows<QueueLead> };
type PackedQueue = Omit<QueueData, "answer"> & { answer: PackedAnswer };

/** The queue's data as the one text that the page sends: cheaper to render than a tree of props. */
export function queueText({ answer, ...data }: QueueData): string {
  const packed = { ...answer, leads: packRows(answer.leads) };
  return JSON.stringify({ ...data, answer: packed } satisfies PackedQueue);
}

export function queueOf(text: string): QueueData {
  const { answer, ...data } = JSON.parse(text) as PackedQueue;
  return { ...data, answer: { ...answer, leads: unpackRows(answer.leads) } };
}

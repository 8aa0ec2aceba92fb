"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import type { Outcome } from "@/lib/operations/outcome";
import { changeSegment, createSegment, deleteSegment, sweepSegments } from "./commands";
import type * as schema from "./schema";

export const createSegmentAction = async (input: z.input<typeof schema.createSegmentInput>) =>
  withLeads(await act(createSegment, input));
export const changeSegmentAction = async (input: z.input<typeof schema.changeSegmentInput>) =>
  withLeads(await act(changeSegment, input));
export const deleteSegmentAction = async (input: z.input<typeof schema.deleteSegmentInput>) =>
  act(deleteSegment, input);

/** So long leads are looked for while somebody waits; the jobs go on with the rest. */
const MOST_MS = 1500;
const BATCH = 1000;

async function withLeads<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
  const until = Date.now() + MOST_MS;
  let isDue = outcome.ok;
  while (isDue && Date.now() < until) {
    isDue = (await execute(sweepSegments, SWEEP, { limit: BATCH })).ok;
  }
  return outcome;
}

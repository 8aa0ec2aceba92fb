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

/** So many leads are looked at while somebody waits; the jobs go on with the rest. */
const AT_ONCE = 5000;

async function withLeads<T>(outcome: Outcome<T>): Promise<Outcome<T>> {
  if (outcome.ok) await execute(sweepSegments, SWEEP, { limit: AT_ONCE });
  return outcome;
}

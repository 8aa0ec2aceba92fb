"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { decideDispute, raiseDispute } from "./commands";
import type * as schema from "./schema";

export const raiseDisputeAction = async (input: z.input<typeof schema.raiseDisputeInput>) =>
  act(raiseDispute, input);
export const decideDisputeAction = async (input: z.input<typeof schema.decideDisputeInput>) =>
  act(decideDispute, input);

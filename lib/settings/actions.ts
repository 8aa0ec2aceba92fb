"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { limitBoard, retireExitReason, saveExitReason, updateWorkspace } from "./commands";
import type * as schema from "./schema";

export const updateWorkspaceAction = async (input: z.input<typeof schema.updateWorkspaceInput>) =>
  act(updateWorkspace, input);
export const limitBoardAction = async (input: z.input<typeof schema.limitBoardInput>) =>
  act(limitBoard, input);
export const saveExitReasonAction = async (input: z.input<typeof schema.exitReasonInput>) =>
  act(saveExitReason, input);
export const retireExitReasonAction = async (input: z.input<typeof schema.retireReasonInput>) =>
  act(retireExitReason, input);

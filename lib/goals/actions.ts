"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { changeGoal, deleteGoal, setGoal } from "./commands";
import type * as schema from "./schema";

export const setGoalAction = async (input: z.input<typeof schema.setGoalInput>) =>
  act(setGoal, input);
export const changeGoalAction = async (input: z.input<typeof schema.changeGoalInput>) =>
  act(changeGoal, input);
export const deleteGoalAction = async (input: z.input<typeof schema.deleteGoalInput>) =>
  act(deleteGoal, input);

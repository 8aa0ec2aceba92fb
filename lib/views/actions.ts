"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { changeView, createView, deleteView } from "./commands";
import type * as schema from "./schema";

export const createViewAction = async (input: z.input<typeof schema.createViewInput>) =>
  act(createView, input);
export const changeViewAction = async (input: z.input<typeof schema.changeViewInput>) =>
  act(changeView, input);
export const deleteViewAction = async (input: z.input<typeof schema.deleteViewInput>) =>
  act(deleteView, input);

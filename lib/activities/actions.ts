"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import type * as schema from "./schema";

export const logCall = async (input: z.input<typeof schema.logCallInput>) =>
  act(commands.logCall, input);
export const logTouch = async (input: z.input<typeof schema.logTouchInput>) =>
  act(commands.logTouch, input);
export const addNote = async (input: z.input<typeof schema.addNoteInput>) =>
  act(commands.addNote, input);

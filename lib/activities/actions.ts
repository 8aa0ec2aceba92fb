"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { addNote, logCall, logTouch } from "./commands";
import type { addNoteInput, logCallInput, logTouchInput } from "./schema";

export async function logCallAction(input: z.input<typeof logCallInput>) {
  return act(logCall, input);
}

export async function logTouchAction(input: z.input<typeof logTouchInput>) {
  return act(logTouch, input);
}

export async function addNoteAction(input: z.input<typeof addNoteInput>) {
  return act(addNote, input);
}

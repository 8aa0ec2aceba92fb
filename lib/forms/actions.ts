"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import * as commands from "./commands";
import type * as schema from "./schema";

export const createFormAction = async (input: z.input<typeof schema.createFormInput>) =>
  act(commands.createForm, input);
export const saveFormAction = async (input: z.input<typeof schema.saveFormInput>) =>
  act(commands.saveForm, input);
export const archiveFormAction = async (input: z.input<typeof schema.archiveFormInput>) =>
  act(commands.archiveForm, input);

"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { changeTemplate, createTemplate, deleteTemplate } from "./commands";
import type * as schema from "./schema";

export const createTemplateAction = async (input: z.input<typeof schema.createTemplateInput>) =>
  act(createTemplate, input);
export const changeTemplateAction = async (input: z.input<typeof schema.changeTemplateInput>) =>
  act(changeTemplate, input);
export const deleteTemplateAction = async (input: z.input<typeof schema.deleteTemplateInput>) =>
  act(deleteTemplate, input);

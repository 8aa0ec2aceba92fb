"use server";

import type { z } from "zod";
import { act } from "@/lib/operations/action";
import { cancelImport } from "./commands/imports";
import { deleteMapping, saveMapping } from "./commands/mappings";
import type { importIdInput } from "./schema";
import type { saveMappingInput } from "./schema/inputs";

export const cancelImportAction = async (input: z.input<typeof importIdInput>) =>
  act(cancelImport, input);
export const saveMappingAction = async (input: z.input<typeof saveMappingInput>) =>
  act(saveMapping, input);
export const deleteMappingAction = async (input: z.input<typeof importIdInput>) =>
  act(deleteMapping, input);

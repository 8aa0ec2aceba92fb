import { z } from "zod";
import { t } from "@/lib/language";
import { IMPORT_KINDS } from "../schema";
import { DELIMITERS, ENCODINGS, mappingSchema } from "./mapping";

export const saveMappingInput = z.object({
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Give the mapping a name.") })
    .max(80, { error: () => t("Use at most 80 characters.") }),
  kind: z.enum(IMPORT_KINDS),
  mapping: mappingSchema,
});

export const describeFileInput = z.object({
  id: z.string().min(1).max(64),
  delimiter: z.enum(DELIMITERS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
});

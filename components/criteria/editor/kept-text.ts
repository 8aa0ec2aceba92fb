import { z } from "zod";
import { criteriaSchema } from "@/lib/engine/criteria";
import type { Saved, Written } from "./saver";

/** What a page held that could not be stored when it was left, and on top of what. */
export interface KeptText {
  saved: Saved;
  written: Written;
}

const writtenSchema = z.object({ name: z.string(), body: criteriaSchema });
const schema = z.object({
  saved: writtenSchema.extend({ version: z.number() }),
  written: writtenSchema,
});

const keyOf = (id: string) => `handoff:draft:${id}`;

/** Keeps it in this tab: a session that ended leads to the sign-in and back. */
export function keepText(id: string, text: KeptText): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(text));
  } catch {
    // Without room, or with storage shut, the warning on leaving is all there is.
  }
}

/** What was kept, once; null when there is nothing, or nothing that can be read. */
export function takeKeptText(id: string): KeptText | null {
  try {
    const text = sessionStorage.getItem(keyOf(id));
    sessionStorage.removeItem(keyOf(id));
    return text === null ? null : (schema.safeParse(JSON.parse(text)).data ?? null);
  } catch {
    return null;
  }
}

import { saveDraftInput } from "@/lib/criteria/schema";
import { t } from "@/lib/language";
import { inputSentence } from "@/lib/operations/input-words";
import {
  type Failure,
  invalidInput,
  type Outcome,
  type RefusalCode,
} from "@/lib/operations/outcome";
import type { Written } from "./saver";

/** What browsers send to its end although the page is left: 64 KiB in all. */
const MOST_KEPT_ALIVE = 60_000;

const LOST: Failure = {
  ok: false,
  code: "failed",
  get message() {
    return t("The server could not be reached. It is tried again by itself.");
  },
};

/** Stores a draft on top of the version that was seen; what cannot be stored is not sent. */
export async function storeDraft(
  id: string,
  written: Written,
  version: number,
): Promise<Outcome<{ version: number }>> {
  const parsed = saveDraftInput.safeParse({ id, version, ...written }, { error: inputSentence });
  if (!parsed.success) return invalidInput(parsed.error);
  const body = new TextEncoder().encode(JSON.stringify({ version, ...written }));
  try {
    const response = await fetch(`/api/criteria/${id}`, {
      method: "PUT",
      headers: { "content-type": "application/json" },
      body,
      keepalive: body.byteLength < MOST_KEPT_ALIVE,
    });
    const said: unknown = await response.json();
    if (response.ok) return { ok: true, value: said as { version: number } };
    const { title, code } = said as { title?: string; code?: RefusalCode };
    return { ok: false, code: code ?? "failed", message: title ?? LOST.message };
  } catch {
    return LOST;
  }
}

import { t } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";

/** What a server action answers; a lost connection is an answer too. Never throws. */
export function settle<T>(answer: Promise<Outcome<T>>): Promise<Outcome<T>> {
  return answer.catch(() => ({
    ok: false,
    code: "failed",
    message: t("The server could not be reached. Check your connection and try again."),
  }));
}

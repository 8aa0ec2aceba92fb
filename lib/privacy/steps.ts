import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { refuse } from "@/lib/operations/outcome";
import { KEPT_OUT } from "./schema";
import { readSuppressed } from "./store/suppressions";

/** Refuses addresses of which a person asked not to be kept. */
export async function refuseSuppressed(db: ReadDb, ...emails: string[]): Promise<void> {
  const suppressed = await readSuppressed(db, emails.map(emailKeyOf));
  if (suppressed.size > 0) refuse("conflict", t(KEPT_OUT), { email: t(KEPT_OUT) });
}

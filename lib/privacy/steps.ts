import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { findIdsByEmail } from "@/lib/leads/store/working";
import { refuse } from "@/lib/operations/outcome";
import { KEPT_OUT } from "./schema";
import { readLoggedAddresses } from "./store/former";
import { readAddresses, readSuppressed } from "./store/suppressions";

/** Refuses addresses of which a person asked not to be kept. */
export async function refuseSuppressed(db: ReadDb, ...emails: string[]): Promise<void> {
  const suppressed = await readSuppressed(db, emails.map(emailKeyOf));
  if (suppressed.size > 0) refuse("conflict", t(KEPT_OUT), { email: t(KEPT_OUT) });
}

/** The normalised addresses of a lead, also those of before that nobody has now. */
export async function addressesOf(
  db: ReadDb,
  id: string,
  ids: readonly string[],
): Promise<string[]> {
  const logged = new Set((await readLoggedAddresses(db, ids)).map(emailKeyOf));
  const owners = await findIdsByEmail(db, [...logged]);
  const former = [...logged].filter((key) => !owners.has(key));
  return [...(await readAddresses(db, id)), ...former];
}

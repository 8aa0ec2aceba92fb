import { eq } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { settings } from "@/db/schema";

const KEY = "identity";

/** What websites sign with who their visitors are, since when, and who made it. */
export interface IdentitySecret {
  secret: string;
  at: number;
  byName: string;
}

/** Null while none was made. */
export async function readIdentitySecret(db: ReadDb): Promise<IdentitySecret | null> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY));
  return row ? (row.value as IdentitySecret) : null;
}

export async function writeIdentitySecret(tx: Tx, value: IdentitySecret): Promise<void> {
  await tx
    .insert(settings)
    .values({ key: KEY, value, updatedAt: value.at })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: value.at } });
}

/** Says whether there was one. */
export async function deleteIdentitySecret(tx: Tx): Promise<boolean> {
  const gone = await tx
    .delete(settings)
    .where(eq(settings.key, KEY))
    .returning({ key: settings.key });
  return gone.length > 0;
}

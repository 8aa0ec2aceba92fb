import { createHmac, randomBytes } from "node:crypto";
import { and, eq, inArray } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { leadAliases, leads, settings, suppressions } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { Suppression } from "../schema";

const KEY = "suppression";
const HASHES_PER_STATEMENT = 500;

/** The key of the hashes; null while nobody is kept out. */
async function readKey(db: ReadDb): Promise<Buffer | null> {
  const [row] = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, KEY));
  return row ? Buffer.from((row.value as { key: string }).key, "base64") : null;
}

/** The key, made when it is needed first. */
async function ensureKey(tx: Tx, now: number): Promise<Buffer> {
  const value = { key: randomBytes(32).toString("base64") };
  await tx.insert(settings).values({ key: KEY, value, updatedAt: now }).onConflictDoNothing();
  const key = await readKey(tx);
  if (!key) throw new Error("The key of suppressed addresses was just written");
  return key;
}

function hashOf(key: Buffer, emailKey: string): string {
  return createHmac("sha256", key).update(emailKey).digest("hex");
}

/** Which of these normalised addresses are kept out, and since when. */
export async function readSuppressed(
  db: ReadDb,
  emailKeys: readonly string[],
): Promise<Map<string, Suppression>> {
  const found = new Map<string, Suppression>();
  const key = emailKeys.length > 0 ? await readKey(db) : null;
  if (!key) return found;
  const byHash = new Map(emailKeys.map((emailKey) => [hashOf(key, emailKey), emailKey]));
  const hashes = [...byHash.keys()];
  for (let i = 0; i < hashes.length; i += HASHES_PER_STATEMENT) {
    const rows = await db
      .select()
      .from(suppressions)
      .where(inArray(suppressions.hash, hashes.slice(i, i + HASHES_PER_STATEMENT)));
    for (const { hash, at, byName } of rows) found.set(byHash.get(hash) ?? "", { at, byName });
  }
  return found;
}

/** The normalised addresses of a lead, its own and those of leads that were merged into it. */
export async function readAddresses(db: ReadDb, id: string): Promise<string[]> {
  const [lead] = await db.select({ key: leads.emailKey }).from(leads).where(eq(leads.id, id));
  const further = await db
    .select({ key: leadAliases.key })
    .from(leadAliases)
    .where(and(eq(leadAliases.leadId, id), eq(leadAliases.kind, "email")));
  return [...(lead?.key ? [lead.key] : []), ...further.map(({ key }) => key)];
}

/** Keeps addresses out from now on; who is kept out already stays so since then. */
export async function insertSuppressions(
  tx: Tx,
  emailKeys: readonly string[],
  { at, byName }: Suppression,
): Promise<void> {
  if (emailKeys.length === 0) return;
  const key = await ensureKey(tx, at);
  await tx
    .insert(suppressions)
    .values(emailKeys.map((emailKey) => ({ hash: hashOf(key, emailKey), at, byName })))
    .onConflictDoNothing();
}

/** Lets an address in again; says whether it was kept out. */
export async function deleteSuppression(tx: Tx, emailKey: string): Promise<boolean> {
  const key = await readKey(tx);
  if (!key) return false;
  const gone = await tx
    .delete(suppressions)
    .where(eq(suppressions.hash, hashOf(key, emailKey)))
    .returning({ hash: suppressions.hash });
  return gone.length > 0;
}

export async function countSuppressions(db: ReadDb): Promise<number> {
  const [row] = await db.select({ count: countOf() }).from(suppressions);
  return row?.count ?? 0;
}

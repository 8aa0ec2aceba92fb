import { asc, gt } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { isOneOf } from "@/db/sql";

/** Leads per statement: on SQLite one blocks whoever else waits for this process. */
const SLICE = 500;
const COMPANIES = 50;

/** Lets other requests in between: SQLite answers without waiting. */
function pause(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Every address, in its order and slice by slice. */
export async function* readAddresses(
  db: ReadDb,
): AsyncGenerator<readonly { id: string; emailKey: string }[]> {
  let after = "";
  for (;;) {
    const rows = await db
      .select({ id: leads.id, emailKey: leads.emailKey })
      .from(leads)
      .where(gt(leads.emailKey, after))
      .orderBy(asc(leads.emailKey))
      .limit(SLICE);
    yield rows.flatMap(({ id, emailKey }) => (emailKey === null ? [] : [{ id, emailKey }]));
    const last = rows.at(-1)?.emailKey;
    if (rows.length < SLICE || !last) return;
    after = last;
    await pause();
  }
}

/** Everybody who belongs to a company, some companies at a time and each as a whole. */
export async function* readCompanies(
  db: ReadDb,
): AsyncGenerator<readonly { id: string; name: string; accountId: string | null }[]> {
  let after = "";
  for (;;) {
    const found = await db
      .selectDistinct({ accountId: leads.accountId })
      .from(leads)
      .where(gt(leads.accountId, after))
      .orderBy(asc(leads.accountId))
      .limit(COMPANIES);
    const ids = found.flatMap(({ accountId }) => accountId ?? []);
    yield await db
      .select({ id: leads.id, name: leads.name, accountId: leads.accountId })
      .from(leads)
      .where(isOneOf(leads.accountId, ids));
    const last = ids.at(-1);
    if (ids.length < COMPANIES || !last) return;
    after = last;
    await pause();
  }
}

/** Who these leads are, for people to compare. */
export async function readSuspects(db: ReadDb, ids: readonly string[]) {
  return db
    .select({
      id: leads.id,
      name: leads.name,
      email: leads.email,
      company: leads.company,
      stage: leads.stage,
      createdAt: leads.createdAt,
    })
    .from(leads)
    .where(isOneOf(leads.id, ids));
}

import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import { encode } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared, statementName } from "@/db/prepared";
import { rowsByColumn } from "@/db/rows";
import { leadAliases, leads } from "@/db/schema";
import { forUpdate } from "@/db/sql";

const IDS_PER_STATEMENT = 500;

/** What scoring and moving need of a lead. */
const WORKING = {
  id: leads.id,
  name: leads.name,
  email: leads.email,
  stage: leads.stage,
  stageAt: leads.stageAt,
  createdAt: leads.createdAt,
  accountId: leads.accountId,
  ownerId: leads.ownerId,
  claimedBy: leads.claimedBy,
  claimedUntil: leads.claimedUntil,
  nurtureUntil: leads.nurtureUntil,
  engagementSince: leads.engagementSince,
  exitReasonId: leads.exitReasonId,
  bant: leads.bant,
  fit: leads.fit,
  engagement: leads.engagement,
  grade: leads.grade,
  scoredAt: leads.scoredAt,
  rescoreAt: leads.rescoreAt,
  digest: leads.digest,
  heldAt: leads.heldAt,
  mqlAt: leads.mqlAt,
  path: leads.path,
  criteriaVersionId: leads.criteriaVersionId,
  slaDueAt: leads.slaDueAt,
  firstTouchAt: leads.firstTouchAt,
  attempts: leads.attempts,
  callbackAt: leads.callbackAt,
  optedOut: leads.optedOut,
  lastActivityAt: leads.lastActivityAt,
  version: leads.version,
};

function selectWorking(db: ReadDb, where: SQL) {
  return db.select(WORKING).from(leads).where(where);
}
export type WorkingLead = Awaited<ReturnType<typeof selectWorking>>[number];

export function* chunksOf<T>(all: readonly T[], size = IDS_PER_STATEMENT): Generator<T[]> {
  for (let i = 0; i < all.length; i += size) yield all.slice(i, i + size);
}

/** The leads, held until the transaction ends, in one order for everybody so that none deadlock. */
export async function lockLeads(tx: Tx, ids: readonly string[]): Promise<WorkingLead[]> {
  if (ids.length === 0) return [];
  const statement = prepared(tx, "leads.lock", (t) =>
    forUpdate(selectWorking(t, isListed(leads.id)).orderBy(asc(leads.id))).prepare("leads_lock"),
  );
  return rowsByColumn(statement, WORKING, listed([...new Set(ids)]));
}

/** One lead, held until the transaction ends; null when there is none. */
export async function lockLead(tx: Tx, id: string): Promise<WorkingLead | null> {
  const [lead] = await lockLeads(tx, [id]);
  return lead ?? null;
}

/** Ids by normalised email: a lead's own, or one of a lead that was merged into it. */
export function findIdsByEmail(
  db: ReadDb,
  emailKeys: readonly string[],
): Promise<Map<string, string>> {
  return findIds(db, "email", leads.emailKey, emailKeys);
}

/** Ids by the id that another system knows the lead by, or knew one merged into it. */
export function findIdsByExternalId(
  db: ReadDb,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  return findIds(db, "externalId", leads.externalId, externalIds);
}

/** Leads first: what a merge that ends meanwhile takes from there, it adds to the aliases. */
async function findIds(
  db: ReadDb,
  kind: "email" | "externalId",
  column: typeof leads.emailKey | typeof leads.externalId,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  const wanted = [...new Set(keys)];
  if (wanted.length === 0) return found;
  const own = await prepared(db, `leads.idsBy.${kind}`, (d) =>
    d
      .select({ id: leads.id, key: column })
      .from(leads)
      .where(isListed(column))
      .prepare(`leads_ids_by_${kind}`),
  ).execute(listed(wanted));
  for (const { id, key } of own) if (key !== null) found.set(key, id);
  const rest = wanted.filter((key) => !found.has(key));
  if (rest.length === 0) return found;
  const aliases = await prepared(db, `leads.aliasesBy.${kind}`, (d) =>
    d
      .select({ id: leadAliases.leadId, key: leadAliases.key })
      .from(leadAliases)
      .where(and(eq(leadAliases.kind, kind), isListed(leadAliases.key)))
      .prepare(`leads_aliases_by_${kind}`),
  ).execute(listed(rest));
  for (const { id, key } of aliases) found.set(key, id);
  return found;
}

type Change = Partial<Omit<typeof leads.$inferInsert, "id" | "version">>;

/** The statement that changes these columns; the same few sets of columns come again and again. */
function updateOf(tx: Tx, columns: readonly (keyof Change)[]) {
  const key = columns.join(",");
  return prepared(tx, `leads.update.${key}`, (t) =>
    t
      .update(leads)
      .set(
        Object.fromEntries(
          [...columns, "version"].map((name) => [name, sql`${sql.placeholder(name)}`]),
        ),
      )
      .where(and(eq(leads.id, sql.placeholder("id")), eq(leads.version, sql.placeholder("seen"))))
      .returning({ id: leads.id })
      .prepare(statementName("leads_update", key)),
  );
}

/** Changes a lead if it is still the version that was seen; tells whether it was. */
export async function updateLeadRow(
  tx: Tx,
  id: string,
  seen: number,
  set: Change,
): Promise<boolean> {
  const columns = (Object.keys(set) as (keyof Change)[]).sort();
  const values = Object.fromEntries(columns.map((name) => [name, encode(leads[name], set[name])]));
  const changed = await updateOf(tx, columns).execute({ ...values, id, seen, version: seen + 1 });
  return changed.length === 1;
}

/** The facts and identity that `updateLead` compares with. */
export async function readIdentity(db: ReadDb, id: string) {
  const [row] = await db
    .select({
      id: leads.id,
      name: leads.name,
      email: leads.email,
      emailKey: leads.emailKey,
      phone: leads.phone,
      attributes: leads.attributes,
      accountId: leads.accountId,
      company: leads.company,
      externalId: leads.externalId,
      utmLast: leads.utmLast,
      version: leads.version,
    })
    .from(leads)
    .where(eq(leads.id, id));
  return row ?? null;
}

import { and, asc, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared } from "@/db/prepared";
import { leadAliases, leads } from "@/db/schema";
import { goTogether, takeTurns } from "@/db/sql";
import { chunksOf } from "./working";

/** Further addresses and ids by which leads are known. */
export type AliasRow = typeof leadAliases.$inferSelect;

const ADDRESS_LOCK = 4715;

/**
 * Lets one transaction at a time change the addresses of leads that are there, and none come in beside
 * it: two tables hold addresses, so no index sees to it that each has one lead.
 */
export function takeAddressTurn(tx: Tx): Promise<void> {
  return takeTurns(tx, ADDRESS_LOCK);
}

/** Lets others that bring leads in go on beside this one: an index keeps their addresses apart. */
export function goBesideAddresses(tx: Tx): Promise<void> {
  return goTogether(tx, ADDRESS_LOCK);
}

export async function readAliases(db: ReadDb, leadId: string): Promise<AliasRow[]> {
  return prepared(db, "leads.aliases", (d) =>
    d
      .select()
      .from(leadAliases)
      .where(eq(leadAliases.leadId, sql.placeholder("leadId")))
      .orderBy(asc(leadAliases.kind), asc(leadAliases.key))
      .prepare("leads_aliases"),
  ).execute({ leadId });
}

export async function insertAliases(tx: Tx, rows: readonly AliasRow[]): Promise<void> {
  await insertAll(tx, leadAliases, rows);
}

type AliasKey = Pick<AliasRow, "kind" | "key">;

function isAlias({ kind, key }: AliasKey) {
  return and(eq(leadAliases.kind, kind), eq(leadAliases.key, key));
}

export async function deleteAliases(tx: Tx, keys: readonly AliasKey[]): Promise<void> {
  for (const one of keys) await tx.delete(leadAliases).where(isAlias(one));
}

export async function moveAliases(tx: Tx, keys: readonly AliasKey[], into: string): Promise<void> {
  for (const one of keys) await tx.update(leadAliases).set({ leadId: into }).where(isAlias(one));
}

/** Which of these normalised addresses are further ones of some lead. */
export async function readFurtherKeys(db: ReadDb, keys: readonly string[]): Promise<Set<string>> {
  if (keys.length === 0) return new Set();
  const rows = await prepared(db, "leads.furtherKeys", (d) =>
    d
      .select({ key: leadAliases.key })
      .from(leadAliases)
      .where(and(eq(leadAliases.kind, "email"), isListed(leadAliases.key)))
      .prepare("leads_further_keys"),
  ).execute(listed(keys));
  return new Set(rows.map(({ key }) => key));
}

/** How many further addresses these leads have; those without any are left out. */
export async function countFurther(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, number>> {
  const further = await readFurther(db, ids);
  return new Map([...further].map(([id, emails]) => [id, emails.length]));
}

/** The further addresses of these leads; those without any are left out. */
export async function readFurther(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  for (const chunk of chunksOf([...new Set(ids)])) {
    const rows = await db
      .select({ leadId: leadAliases.leadId, value: leadAliases.value })
      .from(leadAliases)
      .where(and(eq(leadAliases.kind, "email"), inArray(leadAliases.leadId, chunk)))
      .orderBy(asc(leadAliases.key));
    for (const { leadId, value } of rows) found.set(leadId, [...(found.get(leadId) ?? []), value]);
  }
  return found;
}

/** By what other systems know these leads; those without an id are left out. */
export async function readExternalIds(
  db: ReadDb,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>();
  for (const chunk of chunksOf(ids)) {
    const rows = await db
      .select({ id: leads.id, externalId: leads.externalId })
      .from(leads)
      .where(and(inArray(leads.id, chunk), isNotNull(leads.externalId)));
    for (const { id, externalId } of rows) if (externalId !== null) found.set(id, externalId);
  }
  return found;
}

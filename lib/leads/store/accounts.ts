import { and, eq, isNull, sql } from "drizzle-orm";
import { insertNew } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared } from "@/db/prepared";
import { accounts, hasLeft, leads } from "@/db/schema";

export type AccountRow = typeof accounts.$inferSelect;

const MATCHED = {
  id: accounts.id,
  name: accounts.name,
  nameKey: accounts.nameKey,
  domain: accounts.domain,
  customerSince: accounts.customerSince,
};

export type MatchedAccount = Pick<AccountRow, keyof typeof MATCHED>;

export async function findAccountsByDomain(
  db: ReadDb,
  domains: readonly string[],
): Promise<MatchedAccount[]> {
  if (domains.length === 0) return [];
  return prepared(db, "accounts.byDomain", (d) =>
    d.select(MATCHED).from(accounts).where(isListed(accounts.domain)).prepare("accounts_by_domain"),
  ).execute(listed(domains));
}

/** By normalised names, the oldest first. */
export async function findAccountsByName(
  db: ReadDb,
  nameKeys: readonly string[],
): Promise<MatchedAccount[]> {
  if (nameKeys.length === 0) return [];
  return prepared(db, "accounts.byName", (d) =>
    d
      .select(MATCHED)
      .from(accounts)
      .where(isListed(accounts.nameKey))
      .orderBy(accounts.createdAt, accounts.id)
      .prepare("accounts_by_name"),
  ).execute(listed(nameKeys));
}

/** Inserts accounts; gives the ids of those whose domain nobody else took meanwhile. */
export async function insertAccounts(tx: Tx, rows: readonly AccountRow[]): Promise<Set<string>> {
  return new Set(await insertNew(tx, accounts, rows));
}

/** Gives an account that was known by name only its domain. */
export async function setAccountDomain(tx: Tx, id: string, domain: string): Promise<boolean> {
  const changed = await tx
    .update(accounts)
    .set({ domain })
    .where(and(eq(accounts.id, id), isNull(accounts.domain)))
    .returning({ id: accounts.id });
  return changed.length === 1;
}

export async function readAccount(db: ReadDb, id: string) {
  const [row] = await prepared(db, "accounts.one", (d) =>
    d
      .select({ ...MATCHED, attributes: accounts.attributes })
      .from(accounts)
      .where(eq(accounts.id, sql.placeholder("id")))
      .prepare("accounts_one"),
  ).execute({ id });
  return row ?? null;
}

/** Titles of the people of these accounts who are marked as having left, by account. */
export async function readLeftTitles(
  db: ReadDb,
  accountIds: readonly string[],
): Promise<Map<string, Set<string>>> {
  const titles = new Map<string, Set<string>>();
  if (accountIds.length === 0) return titles;
  const rows = await prepared(db, "accounts.leftTitles", (d) =>
    d
      .select({ accountId: leads.accountId, title: leads.title })
      .from(leads)
      .where(and(isListed(leads.accountId), hasLeft(leads)))
      .prepare("accounts_left_titles"),
  ).execute(listed(accountIds));
  for (const { accountId, title } of rows) {
    if (accountId === null || title === null) continue;
    const known = titles.get(accountId) ?? new Set();
    known.add(title.trim().toLowerCase());
    titles.set(accountId, known);
  }
  return titles;
}

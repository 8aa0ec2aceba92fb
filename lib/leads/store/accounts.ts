import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { insertNew } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { accounts, leads } from "@/db/schema";
import { jsonText } from "@/db/sql";
import { chunksOf } from "./working";

export type AccountRow = typeof accounts.$inferSelect;

const MATCHED = {
  id: accounts.id,
  name: accounts.name,
  nameKey: accounts.nameKey,
  domain: accounts.domain,
  customerSince: accounts.customerSince,
};

export type MatchedAccount = Pick<AccountRow, keyof typeof MATCHED>;

/** The accounts with one of these domains, or one of these normalised names. */
export async function findAccounts(
  db: ReadDb,
  domains: readonly string[],
  nameKeys: readonly string[],
): Promise<MatchedAccount[]> {
  const found: MatchedAccount[] = [];
  for (const chunk of chunksOf(domains)) {
    found.push(...(await db.select(MATCHED).from(accounts).where(inArray(accounts.domain, chunk))));
  }
  for (const chunk of chunksOf(nameKeys)) {
    found.push(
      ...(await db
        .select(MATCHED)
        .from(accounts)
        .where(inArray(accounts.nameKey, chunk))
        .orderBy(accounts.createdAt, accounts.id)),
    );
  }
  return found;
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
  for (const chunk of chunksOf(accountIds)) {
    const rows = await db
      .select({ accountId: leads.accountId, title: leads.title })
      .from(leads)
      .where(
        and(
          inArray(leads.accountId, chunk),
          sql`cast(${jsonText(leads.attributes, "leftCompany")} as text) in ('true', '1')`,
        ),
      );
    for (const { accountId, title } of rows) {
      if (accountId === null || title === null) continue;
      const known = titles.get(accountId) ?? new Set();
      known.add(title.trim().toLowerCase());
      titles.set(accountId, known);
    }
  }
  return titles;
}

import type { ReadDb } from "@/db/handles";
import { accounts, leads } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import type { FoundAccount, FoundLead } from "./schema";

export function readAccounts(db: ReadDb, ids: readonly string[]): Promise<FoundAccount[]> {
  const { id, name, domain } = accounts;
  return db.select({ id, name, domain }).from(accounts).where(isOneOf(id, ids));
}

export function readLeads(db: ReadDb, ids: readonly string[]): Promise<FoundLead[]> {
  const { id, name, title, company, stage } = leads;
  return db.select({ id, name, title, company, stage }).from(leads).where(isOneOf(id, ids));
}

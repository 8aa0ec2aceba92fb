import type { ReadDb } from "@/db/handles";
import { accounts } from "@/db/schema";
import { isOneOf } from "@/db/sql";

/** What is known of a company. */
export interface Company {
  domain: string | null;
  name: string;
  /** When its first opportunity was won; null while none is. */
  customerSince: number | null;
}

/** The companies of these domains. */
export function readCompanies(db: ReadDb, domains: readonly string[]): Promise<Company[]> {
  const { domain, name, customerSince } = accounts;
  return db.select({ domain, name, customerSince }).from(accounts).where(isOneOf(domain, domains));
}

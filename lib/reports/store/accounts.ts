import { and, asc, eq, gt, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { accounts, leads } from "@/db/schema";
import { isOneOf } from "@/db/sql";
import { MILLIPOINTS } from "@/lib/engine/decay";
import type { Bounds } from "./extent";
import { inScope, type LeadScope } from "./filters";

/** Rows of one statement: on SQLite it blocks whoever else waits for this process. */
const ROWS_PER_STATEMENT = 600;

/** How the leads of a company's email domain got on. */
export interface DomainCount {
  /** "" = no company, or one whose domain is not known. */
  domain: string;
  leads: number;
  /** With a point of engagement or more. */
  engaged: number;
  mqls: number;
  sals: number;
  sqls: number;
  customers: number;
}

const noCount = (domain: string): DomainCount => ({
  domain,
  leads: 0,
  engaged: 0,
  mqls: 0,
  sals: 0,
  sqls: 0,
  customers: 0,
});

/** Leads created with from ≤ at < to, by the domain of their company. */
export async function countDomains(
  db: ReadDb,
  period: Bounds,
  scope: LeadScope,
): Promise<DomainCount[]> {
  const found = new Map<string, DomainCount>();
  // The bound moves on with what is read: the index is entered there, not at the period's start.
  let from = period.from;
  let after: SQL | undefined;
  for (;;) {
    const rows = await db
      .select({
        id: leads.id,
        createdAt: leads.createdAt,
        domain: sql<string>`coalesce(${accounts.domain}, '')`,
        engagement: leads.engagement,
        firstMqlAt: leads.firstMqlAt,
        firstSalAt: leads.firstSalAt,
        firstSqlAt: leads.firstSqlAt,
        firstCustomerAt: leads.firstCustomerAt,
      })
      .from(leads)
      .leftJoin(accounts, eq(accounts.id, leads.accountId))
      .where(createdIn({ from, to: period.to }, scope, after))
      .orderBy(asc(leads.createdAt), asc(leads.id))
      .limit(ROWS_PER_STATEMENT);
    for (const row of rows) {
      const count = found.get(row.domain) ?? noCount(row.domain);
      found.set(row.domain, count);
      count.leads += 1;
      if (row.engagement >= MILLIPOINTS) count.engaged += 1;
      if (row.firstMqlAt !== null) count.mqls += 1;
      if (row.firstSalAt !== null) count.sals += 1;
      if (row.firstSqlAt !== null) count.sqls += 1;
      if (row.firstCustomerAt !== null) count.customers += 1;
    }
    const last = rows.at(-1);
    if (!last || rows.length < ROWS_PER_STATEMENT) return [...found.values()];
    from = last.createdAt;
    after = or(gt(leads.createdAt, from), gt(leads.id, last.id));
    // SQLite answers without waiting: let other requests in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

function createdIn(period: Bounds, scope: LeadScope, more: SQL | undefined): SQL | undefined {
  return and(
    gte(leads.createdAt, period.from),
    lt(leads.createdAt, period.to),
    inScope(scope, leads),
    more,
  );
}

/** What is known of a company. */
export interface Company {
  name: string;
  /** When its first opportunity was won; null while none is. */
  customerSince: number | null;
  /** Of its leads of the period, those that are known. */
  seniorities: string[];
}

/** The companies of these domains, by domain. */
export async function readCompanies(
  db: ReadDb,
  domains: readonly string[],
  period: Bounds,
  scope: LeadScope,
): Promise<Map<string, Company>> {
  const { domain, name, customerSince } = accounts;
  const known = await db
    .select({ domain: sql<string>`${domain}`, name, customerSince })
    .from(accounts)
    .where(isOneOf(domain, domains));
  const companies = new Map(
    known.map((one): [string, Company] => [one.domain, { ...one, seniorities: [] }]),
  );
  const seniority = sql<string | null>`${leads.attributes} ->> 'seniority'`;
  const people = await db
    .selectDistinct({ domain: sql<string>`${domain}`, seniority })
    .from(leads)
    .innerJoin(accounts, eq(accounts.id, leads.accountId))
    .where(createdIn(period, scope, inArray(domain, [...domains])));
  for (const row of people) {
    if (row.seniority) companies.get(row.domain)?.seniorities.push(row.seniority);
  }
  return companies;
}

import { asc, gt, isNotNull, isNull, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { criteriaVersions, leads, users } from "@/db/schema";

/** Names of users by id, for rows and filters of owners. */
export async function userNames(db: ReadDb): Promise<Map<string, string>> {
  const rows = await db.select({ id: users.id, name: users.name }).from(users);
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Names of criteria versions by id, oldest first. */
export async function versionNames(db: ReadDb): Promise<Map<string, string>> {
  const rows = await db
    .select({
      id: criteriaVersions.id,
      number: criteriaVersions.number,
      name: criteriaVersions.name,
    })
    .from(criteriaVersions)
    .orderBy(asc(criteriaVersions.number));
  return new Map(rows.map((row) => [row.id, `v${row.number} ${row.name}`]));
}

/** Most values that a filter offers by name. */
const CHOICES = 200;

/**
 * Sources of leads, by name; "" for leads without one. Goes from each source to the next through
 * the index, since a DISTINCT would read it whole.
 */
export async function leadSources(db: ReadDb): Promise<string[]> {
  const sources: string[] = [];
  let source: string | undefined;
  while (sources.length < CHOICES) {
    const [next] = await db
      .select({ source: sql<string | null>`min(${leads.source})` })
      .from(leads)
      .where(source === undefined ? isNotNull(leads.source) : gt(leads.source, source));
    if (next?.source === null || next?.source === undefined) break;
    source = next.source;
    sources.push(source);
  }
  const [unknown] = await db
    .select({ id: leads.id })
    .from(leads)
    .where(isNull(leads.source))
    .limit(1);
  return unknown && !sources.includes("") ? ["", ...sources] : sources;
}

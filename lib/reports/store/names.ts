import { asc, sql } from "drizzle-orm";
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

/** Sources of leads, by name; "" for leads without one. Read from an index alone. */
export async function leadSources(db: ReadDb): Promise<string[]> {
  const rows = await db
    .selectDistinct({ value: sql<string>`coalesce(${leads.source}, '')` })
    .from(leads)
    .orderBy(sql.raw("1"))
    .limit(CHOICES);
  return rows.map((row) => row.value);
}

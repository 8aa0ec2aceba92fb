import { and, eq, isNull, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { criteriaVersions, forms, imports, invites, leads, settings, users } from "@/db/schema";
import type { Role } from "@/lib/engine/roles";
import { writeSettings } from "@/lib/settings/store";
import type { StartRow, StartStep } from "./schema";

const KEY = "start";

/** Null where nobody has set the workspace up in the browser: the first hour is not for it. */
export async function readStart(db: ReadDb): Promise<{ start: StartRow; version: number } | null> {
  const [row] = await prepared(db, "start.row", (d) =>
    d
      .select({ value: settings.value, version: settings.version })
      .from(settings)
      .where(eq(settings.key, KEY))
      .prepare("start_row"),
  ).execute();
  return row ? { start: row.value as StartRow, version: row.version } : null;
}

/** Whether the first steps are still offered. */
export async function isStartOpen(db: ReadDb): Promise<boolean> {
  return (await readStart(db))?.start.endedAt === null;
}

/** Begins the first hour of a workspace. */
export async function beginStart(tx: Tx, now: number): Promise<void> {
  await writeSettings(tx, KEY, { skipped: [], endedAt: null } satisfies StartRow, 0, now);
}

/** Writes it unless somebody else did since `version`; says whether. */
export function writeStart(tx: Tx, start: StartRow, version: number, now: number) {
  return writeSettings(tx, KEY, start, version, now);
}

/** Which steps are done already, by what is there. */
export async function readDone(db: ReadDb): Promise<Record<StartStep, boolean>> {
  const anyOf = (...queries: SQLWrapper[]) => {
    const parts = queries.map((query) => sql`exists ${query}`);
    return sql<number>`case when ${sql.join(parts, sql` or `)} then 1 else 0 end`;
  };
  const hasRole = (role: Role) =>
    anyOf(
      db
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.role, role), isNull(users.disabledAt))),
      db
        .select({ id: invites.id })
        .from(invites)
        .where(and(eq(invites.kind, "invite"), eq(invites.role, role))),
    );
  const version = db.select({ id: criteriaVersions.id }).from(criteriaVersions);
  const lead = db.select({ id: leads.id }).from(leads);
  const file = db.select({ id: imports.id }).from(imports);
  const form = db.select({ id: forms.id }).from(forms);
  const [row] = await db
    .select({
      // The agreement has two sides.
      marketer: hasRole("marketer"),
      manager: hasRole("manager"),
      criteria: anyOf(version),
      leads: anyOf(lead, file, form),
    })
    .from(settings)
    .where(eq(settings.key, KEY));
  const isThere = (what: keyof NonNullable<typeof row>) => Number(row?.[what] ?? 0) === 1;
  return {
    team: isThere("marketer") && isThere("manager"),
    criteria: isThere("criteria"),
    leads: isThere("leads"),
  };
}

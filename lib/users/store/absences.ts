import { and, eq, gte, isNull, lte, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { users } from "@/db/schema";
import type { Absence } from "@/lib/engine/absence";
import { periodKey } from "@/lib/engine/calendar";
import { readWorkspace } from "@/lib/settings/store";

/** Who is out of office at `now`, and the last day of it. */
export async function readAway(db: ReadDb, now: number): Promise<ReadonlyMap<string, string>> {
  const { timeZone } = await readWorkspace(db);
  const rows = await prepared(db, "users.away", (d) =>
    d
      .select({ id: users.id, until: sql<string>`${users.awayUntil}` })
      .from(users)
      .where(
        and(
          isNull(users.disabledAt),
          lte(users.awayFrom, sql.placeholder("day")),
          gte(users.awayUntil, sql.placeholder("day")),
        ),
      )
      .prepare("users_away"),
  ).execute({ day: periodKey(now, "day", timeZone) });
  return new Map(rows.map(({ id, until }) => [id, until]));
}

export async function readAbsence(db: ReadDb, id: string): Promise<Absence | null> {
  const [row] = await db
    .select({ from: users.awayFrom, until: users.awayUntil })
    .from(users)
    .where(eq(users.id, id));
  return row?.from && row.until ? { from: row.from, until: row.until } : null;
}

export async function writeAbsence(tx: Tx, id: string, absence: Absence | null): Promise<void> {
  await tx
    .update(users)
    .set({ awayFrom: absence?.from ?? null, awayUntil: absence?.until ?? null })
    .where(eq(users.id, id));
}

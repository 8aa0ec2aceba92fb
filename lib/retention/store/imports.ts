import { and, eq, exists, inArray, isNull, lt, or, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { importChanges, importProblems, imports } from "@/db/schema";
import { isOneOf } from "@/db/sql";

const ENDED = ["done", "failed", "cancelled", "undone"] as const;

/** An import that ended before an instant and of which more is kept than what it brought in. */
export async function findOldImport(db: ReadDb, before: number): Promise<string | null> {
  const kept = (table: typeof importChanges | typeof importProblems) =>
    exists(db.select({ one: sql`1` }).from(table).where(eq(table.importId, imports.id)));
  const [row] = await db
    .select({ id: imports.id })
    .from(imports)
    .where(
      and(
        inArray(imports.state, [...ENDED]),
        lt(imports.finishedAt, before),
        or(isNull(imports.forgottenAt), kept(importChanges), kept(importProblems)),
      ),
    )
    .limit(1);
  return row?.id ?? null;
}

/**
 * Forgets so many refused rows of an import and so many values that it replaced; from the first of them
 * on it cannot be taken back. Returns how many of both went.
 */
export async function forgetImport(
  tx: Tx,
  id: string,
  limit: number,
  now: number,
): Promise<{ rows: number; values: number }> {
  const ofImport = and(eq(imports.id, id), isNull(imports.forgottenAt));
  await tx.update(imports).set({ forgottenAt: now }).where(ofImport);
  const isRow = eq(importProblems.importId, id);
  const rows = await tx
    .select({ row: importProblems.row })
    .from(importProblems)
    .where(isRow)
    .limit(limit);
  const numbers = rows.map(({ row }) => row);
  await tx.delete(importProblems).where(and(isRow, inArray(importProblems.row, numbers)));
  const isChange = eq(importChanges.importId, id);
  const values = await tx
    .select({ entityId: importChanges.entityId })
    .from(importChanges)
    .where(isChange)
    .limit(limit);
  const ids = values.map(({ entityId }) => entityId);
  await tx.delete(importChanges).where(and(isChange, isOneOf(importChanges.entityId, ids)));
  return { rows: rows.length, values: values.length };
}

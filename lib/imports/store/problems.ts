import { and, asc, eq, gt } from "drizzle-orm";
import { insertAll } from "@/db/bulk";
import type { ReadDb, Tx } from "@/db/handles";
import { importProblems } from "@/db/schema";
import { countOf } from "@/db/sql";
import type { ImportProblem } from "../schema";

export async function insertProblems(
  tx: Tx,
  importId: string,
  problems: readonly ImportProblem[],
): Promise<void> {
  await insertAll(
    tx,
    importProblems,
    problems.map((problem) => ({ importId, ...problem })),
  );
}

export async function listProblemRows(
  db: ReadDb,
  importId: string,
  severity: ImportProblem["severity"],
  after: number,
  limit: number,
): Promise<ImportProblem[]> {
  return db
    .select({
      row: importProblems.row,
      severity: importProblems.severity,
      problem: importProblems.problem,
      cells: importProblems.cells,
    })
    .from(importProblems)
    .where(
      and(
        eq(importProblems.importId, importId),
        eq(importProblems.severity, severity),
        gt(importProblems.row, after),
      ),
    )
    .orderBy(asc(importProblems.row))
    .limit(limit);
}

export async function countWarnings(db: ReadDb, importId: string): Promise<number> {
  const [row] = await db
    .select({ n: countOf() })
    .from(importProblems)
    .where(and(eq(importProblems.importId, importId), eq(importProblems.severity, "warning")));
  return row?.n ?? 0;
}

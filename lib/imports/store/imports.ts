import { and, asc, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { ReadDb, Tx } from "@/db/handles";
import { imports } from "@/db/schema";
import { forUpdate } from "@/db/sql";

const COLUMNS = {
  id: imports.id,
  kind: imports.kind,
  fileName: imports.fileName,
  fileBytes: imports.fileBytes,
  readBytes: imports.readBytes,
  mapping: imports.mapping,
  state: imports.state,
  counts: imports.counts,
  message: imports.message,
  createdBy: imports.createdBy,
  createdByName: imports.createdByName,
  createdAt: imports.createdAt,
  progressAt: imports.progressAt,
  finishedAt: imports.finishedAt,
  keepsChanges: imports.keepsChanges,
  forgottenAt: imports.forgottenAt,
  undo: imports.undo,
  version: imports.version,
};

export type ImportRow = typeof imports.$inferSelect;

export async function insertImport(tx: Tx, row: ImportRow): Promise<void> {
  await tx.insert(imports).values(row);
}

export async function findImport(db: ReadDb, id: string): Promise<ImportRow | null> {
  const [row] = await db.select(COLUMNS).from(imports).where(eq(imports.id, id));
  return row ?? null;
}

/** One import, held until the transaction ends. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRow | null> {
  const [row] = await forUpdate(tx.select(COLUMNS).from(imports).where(eq(imports.id, id)));
  return row ?? null;
}

type Change = Partial<Omit<ImportRow, "id" | "kind" | "version">>;

/** Changes an import that this transaction holds. */
export async function changeImport(tx: Tx, id: string, set: Change): Promise<void> {
  await tx
    .update(imports)
    .set({ ...set, version: sql`${imports.version} + 1` })
    .where(eq(imports.id, id));
}

/** Imports, the newest first; ids grow with time. */
export async function listImportRows(
  db: ReadDb,
  before: string | null,
  limit: number,
): Promise<ImportRow[]> {
  return db
    .select(COLUMNS)
    .from(imports)
    .where(before === null ? undefined : lt(imports.id, before))
    .orderBy(desc(imports.id))
    .limit(limit);
}

/** Imports that run or are undone but gave no sign of life since `silentSince`. */
export async function readSilentImports(db: ReadDb, silentSince: number): Promise<ImportRow[]> {
  return db
    .select(COLUMNS)
    .from(imports)
    .where(
      and(
        inArray(imports.state, ["running", "undoing"]),
        sql`coalesce(${imports.progressAt}, ${imports.createdAt}) < ${silentSince}`,
      ),
    )
    .orderBy(asc(imports.id));
}

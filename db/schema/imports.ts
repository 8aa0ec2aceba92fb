import { k } from "../kit";

export const IMPORT_KINDS = ["leads", "activities", "opportunities", "costs", "budgets"] as const;
export const IMPORT_STATES = ["uploaded", "running", "done", "failed", "cancelled"] as const;

/** How the columns of a file become fields; the shape is checked by the imports feature. */
export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  repaired: number;
  failed: number;
}

export const imports = k.table("imports", {
  id: k.text("id").primaryKey(),
  kind: k.oneOf("kind", [...IMPORT_KINDS]).notNull(),
  fileName: k.text("file_name").notNull(),
  /** Size in bytes; progress is read position over it. */
  fileBytes: k.int("file_bytes").notNull(),
  readBytes: k.int("read_bytes").notNull().default(0),
  mapping: k.json<unknown>("mapping"),
  state: k.oneOf("state", [...IMPORT_STATES]).notNull(),
  counts: k.json<ImportCounts>("counts").notNull(),
  message: k.text("message"),
  createdBy: k.text("created_by"),
  createdByName: k.text("created_by_name").notNull(),
  createdAt: k.at("created_at").notNull(),
  /** Signs of life while it runs: long after the last one, whoever ran it is gone. */
  progressAt: k.at("progress_at"),
  finishedAt: k.at("finished_at"),
  version: k.int("version").notNull().default(1),
});

/** Rows that could not be taken, or were repaired, with what is wrong and the row as it came. */
export const importProblems = k.table(
  "import_problems",
  {
    importId: k
      .text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    row: k.int("row").notNull(),
    severity: k.oneOf("severity", ["error", "warning"]).notNull(),
    problem: k.text("problem").notNull(),
    cells: k.json<string[]>("cells").notNull(),
  },
  (t) => [k.primaryKey({ columns: [t.importId, t.row, t.severity] })],
);

/** Mappings people saved, to use again. */
export const importMappings = k.table("import_mappings", {
  id: k.text("id").primaryKey(),
  kind: k.oneOf("kind", [...IMPORT_KINDS]).notNull(),
  name: k.text("name").notNull(),
  mapping: k.json<unknown>("mapping").notNull(),
  createdAt: k.at("created_at").notNull(),
});

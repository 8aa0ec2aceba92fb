import { k } from "../kit";

export const IMPORT_KINDS = ["leads", "activities", "opportunities", "costs", "budgets"] as const;
export const IMPORT_STATES = [
  "uploaded",
  "running",
  "done",
  "failed",
  "cancelled",
  "undoing",
  "undone",
] as const;

/** How the columns of a file become fields; the shape is checked by the imports feature. */
export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  repaired: number;
  failed: number;
}

/** How far an import was taken back. */
export interface ImportUndo {
  /** The last thing that was looked at; null before the first. */
  after: string | null;
  removed: number;
  restored: number;
  /** Left as they are, because somebody changed them since. */
  kept: number;
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
  /** What it changed was kept, so that it can be taken back. */
  keepsChanges: k.bool("keeps_changes").notNull().default(false),
  /** Since when its refused rows, and what it replaced, are kept no longer. */
  forgottenAt: k.at("forgotten_at"),
  undo: k.json<ImportUndo>("undo"),
  version: k.int("version").notNull().default(1),
});

export const CHANGED_ENTITIES = ["activity", "budget", "cost", "lead", "opportunity"] as const;

/**
 * What an import made or changed, to take it back. A lead that it made and that is as it was made
 * needs no row: its first observation names the import.
 */
export const importChanges = k.table(
  "import_changes",
  {
    importId: k
      .text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    entity: k.oneOf("entity", [...CHANGED_ENTITIES]).notNull(),
    entityId: k.text("entity_id").notNull(),
    /** What it was before; null when the import made it. */
    before: k.json<unknown>("before"),
    /** Its version since then: it can be taken back while that stands. */
    entityVersion: k.int("entity_version").notNull(),
  },
  (t) => [
    k.primaryKey({ columns: [t.importId, t.entity, t.entityId] }),
    k.index("import_changes_entity").on(t.entityId),
  ],
);

/**
 * Rows that could not be taken, or were repaired, with what is wrong and the row as it came; of an
 * import that was taken back what was kept, and why.
 */
export const importProblems = k.table(
  "import_problems",
  {
    importId: k
      .text("import_id")
      .notNull()
      .references(() => imports.id, { onDelete: "cascade" }),
    row: k.int("row").notNull(),
    severity: k.oneOf("severity", ["error", "warning", "kept"]).notNull(),
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

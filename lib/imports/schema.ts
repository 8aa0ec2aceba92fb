import { z } from "zod";
import { t } from "@/lib/language";

export const IMPORT_KINDS = ["leads", "activities", "opportunities", "costs", "budgets"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const KIND_INFO: Record<ImportKind, { name: string; one: string; meaning: string }> = {
  leads: {
    name: "Leads",
    one: "lead",
    get meaning() {
      return t("People, with what is known of them and the stage that they had elsewhere.");
    },
  },
  activities: {
    get name() {
      return t("Activities");
    },
    one: "activity",
    get meaning() {
      return t("What known leads did: page views, forms, events, calls.");
    },
  },
  opportunities: {
    get name() {
      return t("Opportunities");
    },
    one: "opportunity",
    get meaning() {
      return t("Deals with amount, outcome and dates.");
    },
  },
  costs: {
    get name() {
      return t("Costs");
    },
    one: "cost",
    get meaning() {
      return t("What marketing and sales spent, by day, source and campaign.");
    },
  },
  budgets: {
    name: "Budgets",
    one: "budget",
    get meaning() {
      return t("What sources and campaigns are planned to cost, by month.");
    },
  },
};

export interface ImportCounts {
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Of the rows that were taken: how many had to be repaired first. */
  repaired: number;
  failed: number;
}

export const NO_COUNTS: ImportCounts = {
  rows: 0,
  created: 0,
  updated: 0,
  unchanged: 0,
  repaired: 0,
  failed: 0,
};

export function addCounts(a: ImportCounts, b: ImportCounts): ImportCounts {
  return {
    rows: a.rows + b.rows,
    created: a.created + b.created,
    updated: a.updated + b.updated,
    unchanged: a.unchanged + b.unchanged,
    repaired: a.repaired + b.repaired,
    failed: a.failed + b.failed,
  };
}

/** `queued` waits for another import of this server to end. */
export type ImportState =
  | "uploaded"
  | "queued"
  | "running"
  | "done"
  | "failed"
  | "cancelled"
  | "undoing"
  | "undone";

/** Whether something is done with it just now, or will be. */
export function isGoing(state: ImportState): boolean {
  return state === "running" || state === "queued" || state === "undoing";
}

export const STATE_NAMES: Record<ImportState, string> = {
  get uploaded() {
    return t("Not started");
  },
  get queued() {
    return t("Waiting");
  },
  get running() {
    return t("Running");
  },
  get done() {
    return t("Done");
  },
  get failed() {
    return t("Failed");
  },
  get cancelled() {
    return t("Stopped");
  },
  get undoing() {
    return t("Being undone");
  },
  get undone() {
    return t("Undone");
  },
};

export interface ImportUndo {
  removed: number;
  restored: number;
  kept: number;
}

export interface ImportView {
  id: string;
  kind: ImportKind;
  fileName: string;
  fileBytes: number;
  readBytes: number;
  state: ImportState;
  counts: ImportCounts;
  message: string | null;
  /** How far it was taken back. */
  undo: ImportUndo | null;
  createdByName: string;
  createdAt: number;
  finishedAt: number | null;
}

/**
 * A row that was not taken, or taken with a remark, and its cells as they came; `kept` is what an
 * undo left as it is, numbered from 1.
 */
export interface ImportProblem {
  row: number;
  severity: "error" | "warning" | "kept";
  problem: string;
  cells: string[];
}

const id = z.string().min(1).max(64);

export const importIdInput = z.object({ id });

export const undoImportInput = z.object({
  id,
  /** Leaves what was changed since as it is, and undoes the rest. */
  leavesChanged: z.boolean().default(false),
});

export const createImportInput = z.object({
  id,
  kind: z.enum(IMPORT_KINDS, { error: () => t("Choose what the file holds.") }),
  fileName: z.string().trim().min(1).max(300),
  fileBytes: z
    .number()
    .int()
    .min(1, { error: () => t("The file is empty.") }),
});

export const listImportsInput = z.object({
  cursor: z.string().max(64).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
});

export const listProblemsInput = z.object({
  id,
  severity: z.enum(["error", "warning", "kept"]),
  /** Rows after this one. */
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

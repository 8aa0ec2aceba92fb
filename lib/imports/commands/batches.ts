import type { z } from "zod";
import type { Tx } from "@/db/handles";
import { t } from "@/lib/language";
import { checkQuickly } from "@/lib/operations/checked";
import { type AuditTrail, type Command, defineCommand } from "@/lib/operations/command";
import { refuse } from "@/lib/operations/outcome";
import { addCounts, type ImportCounts, type ImportKind, type ImportProblem } from "../schema";
import { quickLeadBatch } from "../schema/quick";
import {
  activityRow,
  type BatchRow,
  batchOf,
  budgetRow,
  cellsOf,
  costRow,
  leadRow,
  opportunityRow,
  type RowData,
} from "../schema/rows";
import { bringActivities } from "../steps/activities";
import { type BringContext, type Brought, countOutcomes, DEFAULT_IDENTITY } from "../steps/bring";
import { bringBudgetRows } from "../steps/budgets";
import { Changes } from "../steps/changes";
import { bringCostRows } from "../steps/costs";
import { bringLeads } from "../steps/leads";
import { bringOpportunities } from "../steps/opportunities";
import { storedMapping } from "../steps/stored";
import { withoutKeptOut } from "../steps/without-kept-out";
import { changeImport, lockImport } from "../store/imports";
import { insertProblems } from "../store/problems";

type Bring<D> = (tx: Tx, rows: readonly BatchRow<D>[], context: BringContext) => Promise<Brought>;

function problemsOf(rows: readonly BatchRow<unknown>[], { outcomes }: Brought): ImportProblem[] {
  return rows.flatMap((given, i): ImportProblem[] => {
    const { row, warning } = given;
    const result = outcomes[i];
    if (!result) throw new Error(`Row ${row} came to nothing`);
    if (result.outcome === "failed") {
      return [{ row, cells: cellsOf(given), severity: "error", problem: result.problem }];
    }
    const remarks = [warning, result.remark].filter(Boolean);
    if (remarks.length === 0) return [];
    return [{ row, cells: cellsOf(given), severity: "warning", problem: remarks.join(" ") }];
  });
}

/**
 * Brings one batch in: rows, problems and progress in one transaction, so that the counts always
 * say what is in the database.
 */
function batchCommand<S extends z.ZodType, K extends ImportKind>(
  kind: K,
  row: S,
  bring: Bring<RowData[K]>,
) {
  return defineCommand({
    name: `import.${kind}`,
    permission: "import:run",
    input: batchOf(row),
    takesAnyText: true,
    async run({ tx, actor, input, now }) {
      const { importId, problems, before, readBytes } = input;
      const rows = input.rows as unknown as BatchRow<RowData[K]>[];
      const running = await lockImport(tx, importId);
      if (!running || running.kind !== kind) refuse("not_found", t("This import does not exist."));
      if (running.state !== "running" || running.counts.rows !== before) {
        refuse("conflict", t("This import was stopped."));
      }
      const identity = storedMapping(running)?.mapping.options.identity ?? DEFAULT_IDENTITY;
      const changes = new Changes(importId);
      const brought =
        rows.length > 0
          ? await bring(tx, rows, { actor, now, importId, identity, changes })
          : { outcomes: [], entries: [], leads: [] };
      await changes.keep(tx);
      const counts = countOutcomes(rows, brought.outcomes, problems.length);
      const told = [
        ...problems.map((problem) => ({ ...problem, severity: "error" as const })),
        ...problemsOf(rows, brought),
      ];
      await insertProblems(tx, importId, await withoutKeptOut(tx, told));
      await changeImport(tx, importId, {
        counts: addCounts(running.counts, counts),
        readBytes: Math.max(running.readBytes, readBytes),
        progressAt: now,
      });
      const { entries, leads } = brought;
      const after = { ...counts, leads };
      const audit: AuditTrail = [
        { action: "import.batch", entity: "import", entityId: importId, after },
        ...entries,
      ];
      return { result: counts, audit };
    },
  });
}

export const importLeads = batchCommand("leads", leadRow, bringLeads);
checkQuickly(importLeads.input, quickLeadBatch);
export const importActivities = batchCommand("activities", activityRow, bringActivities);
export const importOpportunities = batchCommand(
  "opportunities",
  opportunityRow,
  bringOpportunities,
);
export const importCosts = batchCommand("costs", costRow, bringCostRows);
export const importBudgets = batchCommand("budgets", budgetRow, bringBudgetRows);

type BatchCommand = Command<z.ZodType, ImportCounts>;

/** The command that takes batches of each kind. */
export const BATCH_COMMANDS: Record<ImportKind, BatchCommand> = {
  leads: importLeads,
  activities: importActivities,
  opportunities: importOpportunities,
  costs: importCosts,
  budgets: importBudgets,
};

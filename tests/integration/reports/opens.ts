import { expect } from "vitest";
import { store } from "@/db/client";
import { countLeads } from "@/lib/leads/store/counts";
import { readLeadCondition } from "@/lib/leads/store/where";
import type { ReportResult } from "@/lib/reports/schema";
import { readWorkspace } from "@/lib/settings/store";

/**
 * Expects that each figure of a report opens to exactly the leads that it counts; returns how many
 * figures open to leads.
 */
export async function expectOpens(result: ReportResult, now: number): Promise<number> {
  const { read } = await store();
  const workspace = await readWorkspace(read);
  let opened = 0;
  for (const table of result.tables) {
    for (const row of table.rows) {
      for (const [key, cell] of Object.entries(row.cells)) {
        const place = `${result.name}/${table.id}/${row.id}/${key}`;
        const kind = table.columns.find((column) => column.key === key)?.kind;
        if ((kind === "count" || kind === "rate") && cell.value !== null) {
          // Nothing to open is an answer only where there is no lead to count.
          const isNothing = cell.value === 0 || cell.behind === 0;
          expect([place, Boolean(cell.leads ?? cell.costs ?? isNothing)]).toEqual([place, true]);
        }
        if (!cell.leads) continue;
        const condition = await readLeadCondition(read, cell.leads, workspace, now);
        const count = await countLeads(read, condition);
        expect([place, count]).toEqual([place, cell.behind ?? cell.k ?? cell.value]);
        opened += 1;
      }
    }
  }
  return opened;
}

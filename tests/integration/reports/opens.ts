import { expect } from "vitest";
import { store } from "@/db/client";
import type { LeadFilter } from "@/lib/leads/schema";
import { countLeads } from "@/lib/leads/store/counts";
import { readLeadCondition } from "@/lib/leads/store/where";
import { isWords, type ReportResult } from "@/lib/reports/schema";
import { readWorkspace } from "@/lib/settings/store";

/** What was planned or agreed is no figure of leads, and a day of a curve is a place on its axis. */
const WITHOUT_LEADS = new Set([
  "months/budget",
  "marketing/agreed",
  "marketing/agreedAcceptance",
  "weeks/agreed",
  "weeks/agreedAcceptance",
  "curve/day",
]);

/**
 * Expects that each figure of a report opens to exactly the leads that it counts; returns how many
 * figures open to leads. `counts`: of the same leads of other reports, as many figures are of the same.
 */
export async function expectOpens(
  result: ReportResult,
  now: number,
  counts = new Map<string, number>(),
): Promise<number> {
  const { read } = await store();
  const workspace = await readWorkspace(read);
  const countOf = async (leads: LeadFilter) => {
    const asked = JSON.stringify(leads);
    const known = counts.get(asked);
    if (known !== undefined) return known;
    const condition = await readLeadCondition(read, leads, workspace, now);
    const count = await countLeads(read, condition);
    counts.set(asked, count);
    return count;
  };
  let opened = 0;
  for (const table of result.tables) {
    for (const row of table.rows) {
      for (const [key, cell] of Object.entries(row.cells)) {
        const place = `${result.name}/${table.id}/${row.id}/${key}`;
        const kind = table.columns.find((column) => column.key === key)?.kind;
        const isFigure = kind && !isWords(kind) && !WITHOUT_LEADS.has(`${table.id}/${key}`);
        if (isFigure && cell.value !== null) {
          // Nothing to open is an answer only where there is no lead to count.
          const isNothing = cell.value === 0 || cell.behind === 0;
          expect([place, Boolean(cell.leads ?? cell.costs ?? isNothing)]).toEqual([place, true]);
        }
        if (!cell.leads) continue;
        expect([place, await countOf(cell.leads)]).toEqual([
          place,
          cell.behind ?? cell.k ?? cell.value,
        ]);
        opened += 1;
      }
    }
  }
  return opened;
}

import { ask } from "@/lib/operations/query";
import { actorOf, problem, problemOfUnknown } from "@/lib/operations/route";
import { getBudgetGrid } from "@/lib/spend/queries/budgets";
import { getSpendGrid } from "@/lib/spend/queries/grid";
import { gridCsv } from "@/lib/spend/queries/grid-csv";
import { costKindOf } from "@/lib/spend/schema";
import { ALL_ROWS, gridRowsOf } from "@/lib/spend/schema/grid";

/** The grid of costs, or with `of=budgets` that of budgets, as a CSV file with all its rows. */
export async function GET(request: Request): Promise<Response> {
  const search = Object.fromEntries(new URL(request.url).searchParams);
  const { of, span, kind } = search;
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const shape = { by: gridRowsOf(search), rows: ALL_ROWS };
  const grid =
    of === "budgets"
      ? await ask(getBudgetGrid, actor, { ...shape, year: span })
      : await ask(getSpendGrid, actor, { ...shape, span, kind: costKindOf({ kind }) });
  if (!grid.ok) return problem(grid);
  const name = `${of === "budgets" ? "budgets" : "spend"}-${grid.value.span}.csv`;
  return new Response(gridCsv(grid.value), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "no-store",
    },
  });
}

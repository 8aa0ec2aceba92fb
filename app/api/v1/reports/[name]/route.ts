import { ask } from "@/lib/operations/query";
import { actorOf, json, problem, searchOf } from "@/lib/operations/route";
import { runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import { reportParamsOf } from "@/lib/reports/schema/params";

interface Context {
  params: Promise<{ name: string }>;
}

/** A report as JSON; with `.csv` after its name, or `format=csv`, one table of it as CSV. */
export async function GET(request: Request, context: Context): Promise<Response> {
  const [name = "", suffix] = (await context.params).name.split(/\.(?=csv$)/);
  const search = searchOf(request);
  const outcome = await ask(runReport, await actorOf(request), {
    name,
    params: reportParamsOf(search),
  });
  if (!outcome.ok || (suffix !== "csv" && search.format !== "csv")) return json(outcome);
  const tableId = typeof search.table === "string" ? search.table : undefined;
  const csv = toCsv(outcome.value, tableId);
  if (csv === null) {
    const tables = outcome.value.tables.map((table) => table.id).join(", ");
    return problem({
      ok: false,
      code: "not_found",
      message: `This report has no table of that name. It has: ${tables}.`,
    });
  }
  const { fromDay, toDay } = outcome.value.period;
  return new Response(csv, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${outcome.value.name}_${fromDay}_${toDay}.csv"`,
      "cache-control": "no-store",
    },
  });
}

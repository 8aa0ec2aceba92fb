import type { z } from "zod";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import { refuseIdle } from "@/lib/reports/queries/idle";
import type { ReportResult } from "@/lib/reports/schema";
import { type ReportParamsInput, reportParamsOf } from "@/lib/reports/schema/params";
import { type Answer, answered, defineEndpoint } from "../endpoint";
import * as shapes from "../resources/reports";

const tag = "Reports";

type Query = z.output<typeof shapes.reportQuery>;

/** Settings as the page's own address has them; numbers come as text there. */
function settingsOf(query: Query): ReportParamsInput {
  const texts = Object.entries(query).map(([name, value]): [string, string | string[]] => [
    name,
    Array.isArray(value) ? value : String(value),
  ]);
  return reportParamsOf(Object.fromEntries(texts));
}

function csvOf(result: ReportResult, table: string | undefined): Answer | null {
  const text = toCsv(result, table);
  if (text === null) return null;
  const { fromDay, toDay } = result.period;
  return { status: 200, csv: { text, fileName: `${result.name}_${fromDay}_${toDay}.csv` } };
}

export const REPORT_ENDPOINTS = [
  defineEndpoint({
    method: "GET",
    path: "/reports",
    id: "listReports",
    tag,
    summary: "List the reports",
    description: "Those that the key may read, with their settings.",
    permission: listReports.permission,
    answers: { 200: { description: "The reports.", schema: shapes.reportList } },
    async run({ actor }) {
      return answered(await ask(listReports, actor, {}), (body) => ({ status: 200, body }));
    },
  }),
  defineEndpoint({
    method: "GET",
    path: "/reports/{name}",
    id: "getReport",
    tag,
    summary: "Run a report",
    description:
      "The settings are those of the page’s own address: a report that was set up in the browser " +
      "can be fetched with `/reports/` replaced by `/api/v1/reports/`. With `.csv` after its name " +
      "it comes as CSV, too.",
    permission: runReport.permission,
    params: { name: "The report’s name, as the list has it." },
    query: shapes.reportQuery,
    answers: { 200: { description: "The report.", schema: shapes.report, isCsv: true } },
    async run({ actor, params, query }) {
      const [name = "", suffix] = (params.name ?? "").split(/\.(?=csv$)/);
      const idle = await refuseIdle(name, query, actor);
      if (idle) return idle;
      const outcome = await ask(runReport, actor, { name, params: settingsOf(query) });
      const isCsv = suffix === "csv" || query.format === "csv";
      if (!outcome.ok || !isCsv) {
        return answered(outcome, (body) => ({ status: 200, body }));
      }
      const csv = csvOf(outcome.value, query.table);
      if (csv) return csv;
      const tables = outcome.value.tables.map((table) => table.id).join(", ");
      const message = `This report has no table of that name. It has: ${tables}.`;
      return { ok: false, code: "not_found", message };
    },
  }),
];

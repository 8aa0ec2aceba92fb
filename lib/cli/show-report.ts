import { COMMAND_LINE } from "@/lib/operations/actor";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import { refuseIdle } from "@/lib/reports/queries/idle";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { reportParams } from "@/lib/reports/schema/params";
import type { ReportOptions } from "./report";
import { reportText } from "./report-text";
import { Problem, print, printJson, UsageProblem, valueFrom } from "./terminal";

function paramsOf({ from, to, period, by, param = [] }: ReportOptions): ReportParamsInput {
  const names = Object.keys(reportParams.shape);
  const params: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries({ from, to, period, by })) {
    if (value !== undefined) params[name] = value;
  }
  for (const text of param) {
    const at = text.indexOf("=");
    const name = text.slice(0, Math.max(at, 0));
    if (!names.includes(name)) {
      throw new UsageProblem(`--param takes name=value, where name is one of ${names.join(", ")}.`);
    }
    const value = text.slice(at + 1);
    const before = params[name];
    params[name] = before === undefined ? value : [before, value].flat();
  }
  return params as ReportParamsInput;
}

/** Runs `report`. */
export async function showReport(name: string | undefined, options: ReportOptions): Promise<void> {
  if (options.json && options.csv) throw new UsageProblem("Choose one of --json and --csv.");
  if (name === undefined) {
    const reports = valueFrom(await ask(listReports, COMMAND_LINE, {}));
    if (options.json) return printJson(reports);
    for (const { name: id, question } of reports) print(`${id.padEnd(18)} ${question}`);
    return;
  }
  const params = paramsOf(options);
  const result = valueFrom(
    (await refuseIdle(name, params, COMMAND_LINE)) ??
      (await ask(runReport, COMMAND_LINE, { name, params: params as never })),
  );
  if (options.json) return printJson(result);
  if (!options.csv) return print(reportText(result));
  const csv = toCsv(result, options.table);
  if (csv === null) {
    const ids = result.tables.map(({ id }) => id).join(", ");
    throw new Problem(`This report has no table “${options.table}”. It has: ${ids}.`);
  }
  process.stdout.write(csv);
}

import type { Command } from "commander";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { ask } from "@/lib/operations/query";
import { listReports, runReport } from "@/lib/reports/queries";
import { toCsv } from "@/lib/reports/queries/csv";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { reportParams } from "@/lib/reports/schema/params";
import { reportText } from "./report-text";
import { Problem, print, printJson, UsageProblem, valueFrom } from "./terminal";

interface Options {
  from?: string;
  to?: string;
  period?: string;
  by?: string;
  param?: string[];
  table?: string;
  json?: boolean;
  csv?: boolean;
}

export function addReport(program: Command): void {
  program
    .command("report")
    .description("Run a report; without a name, list the reports.")
    .argument("[name]", "which report")
    .option("--from <day>", "first day, like 2026-01-01")
    .option("--to <day>", "last day")
    .option("--period <period>", "a named period, like last90 or all")
    .option("--by <dimension>", "split by source, campaign, owner, …")
    .option("--param <name=value>", "any other setting; may be given several times", collect, [])
    .option("--table <id>", "which table, for --csv")
    .option("--json", "print the whole result as JSON")
    .option("--csv", "print one table as CSV")
    .action(report);
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

function paramsOf({ from, to, period, by, param = [] }: Options): ReportParamsInput {
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

async function report(name: string | undefined, options: Options): Promise<void> {
  if (options.json && options.csv) throw new UsageProblem("Choose one of --json and --csv.");
  if (name === undefined) {
    const reports = valueFrom(await ask(listReports, COMMAND_LINE, {}));
    if (options.json) return printJson(reports);
    for (const { name: id, question } of reports) print(`${id.padEnd(18)} ${question}`);
    return;
  }
  const result = valueFrom(
    await ask(runReport, COMMAND_LINE, { name, params: paramsOf(options) as never }),
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

import type { Command } from "commander";

export interface ReportOptions {
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
    .action(async (name: string | undefined, options: ReportOptions) =>
      (await import("./show-report")).showReport(name, options),
    );
}

function collect(value: string, before: string[]): string[] {
  return [...before, value];
}

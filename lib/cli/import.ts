import type { Command } from "commander";
import { IMPORT_KINDS } from "@/lib/imports/schema";

export interface ImportOptions {
  mapping?: string;
  dryRun?: boolean;
  printMapping?: boolean;
  json?: boolean;
  errors?: string;
}

export function addImport(program: Command): void {
  program
    .command("import")
    .description("Bring leads, activities, opportunities, costs or budgets in from a CSV file.")
    .argument("<kind>", `what the file holds: ${IMPORT_KINDS.join(", ")}`)
    .argument("<file>", "the CSV file")
    .option("--mapping <file>", "how columns become fields; found from the headings when absent")
    .option("--dry-run", "say what would happen and change nothing")
    .option("--print-mapping", "print the mapping that would be used, as a start for your own")
    .option("--errors <file>", "write the rows that were refused to this CSV file")
    .option("--json", "print the result as JSON")
    .action(async (kind: string, file: string, options: ImportOptions) =>
      (await import("./import-file")).importFile(kind, file, options),
    );
}

import type { Command } from "commander";

export interface ListOptions {
  json?: boolean;
}
export interface ContinueOptions {
  errors?: string;
  json?: boolean;
}
export interface UndoOptions {
  leaveChanged?: boolean;
  json?: boolean;
}

const ID = ["<id>", "of the import, as `imports list` prints it"] as const;

export function addImports(program: Command): void {
  const imports = program.command("imports").description("Imports that were begun before.");
  imports
    .command("list")
    .description("Print the latest imports with their ids.")
    .option("--json", "print them as JSON")
    .action(async (options: ListOptions) => (await import("./begun-imports")).listBegun(options));
  imports
    .command("continue")
    .description("Go on with an import that was stopped or broke off, after its last row.")
    .argument(...ID)
    .argument("[file]", "the same file again; not needed while the server has it")
    .option("--errors <file>", "write the rows that were refused to this CSV file")
    .option("--json", "print the result as JSON")
    .action(async (id: string, file: string | undefined, options: ContinueOptions) =>
      (await import("./begun-imports")).continueBegun(id, file, options),
    );
  imports
    .command("undo")
    .description("Remove what an import made, and change back what it changed.")
    .argument(...ID)
    .option("--leave-changed", "leave what somebody changed since as it is, and undo the rest")
    .option("--json", "print the result as JSON")
    .action(async (id: string, options: UndoOptions) =>
      (await import("./begun-imports")).undoBegun(id, options),
    );
}

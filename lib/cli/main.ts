import "./quiet";
import { Command, CommanderError } from "commander";
import { closeStore } from "@/db/client";
import { faultOf } from "@/db/faults";
import { Refusal } from "@/lib/operations/outcome";
import { addBackup, addMigrate, addRestore } from "./database";
import { addImport } from "./import";
import { addImports } from "./imports";
import { addKey, addUser } from "./people";
import { addReport } from "./report";
import { addSample } from "./sample";
import { Problem, tell, UsageProblem } from "./terminal";

const REFUSED = 1;
const WRONG_USAGE = 2;

function makeProgram(): Command {
  const program = new Command("handoff");
  program.description("Handoff from the command line. It uses the same database as the server.");
  // Set before the commands are added: they take it over.
  program.exitOverride().showHelpAfterError("(--help shows how to use it)");
  for (const add of [
    addImport,
    addImports,
    addReport,
    addUser,
    addKey,
    addBackup,
    addRestore,
    addMigrate,
    addSample,
  ]) {
    add(program);
  }
  return program;
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : WRONG_USAGE;
  if (error instanceof Problem || error instanceof Refusal) {
    tell(error.message);
    return error instanceof UsageProblem ? WRONG_USAGE : REFUSED;
  }
  if (faultOf(error) === "unreachable") {
    tell("The database cannot be reached. Check DATABASE_URL and that its server runs.");
    return REFUSED;
  }
  console.error(error);
  return REFUSED;
}

try {
  await makeProgram().parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
} finally {
  await closeStore();
}

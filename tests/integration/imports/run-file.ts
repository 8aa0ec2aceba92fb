import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { createImport } from "@/lib/imports/commands/imports";
import { runImport } from "@/lib/imports/commands/run";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { type Actor, COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";

export function mappingNamed(name: string): MappingInput {
  return JSON.parse(readFileSync(`docs/imports/${name}.mapping.json`, "utf8")) as MappingInput;
}

/** Imports a file the way the screens and the command line do, and gives how it ended. */
export async function importFile(
  file: string,
  given: MappingInput,
  actor: Actor = COMMAND_LINE,
  isAlone = false,
) {
  const mapping = mappingSchema.parse(given);
  const id = newId();
  const { kind } = mapping;
  const fileBytes = statSync(file).size;
  unwrap(
    await execute(createImport, actor, { id, kind, fileName: path.basename(file), fileBytes }),
  );
  const { view, notes } = await runImport({ id, file, mapping, actor, isAlone });
  return { ...view, notes };
}

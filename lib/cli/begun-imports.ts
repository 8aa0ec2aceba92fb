import { momentText } from "@/lib/format";
import { beginUndo, runUndo } from "@/lib/imports/commands/undo";
import { getImport, getImportProgress, listImports } from "@/lib/imports/queries/imports";
import { getReadingContext } from "@/lib/imports/queries/planning";
import { STATE_NAMES } from "@/lib/imports/schema";
import { sizeOf } from "@/lib/imports/steps/file";
import { isUploaded, uploadPath } from "@/lib/imports/steps/files";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { ask } from "@/lib/operations/query";
import { runAndTell, summary } from "./import-file";
import type { ContinueOptions, ListOptions, UndoOptions } from "./imports";
import { countText, Problem, pathOf, print, printJson, tell, valueFrom } from "./terminal";

const SHOWN_KEPT = 10;

/** Runs `imports list`. */
export async function listBegun({ json }: ListOptions): Promise<void> {
  const { imports } = valueFrom(await ask(listImports, COMMAND_LINE, {}));
  if (json) return printJson(imports);
  if (imports.length === 0) tell("Nothing was imported yet.");
  const { timeZone } = valueFrom(await ask(getReadingContext, COMMAND_LINE, {}));
  for (const { id, createdAt, kind, fileName, state, counts } of imports) {
    const facts = [momentText(createdAt, timeZone), kind, fileName, STATE_NAMES[state]];
    print(`${id}  ${facts.join("  ")}\n  ${summary(counts, "read")}`);
  }
}

/** The file to go on with: the one that is given, else the one that was uploaded. */
async function fileOf(id: string, typed: string | undefined, fileName: string, bytes: number) {
  if (typed === undefined && !isUploaded(id)) {
    throw new Problem(`The file is not kept here: give ${fileName} again, after the id.`);
  }
  const file = typed === undefined ? uploadPath(id) : pathOf(typed);
  const found = await sizeOf(file).catch(() => {
    throw new Problem(`There is no readable file ${file}, or it is empty.`);
  });
  if (found !== bytes) {
    throw new Problem(
      `${file} is not the file that the import was begun with: ${fileName} had ${countText(bytes)} bytes, and it has ${countText(found)}. Import it from its beginning: what is there already is not brought in twice.`,
    );
  }
  return file;
}

/** Runs `imports continue`. */
export async function continueBegun(
  id: string,
  typed: string | undefined,
  options: ContinueOptions,
): Promise<void> {
  const { view, mapping } = valueFrom(await ask(getImport, COMMAND_LINE, { id }));
  const { fileName, fileBytes, state } = view;
  if (state !== "failed" && state !== "cancelled") {
    throw new Problem("This import is going on, or has nothing left to bring in.");
  }
  if (mapping === null) throw new Problem(`None of it was begun: import ${fileName} anew.`);
  const file = await fileOf(id, typed, fileName, fileBytes);
  await runAndTell({ id, file, fileBytes, mapping: null }, options);
}

/** Runs `imports undo`. One that broke off goes on where it was. */
export async function undoBegun(
  id: string,
  { leaveChanged = false, json }: UndoOptions,
): Promise<void> {
  const { state } = valueFrom(await ask(getImportProgress, COMMAND_LINE, { id }));
  if (state !== "undoing") {
    const begun = await execute(beginUndo, COMMAND_LINE, { id, leavesChanged: leaveChanged });
    if (!begun.ok && begun.fields?.leavesChanged) {
      throw new Problem(
        `${begun.message}\n--leave-changed leaves that as it is and undoes the rest.`,
      );
    }
    valueFrom(begun);
  }
  await runUndo(id, COMMAND_LINE);
  const { view, kept } = valueFrom(await ask(getImport, COMMAND_LINE, { id }));
  const done = view.undo ?? { removed: 0, restored: 0, kept: 0 };
  if (json) return printJson({ id, state: view.state, undo: done });
  print(
    `Undone: ${countText(done.removed)} removed, ${countText(done.restored)} changed back, ${countText(done.kept)} left as they are.`,
  );
  for (const { cells, problem } of kept.slice(0, SHOWN_KEPT)) print(`  ${cells[0]}: ${problem}`);
  if (done.kept > SHOWN_KEPT) tell("The page of the import has all that was left, and why.");
}

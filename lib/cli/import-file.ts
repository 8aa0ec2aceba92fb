import { createWriteStream } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { cancelImport, createImport } from "@/lib/imports/commands/imports";
import { type ImportJob, runImport } from "@/lib/imports/commands/run";
import { checkFile } from "@/lib/imports/queries/check";
import { errorFileHead, errorFileOf, errorFileRows } from "@/lib/imports/queries/error-file";
import { getImport } from "@/lib/imports/queries/imports";
import { getReadingContext } from "@/lib/imports/queries/planning";
import {
  IMPORT_KINDS,
  type ImportCounts,
  type ImportKind,
  type ImportProblem,
} from "@/lib/imports/schema";
import { type Mapping, mappingSchema, missingFields } from "@/lib/imports/schema/mapping";
import { analyseFile } from "@/lib/imports/steps/analyse";
import { sizeOf } from "@/lib/imports/steps/file";
import { suggestMapping } from "@/lib/imports/steps/suggest";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { inputSentence } from "@/lib/operations/input-words";
import { invalidInput } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import type { ImportOptions } from "./import";
import {
  countText,
  Problem,
  ProgressLine,
  pathOf,
  percentText,
  print,
  printJson,
  tell,
  UsageProblem,
  valueFrom,
} from "./terminal";

/** Runs `import`. */
export async function importFile(
  kindText: string,
  typed: string,
  options: ImportOptions,
): Promise<void> {
  const kind = IMPORT_KINDS.find((one) => one === kindText);
  if (!kind) {
    throw new UsageProblem(`Say what the file holds: ${IMPORT_KINDS.join(", ")}.`);
  }
  const file = pathOf(typed);
  const fileBytes = await sizeOf(file).catch(() => {
    throw new Problem(`There is no readable file ${file}, or it is empty.`);
  });
  const mapping = options.mapping
    ? await readMapping(pathOf(options.mapping), kind)
    : await findMapping(file, kind);
  if (options.printMapping) return printJson(mapping);
  const missing = missingFields(mapping);
  if (missing.length > 0) {
    throw new Problem(
      `${missing.join(" ")} Start from the mapping that --print-mapping prints, and give yours with --mapping.`,
    );
  }
  if (options.dryRun) return check(file, mapping, options);
  const id = newId();
  const fileName = path.basename(file);
  valueFrom(await execute(createImport, COMMAND_LINE, { id, kind, fileName, fileBytes }));
  await runAndTell({ id, file, fileBytes, mapping }, options);
}

async function readMapping(file: string, kind: ImportKind): Promise<Mapping> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new Problem(`There is no readable mapping ${file}.`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new Problem(`${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = mappingSchema.safeParse(json, { error: inputSentence });
  if (!parsed.success) throw new Problem(`${file}: ${invalidInput(parsed.error).message}`);
  if (parsed.data.kind !== kind) {
    throw new Problem(`${file} is a mapping for ${parsed.data.kind}, not for ${kind}.`);
  }
  return parsed.data;
}

async function findMapping(file: string, kind: ImportKind): Promise<Mapping> {
  const { attributes } = valueFrom(await ask(getReadingContext, COMMAND_LINE, {}));
  const view = await analyseFile(file);
  const mapping = suggestMapping(kind, view, attributes);
  const lines = view.columns.map(({ header }) => {
    const to = Object.hasOwn(mapping.columns, header) && mapping.columns[header]?.to;
    return to ? `  ${header} → ${to}` : `  ${header}: not imported`;
  });
  tell(`Columns, by their headings:\n${lines.join("\n")}`);
  return mapping;
}

/** "3 rows read: 1 new, …". */
export function summary(counts: ImportCounts, verb: string): string {
  const parts = [
    `${countText(counts.created)} new`,
    `${countText(counts.updated)} updated`,
    `${countText(counts.unchanged)} unchanged`,
    `${countText(counts.failed)} refused`,
  ];
  const repaired = counts.repaired > 0 ? `, ${countText(counts.repaired)} repaired` : "";
  const rows = counts.rows === 1 ? "1 row" : `${countText(counts.rows)} rows`;
  return `${rows} ${verb}: ${parts.join(", ")}${repaired}.`;
}

async function check(file: string, mapping: Mapping, options: ImportOptions): Promise<void> {
  const line = new ProgressLine();
  const errors = options.errors ? createWriteStream(pathOf(options.errors)) : null;
  let hasHead = false;
  const result = await checkFile({
    file,
    mapping,
    actor: COMMAND_LINE,
    onProgress: ({ readBytes, fileBytes, counts }) =>
      line.show(`${percentText(readBytes, fileBytes)}, ${countText(counts.rows)} rows checked`),
    onProblem: (problem, header) => {
      if (!hasHead) errors?.write(errorFileHead(header));
      hasHead = true;
      errors?.write(errorFileRows(header, [problem]));
    },
  });
  line.end();
  if (errors) await new Promise<void>((resolve) => errors.end(resolve));
  if (options.json) return printJson({ dryRun: true, ...result });
  print(summary(result.counts, "checked, nothing was changed"));
  for (const { row, problem } of result.problems.slice(0, 10)) print(`  Row ${row}: ${problem}`);
  tellRemarks(result.warnings);
  for (const note of result.notes) tell(note);
}

/** Rows that are taken with a remark are none of the counts. */
function tellRemarks(count: number, [first]: readonly ImportProblem[] = []): void {
  if (count === 0) return;
  const rows = count === 1 ? "1 row has a remark" : `${countText(count)} rows have a remark`;
  tell(first ? `${rows}, as row ${first.row}: ${first.problem}` : `${rows}.`);
}

/** Runs an import to its end, or to Ctrl C, and says what came of it. */
export async function runAndTell(
  {
    id,
    file,
    fileBytes,
    mapping,
  }: Pick<ImportJob, "id" | "file" | "mapping"> & { fileBytes: number },
  options: Pick<ImportOptions, "errors" | "json">,
): Promise<void> {
  const stop = () => {
    tell("\nStopping after the batch at hand …");
    void execute(cancelImport, COMMAND_LINE, { id });
  };
  process.once("SIGINT", stop);
  const line = new ProgressLine();
  const { view, notes } = await runImport({
    id,
    file,
    mapping,
    actor: COMMAND_LINE,
    isAlone: true,
    onProgress: ({ readBytes, counts }) =>
      line.show(`${percentText(readBytes, fileBytes)}, ${countText(counts.rows)} rows`),
  });
  process.removeListener("SIGINT", stop);
  line.end();
  const { counts, state, message } = view;
  const errorFile = options.errors && counts.failed > 0 ? pathOf(options.errors) : null;
  if (errorFile) {
    await pipeline(Readable.from(errorFileOf(id, COMMAND_LINE)), createWriteStream(errorFile));
  }
  if (options.json) printJson({ id, state, counts, message, notes, errors: errorFile });
  else print(summary(counts, "read"));
  const { warningCount, warnings } = valueFrom(await ask(getImport, COMMAND_LINE, { id }));
  tellRemarks(warningCount, warnings);
  for (const note of notes) tell(note);
  if (errorFile) tell(`The refused rows, and why, are in ${errorFile}.`);
  else if (counts.failed > 0) tell("--errors FILE writes the refused rows, and why, to a file.");
  if (state !== "done") {
    if (counts.rows > 0) tell(`To go on after its last row: handoff imports continue ${id} FILE`);
    throw new Problem(message ?? "The import did not finish.");
  }
}

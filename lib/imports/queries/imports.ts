import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { listCustomAttributes } from "@/lib/criteria/store";
import { saidAgain } from "@/lib/engine/said-again";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type ImportProblem, importIdInput, listImportsInput, listProblemsInput } from "../schema";
import { describeFileInput } from "../schema/inputs";
import { mappingSchema } from "../schema/mapping";
import { presetOf } from "../schema/presets";
import type { ImportPage, SavedMapping } from "../schema/views";
import { analyseFile } from "../steps/analyse";
import { isUploaded, uploadPath } from "../steps/files";
import { mayContinue, mayUndo, SILENT_MS, storedMapping, viewOf } from "../steps/stored";
import { suggestMapping } from "../steps/suggest";
import { findImport, listImportRows, readSilentImports } from "../store/imports";
import { listMappingRows } from "../store/mappings";
import { countWarnings, listProblemRows } from "../store/problems";

const GONE = "This import does not exist any more.";
const SHOWN_PROBLEMS = 20;
const KEPT_HEADER = ["Name", "Id"];

export const listImports = defineQuery({
  name: "import.list",
  permission: "import:read",
  input: listImportsInput,
  async run({ db, input, now }) {
    const rows = await listImportRows(db, input.cursor ?? null, input.limit + 1);
    const shown = rows.slice(0, input.limit);
    return {
      imports: shown.map((row) => viewOf(row, now)),
      next: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
    };
  },
});

/** State and counts only: asked again and again while it runs. */
export const getImportProgress = defineQuery({
  name: "import.progress",
  permission: "import:read",
  input: importIdInput,
  async run({ db, input, now }) {
    const row = await findImport(db, input.id);
    if (!row) refuse("not_found", t(GONE));
    return viewOf(row, now);
  },
});

/** The first of them, in the reader's language; they are stored, and written to files, in English. */
async function shownProblems(
  db: ReadDb,
  id: string,
  severity: ImportProblem["severity"],
): Promise<ImportProblem[]> {
  const rows = await listProblemRows(db, id, severity, 0, SHOWN_PROBLEMS);
  return rows.map((row) => ({ ...row, problem: saidAgain(row.problem) }));
}

export const getImport = defineQuery({
  name: "import.get",
  permission: "import:read",
  input: importIdInput,
  async run({ db, input: { id }, now }): Promise<ImportPage> {
    const row = await findImport(db, id);
    if (!row) refuse("not_found", t(GONE));
    const stored = storedMapping(row);
    return {
      view: viewOf(row, now),
      mapping: stored?.mapping ?? null,
      header: stored?.header ?? [],
      errors: await shownProblems(db, id, "error"),
      warnings: await shownProblems(db, id, "warning"),
      warningCount: await countWarnings(db, id),
      kept: await shownProblems(db, id, "kept"),
      canContinue: mayContinue(row, now) && stored !== null && isUploaded(id),
      canUndo: mayUndo(row),
    };
  },
});

/** Imports and undos that nobody is at any more. */
export const listInterrupted = defineQuery({
  name: "import.interrupted",
  permission: "system:run",
  input: z.object({}),
  async run({ db, now }) {
    const rows = await readSilentImports(db, now - SILENT_MS);
    return rows.map(({ id, state, createdByName }) => ({ id, state, by: createdByName }));
  },
});

export const listProblems = defineQuery({
  name: "import.problems",
  permission: "import:read",
  input: listProblemsInput,
  async run({ db, input: { id, severity, after, limit } }) {
    const row = await findImport(db, id);
    if (!row) refuse("not_found", t(GONE));
    const problems = await listProblemRows(db, id, severity, after, limit);
    const header = severity === "kept" ? KEPT_HEADER : (storedMapping(row)?.header ?? []);
    return { fileName: row.fileName, header, problems };
  },
});

export const listMappings = defineQuery({
  name: "import.mappings",
  permission: "import:read",
  input: z.object({}),
  async run({ db }): Promise<SavedMapping[]> {
    const rows = await listMappingRows(db);
    return rows.flatMap(({ id, kind, name, mapping }) => {
      const parsed = mappingSchema.safeParse(mapping);
      return parsed.success ? [{ id, kind, name, mapping: parsed.data }] : [];
    });
  },
});

/** What an uploaded file holds, and the mapping that its headings suggest. */
export const describeFile = defineQuery({
  name: "import.describe",
  permission: "import:run",
  input: describeFileInput,
  async run({ db, input: { id, delimiter, encoding } }) {
    const row = await findImport(db, id);
    if (!row) refuse("not_found", t(GONE));
    const file = await analyseFile(uploadPath(id), { delimiter, encoding });
    const attributes = await listCustomAttributes(db);
    const { currency, timeZone } = await readWorkspace(db);
    const suggested = suggestMapping(row.kind, file, attributes);
    const preset = presetOf(file.columns.map(({ header }) => header));
    const known = preset && { name: preset.name, kind: preset.kind };
    return { file, suggested, preset: known, attributes, currency, timeZone };
  },
});

import { stringify } from "csv-stringify/sync";
import type { Actor } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import type { ImportProblem } from "../schema";
import { listProblems } from "./imports";

const ROWS_AT_ONCE = 500;

/** A text that a spreadsheet would run as a formula gets an apostrophe before it. */
function plainText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}

export function errorFileHead(header: readonly string[]): string {
  return stringify([[...header, "problem"].map(plainText)]);
}

/** Refused rows as CSV: the columns that they came with, and what is wrong. */
export function errorFileRows(
  header: readonly string[],
  problems: readonly Pick<ImportProblem, "cells" | "problem" | "row" | "severity">[],
): string {
  return stringify(
    problems.map(({ cells, problem, row, severity }) => {
      // A row with too many or too few cells still keeps each under a column.
      const kept = cells.slice(0, header.length);
      const rest = cells.slice(header.length);
      const said = rest.length > 0 ? `${problem} More cells: ${rest.join(" | ")}` : problem;
      while (kept.length < header.length) kept.push("");
      return [...kept, severity === "kept" ? said : `Row ${row}: ${said}`].map(plainText);
    }),
  );
}

/** The error file of an import, piece by piece. */
export async function* errorFileOf(
  id: string,
  actor: Actor,
  severity: ImportProblem["severity"] = "error",
): AsyncGenerator<string> {
  let after = 0;
  for (let isFirst = true; ; isFirst = false) {
    const page = { id, severity, after, limit: ROWS_AT_ONCE };
    const { header, problems } = unwrap(await ask(listProblems, actor, page));
    if (isFirst) yield errorFileHead(header);
    const last = problems.at(-1);
    if (!last) return;
    yield errorFileRows(header, problems);
    after = last.row;
  }
}

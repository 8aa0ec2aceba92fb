import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { listProblems } from "@/lib/imports/queries/imports";
import type { MappingInput } from "@/lib/imports/schema/mapping";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { RUN_FOLDER } from "../../support/database";
import { mara } from "../leads/world";

/** Gone after the run. */
export const folder = mkdtempSync(path.join(process.env[RUN_FOLDER] ?? tmpdir(), "imports-"));

export let files = 0;
/** A file that says this; it is gone after the tests. */
export function fileOf(content: string): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, content);
  return file;
}

export const LEADS: MappingInput = {
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Id: { to: "externalId" },
    Company: { to: "attribute:company" },
    Employees: { to: "attribute:employees" },
  },
};

export async function errorsOf(id: string) {
  const input = { id, severity: "error" as const };
  return unwrap(await ask(listProblems, mara, input)).problems.map(({ problem }) => problem);
}

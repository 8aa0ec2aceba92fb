import type { Names } from "@/lib/engine/conditions/contract";
import { type Criteria, criteriaSchema } from "@/lib/engine/criteria";
import { validateCriteria } from "@/lib/engine/validate";
import { t } from "@/lib/language";
import { inputSentence } from "@/lib/operations/input-words";

export type Problems = ReadonlyMap<string, string>;

export const NO_PROBLEMS: Problems = new Map();

/** What is wrong with a draft: path → message in the order of the editor. */
export function problemsOf(name: string, body: Criteria, names: Names): Problems {
  const problems = new Map<string, string>();
  if (name.trim() === "") problems.set("name", t("Give the version a name."));
  const parsed = criteriaSchema.safeParse(body, { error: inputSentence });
  const shape = parsed.success ? [] : parsed.error.issues;
  for (const { path, message } of [...shape, ...validateCriteria(body, names)]) {
    const key = path.join(".");
    if (!problems.has(key)) problems.set(key, message);
  }
  // The same each time, so that what shows problems is not drawn anew with each edit.
  return problems.size === 0 ? NO_PROBLEMS : problems;
}

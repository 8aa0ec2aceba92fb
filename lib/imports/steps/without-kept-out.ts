import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { KEPT_OUT } from "@/lib/privacy/schema";
import { readSuppressed } from "@/lib/privacy/store/suppressions";
import type { ImportProblem } from "../schema";

/** What stands between addresses in a cell, or around one. */
const BETWEEN = /[\s<>()[\]"“”,;|:]+/;
/** No address is longer; a cell may have a million characters. */
const LONGEST_ADDRESS = 320;

/** Split rather than matched: the time it takes grows as the text does. */
const addressesIn = (texts: readonly string[]) =>
  texts
    .flatMap((text) => (text.includes("@") ? text.split(BETWEEN) : []))
    .filter((word) => word.length <= LONGEST_ADDRESS && word.includes("@"))
    .map((word) => emailKeyOf(word.replace(/\.+$/, "")));

/**
 * What is to be told of rows, without the cells of refused ones that name somebody who asked not to be
 * kept: nothing else would delete them.
 */
export async function withoutKeptOut(
  db: ReadDb,
  problems: readonly ImportProblem[],
): Promise<ImportProblem[]> {
  const refused = problems.filter(({ severity }) => severity === "error");
  const named = refused.flatMap(({ cells, problem }) => addressesIn([...cells, problem]));
  const keptOut = await readSuppressed(db, [...new Set(named)]);
  if (keptOut.size === 0) return [...problems];
  const isNamed = (texts: readonly string[]) =>
    addressesIn(texts).some((address) => keptOut.has(address));
  return problems.map((one) => {
    const { severity, cells, problem } = one;
    if (severity !== "error" || !isNamed([...cells, problem])) return one;
    return { ...one, cells: [], problem: isNamed([problem]) ? KEPT_OUT : problem };
  });
}

import type { ReadDb } from "@/db/handles";
import { emailKeyOf } from "@/lib/leads/steps/attributes";
import { KEPT_OUT } from "@/lib/privacy/schema";
import { readSuppressed } from "@/lib/privacy/store/suppressions";
import type { ImportProblem } from "../schema";

/** Whatever in a cell can be an address; it may stand among others, or have a name beside it. */
const ADDRESS = /[^\s<>()[\]",;|:]+@[^\s<>()[\]",;|:]+/g;

const addressesIn = (texts: readonly string[]) =>
  texts.flatMap((text) => text.match(ADDRESS) ?? []).map(emailKeyOf);

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

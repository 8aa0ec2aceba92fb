import { typedMoney } from "@/lib/engine/money";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { placeKey, type WrittenCell } from "../schema/grid";

const SAID = 3;
/** Of so many changed cells it is looked up who changed them. */
export const NAMED = 10;

/**
 * The amounts that were written in a block of cells, minor units; null = cleared. Refuses a block
 * with anything that is no amount, and one that is not of one grid.
 */
export function readAmounts(cells: readonly WrittenCell[], currency: string): (number | null)[] {
  const [first] = cells;
  const isOfOneGrid = cells.every(
    ({ campaign, period }) =>
      (campaign === null) === (first?.campaign === null) && period.length === first?.period.length,
  );
  if (!isOfOneGrid || new Set(cells.map(placeKey)).size < cells.length) {
    refuse("invalid", t("These cells do not belong together: load the page again."));
  }
  const problems = new Map<number, string>();
  const amounts = cells.map(({ amount }, i) => {
    const minor = amount === "" ? null : typedMoney(amount, currency);
    if (amount !== "" && minor === null) {
      problems.set(i, t`“${amount}” is not an amount in ${currency}, like 1200.50.`);
    }
    return minor;
  });
  refuseCells("invalid", problems);
  return amounts;
}

/** Refuses a block for some of its cells, by their places in it; for none it goes on. */
export function refuseCells(
  code: "invalid" | "conflict",
  problems: ReadonlyMap<number, string>,
): void {
  if (problems.size === 0) return;
  const said = [...problems.values()].slice(0, SAID).join(" ");
  const more = problems.size > SAID ? t` And ${problems.size - SAID} more cells.` : "";
  const fields = Object.fromEntries([...problems].map(([i, text]) => [`cells.${i}`, text]));
  refuse(code, t`${said}${more} Nothing was saved.`, fields);
}

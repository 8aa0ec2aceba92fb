import { parse } from "csv-parse/sync";
import { parseRate, type Rate } from "@/lib/engine/exchange";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { currencyCode } from "@/lib/settings/schema";
import { day } from "@/lib/settings/schema/fields";

/** A rate to the base, as a line of a file gives it. */
export interface RateLine extends Rate {
  currency: string;
  day: string;
}

const COLUMNS = {
  currency: /^(currency|code)$/i,
  day: /^(day|date|month|from)$/i,
  rate: /^rate$/i,
};
type Column = keyof typeof COLUMNS;
const ORDER: Column[] = ["currency", "day", "rate"];
const PROBLEMS_SHOWN = 3;
const TWICE = "has a rate in a line before.";
const TORN = "It has more parts than columns. Write decimals with a dot.";

/**
 * Rates written as lines of currency, day ("2026-03-01" or "2026-03") and rate, parted by tabs,
 * semicolons or commas; a first line may name the columns. All of them or none: a line that cannot
 * be read refuses them.
 */
export function readRateLines(text: string, base: string): RateLine[] {
  const rows = cellsOf(text);
  const head = rows[0]?.map((cell) => ORDER.find((name) => COLUMNS[name].test(cell)));
  const isHead = head?.some((name) => name !== undefined) ?? false;
  const places = ORDER.map((name, i) => (isHead ? (head?.indexOf(name) ?? -1) : i));
  if (places.includes(-1)) {
    refuse("invalid", t("The first line must name the columns currency, day and rate."));
  }
  const lines = new Map<string, RateLine>();
  const problems: string[] = [];
  rows.slice(isHead ? 1 : 0).forEach((cells, i) => {
    const [currency = "", written = "", rate = ""] = places.map((place) => cells[place] ?? "");
    const isTorn = cells.length > (isHead ? (head?.length ?? 0) : ORDER.length);
    const line = isTorn ? t(TORN) : readLine(currency, written, rate, base);
    const key = typeof line === "string" ? "" : `${line.currency} ${line.day}`;
    const problem = typeof line === "string" ? line : lines.has(key) && `${key} ${t(TWICE)}`;
    if (problem) problems.push(t`Line ${i + (isHead ? 2 : 1)}: ${problem}`);
    else if (typeof line !== "string") lines.set(key, line);
  });
  if (problems.length > 0) {
    const more = problems.length - PROBLEMS_SHOWN;
    const others = more > 0 ? t` And ${more} more lines.` : "";
    const said = problems.slice(0, PROBLEMS_SHOWN).join(" ");
    refuse("invalid", t`${said}${others} No rate was brought in.`);
  }
  return [...lines.values()];
}

function cellsOf(text: string): string[][] {
  const [first = ""] = text.split(/\r?\n/, 1);
  const delimiter = ["\t", ";"].find((mark) => first.includes(mark)) ?? ",";
  try {
    return parse(text, {
      delimiter,
      bom: true,
      trim: true,
      relax_column_count: true,
      skip_empty_lines: true,
    });
  } catch {
    refuse("invalid", t("The quotes in this text do not match: check the file."));
  }
}

/** The rate of a line, or what is wrong with it. */
function readLine(
  currency: string,
  written: string,
  text: string,
  base: string,
): RateLine | string {
  const code = currencyCode.safeParse(currency);
  if (!code.success) return t`“${currency.slice(0, 20)}” is not a currency.`;
  if (code.data === base) return t`${base} is the workspace's currency and needs no rate.`;
  const found = day.safeParse(/^\d{4}-\d{2}$/.test(written) ? `${written}-01` : written);
  if (!found.success) return t`“${written.slice(0, 20)}” is not a day like 2026-03-31.`;
  const rate = parseRate(text, code.data, base);
  if (!rate) return t`“${text.slice(0, 20)}” is not a rate like 1.0823.`;
  return { currency: code.data, day: found.data, ...rate };
}

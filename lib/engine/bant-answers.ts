import { t } from "@/lib/language";
import { BANT_DIMENSIONS, BANT_NAMES, type Bant, type BantDimension, type BantLevel } from "./bant";
import { isoDayOf, isoDayText } from "./locale";
import { currencyExponent, formatMoney, minorToDecimal, toMinor, typedMoney } from "./money";

/** What stands about one dimension. */
export interface BantAnswer {
  level: BantLevel;
  /** Budget: "USD 22700.00"; timeline: "2026-03-31"; older ones may be any text. */
  value: string | null;
  evidence: string | null;
}
export type BantAnswers = Record<BantDimension, BantAnswer>;

/** What stands of a lead's answers, given newest first: the newest one per dimension. */
export function standingAnswers(
  bant: Bant,
  answers: readonly (Pick<BantAnswer, "value" | "evidence"> & { dimension: BantDimension })[],
): BantAnswers {
  const standing = (dimension: BantDimension): BantAnswer => {
    const newest = answers.find((answer) => answer.dimension === dimension);
    return {
      level: bant[dimension],
      value: newest?.value ?? null,
      evidence: newest?.evidence ?? null,
    };
  };
  return {
    budget: standing("budget"),
    authority: standing("authority"),
    need: standing("need"),
    timeline: standing("timeline"),
  };
}

/** Those that a later answer has taken the place of; given and returned newest first. */
export function earlierAnswers<T extends { dimension: BantDimension }>(answers: readonly T[]): T[] {
  const newest = new Set(
    BANT_DIMENSIONS.map((one) => answers.find(({ dimension }) => dimension === one)),
  );
  return answers.filter((answer) => !newest.has(answer));
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** "2026-03-31" of that, of "31/3/2026", "31.3.2026" and "31 March 2026"; null of other texts. */
function parseDay(text: string): string | null {
  const [, day, word, year] = /^(\d\d?)\.? ([a-z]{3,9})\.?,? (\d{4})$/i.exec(text) ?? [];
  const month = MONTHS.indexOf(word?.slice(0, 3).toLowerCase() ?? "") + 1;
  const iso = isoDayOf(month > 0 ? `${day}/${month}/${year}` : text);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return null;
  const at = Date.parse(`${iso}T00:00:00Z`);
  // The platform may read the 31st of February as a day in March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso) ? iso : null;
}

const EXAMPLE_MAIN_UNITS = 22_700;
const EXAMPLE_DAY = "2026-03-31";

/**
 * What somebody wrote as the value of a dimension, as it is kept: an amount in `currency`, a day,
 * or words; null for nothing. A problem says how to write it.
 */
export function readBantValue(
  dimension: BantDimension,
  text: string,
  currency: string,
): { value: string | null } | { problem: string } {
  const written = text.trim();
  if (written === "") return { value: null };
  if (dimension === "budget") {
    const minor = typedMoney(written, currency);
    if (minor !== null && minor >= 0) {
      return { value: `${currency} ${minorToDecimal(minor, currency)}` };
    }
    const example = formatMoney(toMinor(EXAMPLE_MAIN_UNITS, currency), currency);
    return {
      problem: t`${BANT_NAMES.budget} is an amount in ${currency}: write it like ${example}.`,
    };
  }
  if (dimension === "timeline") {
    const value = parseDay(written);
    if (value !== null) return { value };
    const example = isoDayText(EXAMPLE_DAY);
    return { problem: t`${BANT_NAMES.timeline} is a day: write it like ${example}.` };
  }
  return { value: written };
}

/** A kept value as people read it; texts from before values were checked stay as they are. */
export function bantValueText(dimension: BantDimension, value: string | null): string {
  if (value === null) return "";
  if (dimension === "timeline") return isoDayText(value);
  if (dimension !== "budget") return value;
  const [, currency, amount, fraction = ""] =
    /^([A-Z]{3}) (\d{1,15}(?:\.(\d+))?)$/.exec(value) ?? [];
  if (!currency || !amount || fraction.length !== currencyExponent(currency)) return value;
  return formatMoney(toMinor(Number(amount), currency), currency);
}

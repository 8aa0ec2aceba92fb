import type { AttributeValue } from "@/lib/engine/attributes";
import { isEmailAddress } from "@/lib/engine/email-address";
import { parseMoney } from "@/lib/engine/money";
import { numberText } from "@/lib/format";
import type { FieldType } from "../schema/field";
import { MOST_FURTHER } from "../schema/rows";
import { WORD_READERS } from "../schema/words";
import { localDay, readDay, readInstant } from "./dates";
import { readBoolean, readNumber } from "./numbers";
import type { Source } from "./reading";

export interface CellContext {
  timeZone: string;
  /** Of amounts in this row. */
  currency: string;
}

/** The values of one row, typed by their sources. */
export interface RowValues {
  fields: Map<string, AttributeValue>;
  attributes: Record<string, AttributeValue>;
  props: Record<string, AttributeValue>;
  problems: string[];
}

const LONGEST_FIELD = 300;
const LONGEST_FACT = 2000;

/** Our own files have an apostrophe before what a spreadsheet would run as a formula. */
function withoutMark(text: string): string {
  return /^'[=+\-@]/.test(text) ? text.slice(1) : text;
}

/** The text that counts, after what means blank and what stands for something else. */
export function textOf(source: Source, cells: readonly string[]): string {
  const raw =
    source.index === null ? source.constant : withoutMark((cells[source.index] ?? "").trim());
  if (raw === "" || source.blank.has(raw)) return "";
  const { values } = source;
  const mapped = values?.get(raw) ?? values?.get(raw.toLowerCase()) ?? raw;
  return mapped === "" ? "" : source.prefix + mapped;
}

type Read = { value: AttributeValue } | { problem: string };

const WORDS: Partial<Record<Source["type"], string>> = {
  stage: "a stage",
  state: "open, won or lost",
  activityType: "a type of activity",
  costKind: "media, tools or salaries",
};

const BY_WORD = "Say in the mapping what it stands for";
const BY_ORDER = "Correct it, or choose in which order dates are written";
const BY_MARK = "Correct it, or choose how decimals are written";

/** What to do about a value that cannot be read. */
const REMEDIES: Partial<Record<Source["type"], string>> = {
  stage: BY_WORD,
  state: BY_WORD,
  activityType: BY_WORD,
  costKind: BY_WORD,
  instant: BY_ORDER,
  day: BY_ORDER,
  date: BY_ORDER,
  money: BY_MARK,
  number: BY_MARK,
  count: BY_MARK,
  boolean: `Write yes or no, or ${BY_WORD.toLowerCase()}`,
};

function not({ label, type }: Source, text: string, what: string): Read {
  const remedy = REMEDIES[type] ?? "Correct it or leave the cell blank";
  return { problem: `${label}: “${text.slice(0, 80)}” is not ${what}. ${remedy}` };
}

/** How many characters a text may have; others are bounded by what they say. */
function mostOf({ type, target }: Source): number {
  if (type !== "text") return Number.POSITIVE_INFINITY;
  return target.kind !== "field" || target.id === "note" ? LONGEST_FACT : LONGEST_FIELD;
}

/** The addresses of a cell that may hold several. */
export function addressesIn(text: string): string[] {
  return text.split(/[\s,;|]+/).filter(Boolean);
}

/** Reads one text as what its column holds. */
export function readCell(source: Source, text: string, context: CellContext): Read {
  const most = mostOf(source);
  if (text.length > most) {
    return { problem: `${source.label} is longer than ${numberText(most)} characters. Shorten it` };
  }
  const [value, what] = readValue(source, text, context);
  return value === null ? not(source, text, what) : { value };
}

/** The value of a text, null when it has none, and what it should have been. */
function readValue(
  { type, order, mark: settled }: Source,
  text: string,
  { timeZone, currency }: CellContext,
): [AttributeValue | null, string] {
  const mark = settled ?? ".";
  const words = WORDS[type];
  if (words) return [WORD_READERS[type as FieldType]?.(text) ?? null, words];
  switch (type) {
    case "email":
      return [isEmailAddress(text) ? text : null, "an email address"];
    case "emails": {
      const all = addressesIn(text);
      const isGood = all.every(isEmailAddress) && all.length <= MOST_FURTHER;
      return [isGood ? all.join(" ") : null, `a list of at most ${MOST_FURTHER} email addresses`];
    }
    case "instant":
      return [readInstant(text, order, timeZone), "a date"];
    case "day":
    case "date": {
      const day = readDay(text, order);
      const at = day ? null : readInstant(text, order, timeZone);
      return [day ?? (at === null ? null : localDay(at, timeZone)), "a date"];
    }
    case "money":
      return [parseMoney(text, currency, mark), `an amount in ${currency}`];
    case "number":
      return [readNumber(text, mark), "a number"];
    case "count": {
      const count = readNumber(text, mark);
      return [count !== null && count >= 0 ? Math.round(count) : null, "a count"];
    }
    case "boolean":
      return [readBoolean(text), "yes or no"];
    case "currency":
      return [/^[A-Za-z]{3}$/.test(text) ? text.toUpperCase() : null, "a currency code"];
    default:
      return [text, "a text"];
  }
}

/** Reads all sources of a row. */
export function readRow(
  sources: readonly Source[],
  cells: readonly string[],
  context: CellContext,
): RowValues {
  const row: RowValues = { fields: new Map(), attributes: {}, props: {}, problems: [] };
  const currencySource = sources.find(({ type }) => type === "currency");
  const own = currencySource ? textOf(currencySource, cells).toUpperCase() : "";
  const used = /^[A-Z]{3}$/.test(own) ? { ...context, currency: own } : context;
  for (const source of sources) {
    const text = textOf(source, cells);
    if (text === "") continue;
    const read = readCell(source, text, used);
    if ("problem" in read) {
      row.problems.push(read.problem);
      continue;
    }
    const { target } = source;
    if (target.kind === "field") row.fields.set(target.id, read.value);
    else if (target.kind === "attribute") row.attributes[target.id] = read.value;
    else row.props[target.name] = read.value;
  }
  return row;
}

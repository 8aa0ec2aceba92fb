import {
  type AttributeDefinition,
  type AttributeType,
  BUILT_IN_ATTRIBUTES,
} from "@/lib/engine/attributes";
import type { DecimalMark } from "@/lib/engine/money";
import { refuse } from "@/lib/operations/outcome";
import type { FieldType } from "../schema/field";
import { fieldOf } from "../schema/fields";
import {
  type ColumnMapping,
  DATE_ORDER_NAMES,
  type DateOrder,
  type Mapping,
  type Target,
  targetOf,
} from "../schema/mapping";
import type { ColumnView, FileView } from "../schema/views";
import { analyseFile } from "./analyse";
import { guessMark, markNote, settle } from "./in-doubt";
import { attributeFor } from "./suggest";
import type { CsvFormat } from "./table";

/** A column (or a constant, without an index) and how its texts are read. */
export interface Source {
  label: string;
  index: number | null;
  constant: string;
  target: Target;
  type: FieldType | AttributeType;
  values: ReadonlyMap<string, string> | null;
  blank: ReadonlySet<string>;
  prefix: string;
  order: DateOrder;
  /** Null: nothing has shown it yet, and no value so far is read otherwise for it (`settleMarks`). */
  mark: DecimalMark | null;
}

/** All that is needed to turn the rows of one file into data. */
export interface Reading {
  mapping: Mapping;
  format: CsvFormat;
  bytes: number;
  header: string[];
  sources: Source[];
  /** Attributes that the mapping uses and the workspace does not have yet. */
  newAttributes: AttributeDefinition[];
  /** What was decided without being certain. */
  notes: string[];
}

export interface ReadingContext {
  timeZone: string;
  currency: string;
  attributes: readonly AttributeDefinition[];
}

function sameHeading(a: string, b: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, " ").toLowerCase();
  return plain(a) === plain(b);
}

interface Found {
  column: ColumnView;
  index: number;
  given: ColumnMapping;
  target: Target;
  type: FieldType | AttributeType;
}

const isDated = (type: Found["type"]) => type === "instant" || type === "day" || type === "date";
const isDecimal = (type: Found["type"]) =>
  type === "money" || type === "number" || type === "count";

function attributeType(
  id: string,
  given: ColumnMapping,
  column: ColumnView | null,
  known: readonly AttributeDefinition[],
): AttributeType {
  const existing = known.find((attribute) => attribute.id === id);
  if (existing) return existing.type;
  const seen = column?.type ?? "text";
  return given.type ?? (seen === "email" ? "text" : seen);
}

function findColumns(file: FileView, mapping: Mapping, known: readonly AttributeDefinition[]) {
  const found: Found[] = [];
  for (const [heading, given] of Object.entries(mapping.columns)) {
    const index = file.columns.findIndex(({ header }) => sameHeading(header, heading));
    const column = file.columns[index];
    const isAuto = given.to === "attribute:auto";
    const target = targetOf(mapping.kind, isAuto ? `attribute:${attributeFor(heading)}` : given.to);
    if (!target) continue;
    if (!column) {
      const columns = file.columns.map(({ header }) => `“${header}”`).join(", ");
      refuse(
        "invalid",
        `The mapping names the column “${heading}”, which the file does not have. Its columns: ${columns.slice(0, 1500)}.`,
      );
    }
    const type =
      target.kind === "attribute"
        ? attributeType(target.id, given, column, known)
        : target.kind === "prop"
          ? "text"
          : (fieldOf(mapping.kind, target.id)?.type ?? "text");
    found.push({ column, index, given, target, type });
  }
  return found;
}

const MONTH_FIRST_ZONES =
  /^(America\/(New_York|Chicago|Denver|Los_Angeles|Phoenix|Anchorage|Detroit|Boise|Indiana\/.+|Kentucky\/.+)|Pacific\/Honolulu|US\/.+)$/;

/**
 * Looks at a file by a mapping and settles what is left open: encoding, delimiter, types of new
 * attributes, and per column how its dates and decimals are written.
 */
export async function prepareReading(
  file: string,
  mapping: Mapping,
  { timeZone, currency, attributes }: ReadingContext,
): Promise<Reading> {
  const { options } = mapping;
  const view = await analyseFile(file, options);
  const format = { encoding: view.encoding, delimiter: view.delimiter };
  const known = [...BUILT_IN_ATTRIBUTES, ...attributes];
  const columns = findColumns(view, mapping, known);
  assertOnce(columns);

  const orderOf = ({ given, column }: Found) =>
    given.dateOrder ?? options.dateOrder ?? column.dateOrder;
  const markOf = ({ given, column }: Found) =>
    given.decimalMark ?? options.decimalMark ?? column.decimalMark;
  const doubtful = columns.filter(
    (found) =>
      (isDated(found.type) && orderOf(found) === null && found.column.isAmbiguous) ||
      (isDecimal(found.type) && markOf(found) === null && found.column.openNumber !== null),
  );
  const settled = await settle(file, format, view.isWhole ? [] : doubtful);

  const fallback: DateOrder = MONTH_FIRST_ZONES.test(timeZone) ? "mdy" : "dmy";
  const notes: string[] = [];
  const sources = columns.map((found): Source => {
    const { given, column, index, target, type } = found;
    const order = orderOf(found) ?? settled.get(index)?.dateOrder ?? null;
    if (order === null && isDated(type) && column.isAmbiguous) {
      const name = DATE_ORDER_NAMES[fallback].toLowerCase();
      notes.push(
        `Dates in “${column.header}” fit more than one order; they are read as ${name}. Choose another order if that is wrong.`,
      );
    }
    let mark = markOf(found) ?? settled.get(index)?.decimalMark ?? null;
    const open = column.openNumber;
    if (mark === null && open !== null && isDecimal(type)) {
      mark = guessMark(type, open, options.currency ?? currency);
      if (type !== "count") notes.push(markNote(column.header, open, mark));
    }
    // Most columns of numbers have whole ones to the end: the file is not looked through for them.
    const isOpen = isDecimal(type) && !view.isWhole;
    return {
      label: column.header,
      index,
      constant: "",
      target,
      type,
      values: given.values ? foldedValues(given.values) : null,
      blank: new Set([...(given.blank ?? []), ...(options.blank ?? [])]),
      prefix: given.prefix ?? "",
      order: order ?? fallback,
      mark: mark ?? (isOpen ? null : "."),
    };
  });
  sources.push(...constantsOf(mapping, known));
  const knownIds = new Set(known.map(({ id }) => id));
  const newAttributes = sources.flatMap(({ target, label, type }) =>
    target.kind === "attribute" && !knownIds.has(target.id)
      ? [{ id: target.id, label: label.slice(0, 120), type: type as AttributeType }]
      : [],
  );
  const header = view.columns.map((column) => column.header);
  return { mapping, format, bytes: view.bytes, header, sources, newAttributes, notes };
}

/** Two columns that become one attribute by themselves would overwrite each other. */
function assertOnce(columns: readonly Found[]): void {
  const taken = new Map<string, string>();
  for (const { target, column } of columns) {
    const key = JSON.stringify(target);
    const other = taken.get(key);
    if (other !== undefined) {
      refuse("invalid", `The columns “${other}” and “${column.header}” become the same thing.`);
    }
    taken.set(key, column.header);
  }
}

function foldedValues(values: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  const folded = new Map<string, string>();
  for (const [raw, value] of Object.entries(values)) folded.set(raw.trim().toLowerCase(), value);
  for (const [raw, value] of Object.entries(values)) folded.set(raw, value);
  return folded;
}

function constantsOf(mapping: Mapping, known: readonly AttributeDefinition[]): Source[] {
  return Object.entries(mapping.constants).flatMap(([to, value]): Source[] => {
    const target = targetOf(mapping.kind, to);
    if (!target) return [];
    const type =
      target.kind === "attribute"
        ? attributeType(target.id, { to, type: constantType(value) }, null, known)
        : target.kind === "prop"
          ? "text"
          : (fieldOf(mapping.kind, target.id)?.type ?? "text");
    return [
      {
        label: target.kind === "prop" ? target.name : target.id,
        index: null,
        constant: String(value),
        target,
        type,
        values: null,
        blank: new Set(),
        prefix: "",
        order: "ymd",
        mark: ".",
      },
    ];
  });
}

function constantType(value: string | number | boolean): AttributeType {
  return typeof value === "number" ? "number" : typeof value === "boolean" ? "boolean" : "text";
}

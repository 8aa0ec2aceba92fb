import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import {
  type AttributeDefinition,
  type AttributeType,
  attributeIdFrom,
  BUILT_IN_ATTRIBUTES,
} from "@/lib/engine/attributes";
import { TAG_PROPS } from "@/lib/engine/touchpoints";
import type { ImportKind } from "../schema";
import type { Field } from "../schema/field";
import { ATTRIBUTE_NAMES, FIELDS, fieldOf } from "../schema/fields";
import { type ColumnMapping, headingKey, type Mapping } from "../schema/mapping";
import { type Preset, presetOf } from "../schema/presets";
import type { ColumnView, FileView } from "../schema/views";
import { WORD_READERS } from "../schema/words";
import { addressesIn } from "./cells";

/** Whether the values can be what the heading promises; a heading alone proves little. */
function fits(field: Field, column: ColumnView): boolean {
  if (column.filled === 0) return false;
  if (field.type === "email") return column.type === "email";
  if (field.type === "emails") {
    return column.samples.every((text) => addressesIn(text).every((one) => one.includes("@")));
  }
  if (field.type === "instant" || field.type === "day") {
    return column.isMostlyDates || column.samples.every((text) => /^\d{10}(\d{3})?$/.test(text));
  }
  if (field.type === "money" || field.type === "count") {
    return column.samples.every((text) => /\d/.test(text));
  }
  if (field.type === "boolean") return column.type === "boolean";
  const read = WORD_READERS[field.type];
  if (!read) return true;
  const means = (text: string) => read(text) !== null;
  const values = column.values ?? column.samples;
  // Every system names the stages of its pipeline its own way; won and lost give it away.
  return field.type === "state" ? values.some(means) : values.every(means);
}

/** Whether a column's values can be stored under an attribute of that type. */
function holds(type: AttributeType, column: ColumnView): boolean {
  return column.filled > 0 && (type === "text" || column.type === type);
}

interface Taken {
  columns: Record<string, ColumnMapping>;
  free: Map<string, ColumnView[]>;
}

/** Takes the first free column of one of these headings whose values fit. */
function take(
  { columns, free }: Taken,
  to: string,
  names: readonly string[],
  suits: (column: ColumnView) => boolean = () => true,
): void {
  for (const name of names) {
    const found = free.get(name)?.find(suits);
    if (!found) continue;
    columns[found.header] = { to };
    free.set(name, free.get(name)?.filter((column) => column !== found) ?? []);
    return;
  }
}

/**
 * The mapping that the headings suggest, in the words of common systems. What is not recognised is
 * left out: it is not imported unless somebody says so.
 */
export function suggestMapping(
  kind: ImportKind,
  file: Pick<FileView, "columns">,
  attributes: readonly AttributeDefinition[],
): Mapping {
  const free = new Map<string, ColumnView[]>();
  for (const column of file.columns) {
    const key = headingKey(column.header);
    free.set(key, [...(free.get(key) ?? []), column]);
  }
  const taken: Taken = { columns: {}, free };
  for (const field of FIELDS[kind]) {
    take(taken, field.id, field.names, (column) => fits(field, column));
  }
  if (kind === "leads") {
    const { columns } = taken;
    const to = new Set(Object.values(columns).map((column) => column.to));
    if (to.has("firstName") && to.has("lastName") && to.has("name")) {
      for (const [header, column] of Object.entries(columns)) {
        if (column.to === "name") delete columns[header];
      }
    }
    for (const { id, type } of [...BUILT_IN_ATTRIBUTES, ...attributes]) {
      const names = ATTRIBUTE_NAMES[id] ?? [id.toLowerCase()];
      take(taken, `attribute:${id}`, names, (column) => holds(type, column));
    }
  }
  if (kind === "activities") {
    const names = new Set([
      ...Object.values(ACTIVITY_TYPES).flatMap(({ properties }) => Object.keys(properties)),
      ...TAG_PROPS,
    ]);
    for (const name of names) take(taken, `prop:${name}`, [headingKey(name)]);
  }
  const preset = presetOf(file.columns.map(({ header }) => header));
  const constants = preset?.kind === kind ? applyPreset(preset, taken.columns, file) : {};
  return { format: 1, kind, columns: inFileOrder(taken.columns, file), constants, options: {} };
}

/** What a known system means by its columns; gives what no column says. */
function applyPreset(
  preset: Preset,
  columns: Record<string, ColumnMapping>,
  file: Pick<FileView, "columns">,
): Record<string, string> {
  for (const column of file.columns) {
    const key = headingKey(column.header);
    const given = Object.hasOwn(preset.columns, key) ? preset.columns[key] : undefined;
    if (!given || !isMeant(preset.kind, given, column)) continue;
    for (const [header, { to }] of Object.entries(columns)) {
      if (to === given.to) delete columns[header];
    }
    columns[column.header] = withMeanings(given, column);
  }
  const said = new Set(Object.values(columns).map(({ to }) => to));
  const otherwise = Object.entries(preset.otherwise ?? {});
  return Object.fromEntries(otherwise.filter(([to]) => !said.has(to)));
}

/** Whether all that a column holds is known to mean something. */
function isMeant(kind: ImportKind, { to, values = {} }: ColumnMapping, column: ColumnView) {
  const type = fieldOf(kind, to)?.type;
  const read = type && WORD_READERS[type];
  if (!read) return column.filled > 0;
  const all = column.values ?? column.samples;
  return column.filled > 0 && all.every((text) => text in values || read(text) !== null);
}

/** Only the meanings that are needed: people look at them. */
function withMeanings({ values, ...given }: ColumnMapping, column: ColumnView): ColumnMapping {
  if (!values) return given;
  const met = new Set(column.values ?? Object.keys(values));
  return {
    ...given,
    values: Object.fromEntries(Object.entries(values).filter(([k]) => met.has(k))),
  };
}

function inFileOrder(columns: Record<string, ColumnMapping>, file: Pick<FileView, "columns">) {
  const ordered: Record<string, ColumnMapping> = {};
  for (const { header } of file.columns) {
    // A heading may be “constructor”.
    const column = Object.hasOwn(columns, header) ? columns[header] : undefined;
    if (column) ordered[header] = column;
  }
  return ordered;
}

/** The id of the attribute that a column with this heading becomes by itself. */
export function attributeFor(heading: string): string {
  const key = headingKey(heading);
  const builtIn = Object.entries(ATTRIBUTE_NAMES).find(([, names]) => names.includes(key));
  return builtIn ? builtIn[0] : attributeIdFrom(heading);
}

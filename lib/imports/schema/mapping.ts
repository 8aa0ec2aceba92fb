import { z } from "zod";
import { quoted, t } from "@/lib/language";
import { IMPORT_KINDS, type ImportKind } from "../schema";
import { FIELDS, fieldOf } from "./fields";

export const DATE_ORDERS = ["ymd", "dmy", "mdy"] as const;
/** How dates of bare numbers are meant: 4/13 is 13 April in `mdy`. */
export type DateOrder = (typeof DATE_ORDERS)[number];
export const DECIMAL_MARKS = [".", ","] as const;
export const DELIMITERS = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof DELIMITERS)[number];
export const ENCODINGS = ["utf-8", "windows-1252", "utf-16le", "utf-16be"] as const;
export type Encoding = (typeof ENCODINGS)[number];
export const ATTRIBUTE_TYPES = ["text", "number", "boolean", "date"] as const;

export const DELIMITER_NAMES: Record<Delimiter, string> = {
  get ","() {
    return t("Comma");
  },
  get ";"() {
    return t("Semicolon");
  },
  get "\t"() {
    return t("Tab");
  },
  get "|"() {
    return t("Bar");
  },
};
export const ENCODING_NAMES: Record<Encoding, string> = {
  "utf-8": "UTF-8",
  get "windows-1252"() {
    return t("Windows-1252 (Western)");
  },
  "utf-16le": "UTF-16 LE",
  "utf-16be": "UTF-16 BE",
};
export const DATE_ORDER_NAMES: Record<DateOrder, string> = {
  get ymd() {
    return t("Year, month, day");
  },
  get dmy() {
    return t("Day, month, year");
  },
  get mdy() {
    return t("Month, day, year");
  },
};

const text = z.string().max(300);

/** What becomes of one column. */
const columnMapping = z.strictObject({
  /** A field, `attribute:<id>`, `attribute:auto`, `prop:<name>` of an activity, or `ignore`. */
  to: text.min(1),
  /** Of an attribute; found from the values when absent. */
  type: z.enum(ATTRIBUTE_TYPES).optional(),
  /** What a text in the file stands for; "" means blank. */
  values: z.record(text, text).optional(),
  /** Texts in the file that mean blank. */
  blank: z.array(text).max(100).optional(),
  /** Put before every value, to keep ids of several systems apart. */
  prefix: z.string().max(60).optional(),
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimalMark: z.enum(DECIMAL_MARKS).optional(),
});
export type ColumnMapping = z.output<typeof columnMapping>;

const options = z.strictObject({
  dateOrder: z.enum(DATE_ORDERS).optional(),
  decimalMark: z.enum(DECIMAL_MARKS).optional(),
  delimiter: z.enum(DELIMITERS).optional(),
  encoding: z.enum(ENCODINGS).optional(),
  /** The workspace's when absent. */
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: () => t("Use a code of three capital letters, like EUR.") })
    .optional(),
  timeZone: z
    .string()
    .refine(isTimeZone, { error: () => t("Use a name like Europe/Berlin.") })
    .optional(),
  /** By what leads are recognised, in this order. */
  identity: z
    .array(z.enum(["email", "externalId"]))
    .min(1)
    .max(2)
    .optional(),
  /** Texts that mean blank in every column. */
  blank: z.array(text).max(100).optional(),
});

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format(0) !== "";
  } catch {
    return false;
  }
}

/** How a file becomes leads, activities, opportunities or costs. */
export const mappingSchema = z
  .strictObject({
    format: z.literal(1, { error: () => t("This mapping is not of format 1.") }),
    kind: z.enum(IMPORT_KINDS),
    /** For people who read the file; not used. */
    about: z.string().max(4000).optional(),
    columns: z.record(z.string().max(1000), columnMapping),
    /** Fields that have one value for all rows. */
    constants: z.record(text, z.union([text, z.number(), z.boolean()])).default({}),
    options: options.default({}),
  })
  .superRefine((mapping, context) => {
    for (const { path, message } of mappingProblems(mapping)) {
      context.addIssue({ code: "custom", path, message });
    }
  });
export type Mapping = z.output<typeof mappingSchema>;
export type MappingInput = z.input<typeof mappingSchema>;

/** What a column or constant becomes. */
export type Target =
  | { kind: "field"; id: string }
  | { kind: "attribute"; id: string }
  | { kind: "prop"; name: string };

/** Reads `to`; null for columns that are not imported, undefined for what means nothing. */
export function targetOf(kind: ImportKind, to: string): Target | null | undefined {
  if (to === "ignore") return null;
  const [, prefix, rest] = /^(attribute|prop):(.+)$/.exec(to) ?? [];
  if (prefix === "attribute" && rest) {
    return kind === "leads" ? { kind: "attribute", id: rest } : undefined;
  }
  if (prefix === "prop" && rest) {
    return kind === "activities" ? { kind: "prop", name: rest } : undefined;
  }
  return fieldOf(kind, to) ? { kind: "field", id: to } : undefined;
}

/** What each kind cannot do without; one field of each list is enough. */
export const NEEDED: Record<ImportKind, readonly (readonly string[])[]> = {
  leads: [["email", "externalId"]],
  activities: [["leadEmail", "leadExternalId"], ["type"], ["at"]],
  opportunities: [["name", "account", "leadEmail", "leadExternalId", "externalId"], ["state"]],
  costs: [["day"], ["amount"]],
  budgets: [["month"], ["amount"]],
};

interface Shape {
  kind: ImportKind;
  columns: Record<string, ColumnMapping>;
  constants: Record<string, unknown>;
}

function labelOf(kind: ImportKind, id: string): string {
  return fieldOf(kind, id)?.label ?? id;
}

/** What is missing before the mapping can be used, as sentences. */
export function missingFields({ kind, columns, constants }: Shape): string[] {
  const given = new Set([...Object.values(columns).map(({ to }) => to), ...Object.keys(constants)]);
  return NEEDED[kind]
    .filter((choices) => !choices.some((id) => given.has(id)))
    .map((choices) => {
      const labels = choices.map((id) => labelOf(kind, id));
      return labels.length === 1
        ? t`No column is “${labels[0]}” yet.`
        : t`No column is one of ${labels.map(quoted).join(", ")} yet.`;
    });
}

function mappingProblems(mapping: Shape): { path: string[]; message: string }[] {
  const { kind, columns, constants } = mapping;
  const problems: { path: string[]; message: string }[] = [];
  const taken = new Map<string, string>();
  for (const [header, { to }] of Object.entries(columns)) {
    if (targetOf(kind, to) === undefined) {
      const known = FIELDS[kind].map(({ id }) => id).join(", ");
      problems.push({
        path: ["columns", header, "to"],
        message: t`“${to}” is not something ${kind} have. Use one of: ${known}.`,
      });
    }
    const other = taken.get(to);
    if (other !== undefined && to !== "ignore" && to !== "attribute:auto") {
      problems.push({
        path: ["columns", header, "to"],
        message: t`The columns “${other}” and “${header}” cannot both be ${labelOf(kind, to)}.`,
      });
    }
    taken.set(to, header);
  }
  for (const id of Object.keys(constants)) {
    if (!targetOf(kind, id)) {
      problems.push({
        path: ["constants", id],
        message: t`“${id}” is not something ${kind} have.`,
      });
    } else if (taken.has(id)) {
      problems.push({
        path: ["constants", id],
        message: t`“${labelOf(kind, id)}” cannot be both a column and the same for all rows.`,
      });
    }
  }
  for (const message of missingFields(mapping)) problems.push({ path: ["columns"], message });
  return problems;
}

/** A heading for comparing: "Property_Job Title" and "jobTitle" are alike. */
export function headingKey(heading: string): string {
  return heading
    .normalize("NFKC")
    .toLowerCase()
    .replace(/^(property|properties)[_ .]/, "")
    .replace(/__c$|_c$/, "")
    .replace(/[^\p{L}\p{N}]/gu, "");
}

import type { z } from "zod";
import { numberText } from "@/lib/engine/locale";
import { t } from "@/lib/language";

type Issue = z.core.$ZodRawIssue | z.core.$ZodIssue;
/** What zod tells of an issue; which of them depends on the code. */
interface Facts {
  code?: string;
  path?: PropertyKey[];
  input?: unknown;
  expected?: string;
  origin?: string;
  minimum?: number | bigint;
  maximum?: number | bigint;
  inclusive?: boolean;
  exact?: boolean;
  values?: readonly unknown[];
  options?: readonly unknown[];
  keys?: readonly string[];
  format?: string;
  prefix?: string;
  suffix?: string;
  includes?: string;
  divisor?: number | bigint;
  errors?: readonly (readonly z.core.$ZodIssue[])[];
}

const TYPES: Record<string, string> = {
  get string() {
    return t("must be text");
  },
  get number() {
    return t("must be a number");
  },
  get int() {
    return t("must be a whole number");
  },
  get bigint() {
    return t("must be a whole number");
  },
  get boolean() {
    return t("must be true or false");
  },
  get date() {
    return t("must be a date");
  },
  get array() {
    return t("must be a list");
  },
  get set() {
    return t("must be a list");
  },
  get tuple() {
    return t("must be a list");
  },
  get object() {
    return t("must be an object");
  },
  get record() {
    return t("must be an object");
  },
  get map() {
    return t("must be an object");
  },
  get null() {
    return t("must be null");
  },
  get undefined() {
    return t("must be left out");
  },
  get never() {
    return t("must be left out");
  },
};

const FORMATS: Record<string, string> = {
  get email() {
    return t("must be an email address");
  },
  get url() {
    return t("must be a web address");
  },
  get uuid() {
    return t("must be a UUID");
  },
  get guid() {
    return t("must be a UUID");
  },
  get date() {
    return t("must be a day like 2026-03-31");
  },
  get time() {
    return t("must be a time like 09:30:00");
  },
  get datetime() {
    return t("must be a moment like 2026-03-31T09:30:00Z");
  },
  get json_string() {
    return t("must be JSON");
  },
};

/** What sizes are counted in; numbers have no unit. */
const UNITS: Record<string, [one: string, many: string]> = {
  string: ["character", "characters"],
  array: ["item", "items"],
  set: ["item", "items"],
  map: ["entry", "entries"],
  file: ["byte", "bytes"],
};

/**
 * An issue of an input in a plain sentence that names the field, for the issues that the schema has
 * no words of its own for: those go before it when it is given to a parse as `error`.
 */
export function inputSentence(issue: Issue): string {
  const facts = issue as Facts;
  return nestedSentence(facts) ?? `${nameOf(facts.path)} ${complaint(facts)}.`;
}

/** What queries put the settings in that an address or a program gives one by one. */
const WRAPPERS = new Set<PropertyKey>(["params", "filter"]);

function nameOf(path: readonly PropertyKey[] = []): string {
  const [first = "", ...rest] = path;
  const names = rest.length > 0 && WRAPPERS.has(first) ? rest : path;
  return names.length > 0 ? names.map(String).join(".") : t("The input");
}

function complaint(facts: Facts): string {
  if (isMissing(facts)) return t("is missing");
  switch (facts.code) {
    case "invalid_type":
      return TYPES[facts.expected ?? ""] ?? t`must be of the type ${facts.expected}`;
    case "invalid_value":
      return oneOf(facts.values);
    case "invalid_union":
      return facts.options?.length ? oneOf(facts.options) : t("is none of what is allowed here");
    case "too_small":
      return bound(facts, facts.minimum, [t("at least"), t("more than")]);
    case "too_big":
      return bound(facts, facts.maximum, [t("at most"), t("less than")]);
    case "invalid_format":
      return formatWords(facts);
    case "not_multiple_of":
      return t`must be a multiple of ${facts.divisor}`;
    case "unrecognized_keys": {
      const keys = facts.keys ?? [];
      return t`has no ${keys.length === 1 ? t("field") : t("fields")} ${keys.join(", ")}`;
    }
    case "invalid_key":
      return t("is not a name that is allowed here");
    case "invalid_element":
      return t("has a value in it that is not allowed");
    default:
      return t("is not valid");
  }
}

/** Nothing was given; only while zod parses does an issue know what was. */
function isMissing(facts: Facts): boolean {
  const asks = ["invalid_type", "invalid_value", "invalid_union"].includes(facts.code ?? "");
  return asks && "input" in facts && facts.input === undefined;
}

function oneOf(values: readonly unknown[] = []): string {
  const words = values.map((value) => (value === "" ? '""' : String(value)));
  return words.length === 1 ? t`must be ${words[0]}` : t`must be one of: ${words.join(", ")}`;
}

function bound(
  { origin, exact, inclusive }: Facts,
  limit: number | bigint | undefined,
  [closed, open]: [string, string],
): string {
  const unit = UNITS[origin ?? ""];
  if (unit && closed === "at least" && limit === 1 && !exact) return t("must not be empty");
  const size = limit === undefined ? "" : numberText(limit);
  const how = exact ? t("exactly") : inclusive === false ? open : closed;
  return unit
    ? t`must have ${how} ${size} ${unit[Number(limit) === 1 ? 0 : 1]}`
    : t`must be ${how} ${size}`;
}

function formatWords({ format, prefix, suffix, includes }: Facts): string {
  if (prefix !== undefined) return t`must start with “${prefix}”`;
  if (suffix !== undefined) return t`must end with “${suffix}”`;
  if (includes !== undefined) return t`must have “${includes}” in it`;
  return FORMATS[format ?? ""] ?? t("is not written in the right way");
}

/**
 * Of alternatives, the complaint of the first whose kind of value was given: "source.3 must have at
 * most 300 characters" says more than that neither a text nor a list was right.
 */
function nestedSentence({ code, path = [], errors = [] }: Facts): string | null {
  if (code !== "invalid_union") return null;
  const isOtherKind = (issue: z.core.$ZodIssue | undefined) =>
    issue === undefined || (issue.code === "invalid_type" && issue.path.length === 0);
  const issue = errors.find(([first]) => !isOtherKind(first))?.[0];
  if (!issue) return null;
  // Alternatives do not know where they stand: what was said here of a field is said again in full.
  if (issue.message !== inputSentence(issue)) return issue.message;
  return inputSentence({ ...issue, path: [...path, ...issue.path] });
}

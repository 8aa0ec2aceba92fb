import { z } from "zod";
import { t } from "@/lib/language";
import type { AttributeType, AttributeValue } from "../attributes";
import { isoDayText } from "../locale";
import { FALSE, TRUE, type Truth, UNKNOWN } from "./contract";

/** Comparing one value with what a criterion asks: used for attributes and activity properties. */
export const OPS = [
  "is",
  "isNot",
  "oneOf",
  "contains",
  "startsWith",
  "greaterThan",
  "atLeast",
  "lessThan",
  "between",
  "isKnown",
  "isUnknown",
] as const;
export type Op = (typeof OPS)[number];

export const OP_LABELS: Record<Op, string> = {
  get is() {
    return t("is");
  },
  get isNot() {
    return t("is known and is not");
  },
  get oneOf() {
    return t("is one of");
  },
  get contains() {
    return t("contains");
  },
  get startsWith() {
    return t("starts with");
  },
  get greaterThan() {
    return t("is greater than");
  },
  get atLeast() {
    return t("is at least");
  },
  get lessThan() {
    return t("is less than");
  },
  get between() {
    return t("is between");
  },
  get isKnown() {
    return t("is known");
  },
  get isUnknown() {
    return t("is unknown");
  },
};

/** How many values an operator asks for; `range` is from and to, both included. */
export const OP_VALUES: Record<Op, "none" | "one" | "many" | "range"> = {
  is: "one",
  isNot: "one",
  oneOf: "many",
  contains: "one",
  startsWith: "one",
  greaterThan: "one",
  atLeast: "one",
  lessThan: "one",
  between: "range",
  isKnown: "none",
  isUnknown: "none",
};

const ORDER_OPS = ["greaterThan", "atLeast", "lessThan", "between"] as const;
const OPS_OF: Record<AttributeType, readonly Op[]> = {
  text: ["is", "isNot", "oneOf", "contains", "startsWith", "isKnown", "isUnknown"],
  number: ["is", "isNot", ...ORDER_OPS, "isKnown", "isUnknown"],
  boolean: ["is", "isKnown", "isUnknown"],
  date: ["is", ...ORDER_OPS, "isKnown", "isUnknown"],
};

/** The operators that make sense for an attribute of this type, in menu order. */
export function operatorsFor(type: AttributeType): readonly Op[] {
  return OPS_OF[type];
}

const scalarSchema = z.union([z.string().max(500), z.number(), z.boolean()]);
export const operandSchema = z.union([scalarSchema, z.array(scalarSchema).max(200)]);
export type Operand = AttributeValue | AttributeValue[];

/** The operand as a list; blanks are kept, so that "between" knows its ends. */
export function operandsOf(value: Operand | undefined): AttributeValue[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

export interface Comparison {
  op: Op;
  value?: Operand | undefined;
}

/** Text as it is compared: trimmed, without case. */
function normalise(value: AttributeValue): string {
  return String(value).trim().toLowerCase();
}

function numberOf(value: AttributeValue): number | null {
  if (typeof value === "number") return value;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** Whether a stored value says anything: blank text is unknown. */
export function isKnown(value: AttributeValue | null | undefined): value is AttributeValue {
  if (value === undefined || value === null) return false;
  return typeof value === "string" ? value.trim() !== "" : !Number.isNaN(value);
}

type Check = (value: AttributeValue) => Truth;

function equals(wanted: AttributeValue): (value: AttributeValue) => boolean {
  const number = numberOf(wanted);
  const text = normalise(wanted);
  return (value) =>
    number !== null && typeof value === "number" ? value === number : normalise(value) === text;
}

/**
 * How a value stands to a bound: by number where both are numbers, else by text (ISO dates sort
 * so); null when the two cannot be compared.
 */
function ordered(bound: AttributeValue): (value: AttributeValue) => number | null {
  const number = numberOf(bound);
  if (number !== null) {
    return (value) => {
      const other = numberOf(value);
      return other === null ? null : other - number;
    };
  }
  const text = normalise(bound);
  return (value) => {
    if (typeof value !== "string") return null;
    const other = normalise(value);
    return other < text ? -1 : other > text ? 1 : 0;
  };
}

function truth(holds: boolean): Truth {
  return holds ? TRUE : FALSE;
}

function byOrder(bound: AttributeValue, holds: (difference: number) => boolean): Check {
  const order = ordered(bound);
  return (value) => {
    const difference = order(value);
    return difference === null ? UNKNOWN : truth(holds(difference));
  };
}

function checkOf(op: Op, values: readonly AttributeValue[]): Check {
  const [first, second] = values;
  if (op === "isKnown") return () => TRUE;
  if (op === "isUnknown") return () => FALSE;
  // An operand that is not filled in yet asks for nothing that could be answered.
  if (first === undefined) return () => UNKNOWN;
  switch (op) {
    case "is": {
      const same = equals(first);
      return (value) => truth(same(value));
    }
    case "isNot": {
      const same = equals(first);
      return (value) => truth(!same(value));
    }
    case "oneOf": {
      const texts = new Set(values.map(normalise));
      const numbers = new Set(values.map(numberOf));
      return (value) =>
        truth(texts.has(normalise(value)) || (typeof value === "number" && numbers.has(value)));
    }
    case "contains": {
      const part = normalise(first);
      return (value) => truth(normalise(value).includes(part));
    }
    case "startsWith": {
      const part = normalise(first);
      return (value) => truth(normalise(value).startsWith(part));
    }
    case "greaterThan":
      return byOrder(first, (difference) => difference > 0);
    case "atLeast":
      return byOrder(first, (difference) => difference >= 0);
    case "lessThan":
      return byOrder(first, (difference) => difference < 0);
    case "between": {
      if (second === undefined) return () => UNKNOWN;
      const from = byOrder(first, (difference) => difference >= 0);
      const to = byOrder(second, (difference) => difference <= 0);
      return (value) => Math.min(from(value), to(value)) as Truth;
    }
  }
}

/**
 * A comparison as a function of the stored value. An unknown value, and one that cannot be
 * compared (text against a number's bound), gives UNKNOWN; `isKnown` and `isUnknown` never do.
 */
export function compileComparison({
  op,
  value,
}: Comparison): (stored: AttributeValue | null | undefined) => Truth {
  const values = operandsOf(value);
  const check = checkOf(op, values);
  const unknown = op === "isUnknown" ? TRUE : op === "isKnown" ? FALSE : UNKNOWN;
  return (stored) => (isKnown(stored) ? check(stored) : unknown);
}

function show(value: AttributeValue): string {
  // Not filled in yet.
  if (value === "") return "…";
  if (typeof value === "boolean") return value ? t("yes") : t("no");
  return isoDayText(String(value));
}

/** "is at least 200", "is between 50 and 200", "is one of A, B or C". */
export function describeComparison({ op, value }: Comparison): string {
  const label = OP_LABELS[op];
  if (OP_VALUES[op] === "none") return label;
  const values = operandsOf(value);
  const shown = values.map(show);
  if (shown.length === 0) return `${label} …`;
  if (op === "between") return t`${label} ${shown[0]} and ${shown[1] ?? "…"}`;
  const last = shown.at(-1);
  return shown.length > 1
    ? t`${label} ${shown.slice(0, -1).join(", ")} or ${last}`
    : `${label} ${last}`;
}

/** What is wrong with the operand, as a sentence; null when nothing is. */
export function comparisonProblem({ op, value }: Comparison, type?: AttributeType): string | null {
  if (type && !OPS_OF[type].includes(op)) {
    return t`"${OP_LABELS[op]}" cannot be asked of a ${type} value.`;
  }
  const shape = OP_VALUES[op];
  if (shape === "none") return null;
  const values = operandsOf(value);
  if (values.length === 0 || values.some((each) => !isKnown(each))) return t("Give a value.");
  if (shape === "one" && values.length > 1) return t("Give one value only.");
  if (type === "number" && values.some((each) => numberOf(each) === null))
    return t("Give a number.");
  if (type === "date" && values.some((each) => !/^\d{4}-\d{2}-\d{2}$/.test(String(each)))) {
    return t("Give a date.");
  }
  if (shape === "range") {
    const [from, to] = values;
    if (from === undefined || to === undefined || values.length > 2)
      return t("Give a from and a to.");
    const difference = ordered(from)(to);
    if (difference === null || difference < 0) return t("The from must not be above the to.");
  }
  return null;
}

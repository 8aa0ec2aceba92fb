import type { AttributeType, AttributeValue } from "@/lib/engine/attributes";
import {
  type Comparison,
  OP_VALUES,
  type Op,
  type Operand,
  operandsOf,
} from "@/lib/engine/conditions/comparison";

function blank(type: AttributeType): AttributeValue {
  return type === "boolean" ? true : "";
}

function suits(value: AttributeValue, type: AttributeType): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (type === "number") return typeof value === "number";
  return typeof value === "string";
}

/** The same comparison with an operand of the shape that its operator and type ask for. */
export function fitComparison(op: Op, type: AttributeType, value: Operand | undefined): Comparison {
  const old = operandsOf(value).filter((each) => suits(each, type) && each !== "");
  switch (OP_VALUES[op]) {
    case "none":
      return { op };
    case "many":
      return { op, value: old };
    case "range":
      return { op, value: [old[0] ?? blank(type), old[1] ?? blank(type)] };
    case "one":
      return { op, value: old[0] ?? blank(type) };
  }
}

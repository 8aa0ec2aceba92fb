import { describe, expect, it } from "vitest";
import type { AttributeType } from "@/lib/engine/attributes";
import { comparisonProblem, operatorsFor } from "@/lib/engine/conditions/comparison";
import { moveBy } from "../list-edits";
import { fitComparison } from "./operand";

const TYPES: AttributeType[] = ["text", "number", "boolean", "date"];

describe("fitComparison", () => {
  it("keeps what the new operator can use", () => {
    expect(fitComparison("oneOf", "text", "VP")).toEqual({ op: "oneOf", value: ["VP"] });
    expect(fitComparison("is", "text", ["VP", "Director"])).toEqual({ op: "is", value: "VP" });
    expect(fitComparison("between", "number", 20)).toEqual({ op: "between", value: [20, ""] });
    expect(fitComparison("isKnown", "number", 20)).toEqual({ op: "isKnown" });
  });

  it("drops values of another type", () => {
    expect(fitComparison("is", "number", "VP")).toEqual({ op: "is", value: "" });
    expect(fitComparison("is", "boolean", "VP")).toEqual({ op: "is", value: true });
  });

  it("never makes a comparison that is wrong otherwise than by a blank", () => {
    for (const type of TYPES) {
      for (const op of operatorsFor(type)) {
        const problem = comparisonProblem(fitComparison(op, type, undefined), type);
        expect([null, "Give a value."]).toContain(problem);
      }
    }
  });
});

describe("moveBy", () => {
  it("moves within the list and leaves it alone at its ends", () => {
    expect(moveBy(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
    expect(moveBy(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
    expect(moveBy(["a", "b"], 0, -1)).toEqual(["a", "b"]);
    expect(moveBy(["a", "b"], 1, 1)).toEqual(["a", "b"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "./conditions";
import { choiceOf, isChosen, NO_SEGMENT } from "./segment-choice";
import { compileSegments, MAX_SEGMENTS, segmentProblem } from "./segments";

const atLeast = (value: number): Condition => ({
  kind: "attribute",
  attribute: "employees",
  op: "atLeast",
  value,
});
const german: Condition = { kind: "attribute", attribute: "country", op: "is", value: "germany" };

describe("segments of a lead", () => {
  it("are those whose condition is true of what is known", () => {
    const maskOf = compileSegments([
      { bit: 0, condition: atLeast(200) },
      { bit: 3, condition: { kind: "all", of: [atLeast(1000), german] } },
      { bit: 29, condition: { kind: "none", of: [german] } },
    ]);
    expect(maskOf({ employees: 1500, country: "Germany" })).toBe(0b1001);
    expect(maskOf({ employees: 250, country: "France" })).toBe(1 | (1 << 29));
    expect(maskOf({ employees: 20, country: "Germany" })).toBe(0);
    // What is unknown is never true, in "none of" either.
    expect(maskOf({})).toBe(0);
  });

  it("are not those that ask for what every object has", () => {
    const named: Condition = { kind: "attribute", attribute: "constructor", op: "isKnown" };
    const maskOf = compileSegments([{ bit: 0, condition: named }]);
    expect(maskOf({})).toBe(0);
    expect(maskOf({ constructor: "Acme" } as never)).toBe(1);
  });

  it("have a bit each that no other one touches", () => {
    const rules = Array.from({ length: MAX_SEGMENTS }, (_, bit) => ({
      bit,
      condition: atLeast(bit),
    }));
    const maskOf = compileSegments(rules);
    expect(maskOf({ employees: MAX_SEGMENTS })).toBe(2 ** MAX_SEGMENTS - 1);
    expect(maskOf({ employees: 0 })).toBe(1);
  });

  it("ask for nothing that leads did", () => {
    const visit: Condition = { kind: "activity", activity: "page_view", atLeast: 1 };
    expect(segmentProblem({ kind: "any", of: [german, visit] })).toContain("What leads did");
    expect(segmentProblem({ kind: "any", of: [german, atLeast(3)] })).toBeNull();
    expect(() => compileSegments([{ bit: 0, condition: visit }])).toThrow();
  });
});

describe("a choice of segments", () => {
  it("wants those in one of some, and those in none of all", () => {
    const known = [0, 3, 7].map((bit) => ({ id: `s${bit}`, bit }));
    const ids = fc.subarray(["s0", "s3", "s7", "s9", NO_SEGMENT]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 ** MAX_SEGMENTS - 1 }), ids, (mask, chosen) => {
        const has = known.filter(({ bit }) => Math.floor(mask / 2 ** bit) % 2 === 1);
        const isIn = has.some(({ id }) => chosen.includes(id));
        const isOut = has.length === 0 && chosen.includes(NO_SEGMENT);
        expect(isChosen(mask, choiceOf(known, chosen))).toBe(isIn || isOut);
      }),
    );
  });

  it("of none at all, where there are none, is everybody", () => {
    expect(isChosen(0, choiceOf([], [NO_SEGMENT]))).toBe(true);
    expect(isChosen(5, choiceOf([], [NO_SEGMENT]))).toBe(true);
    expect(isChosen(5, choiceOf([], ["gone"]))).toBe(false);
  });
});

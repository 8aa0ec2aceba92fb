import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "./conditions";
import { compileSegments, isChosen, MAX_SEGMENTS, segmentProblem } from "./segments";

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
    const mask = fc.integer({ min: 0, max: 2 ** MAX_SEGMENTS - 1 });
    const bits = (of: number) =>
      new Set(
        Array.from({ length: MAX_SEGMENTS }, (_, bit) => bit).filter((bit) => of & (1 << bit)),
      );
    fc.assert(
      fc.property(mask, mask, mask, (of, any, none) => {
        const has = bits(of);
        const isIn = [...bits(any)].some((bit) => has.has(bit));
        const isOut = none !== 0 && ![...bits(none)].some((bit) => has.has(bit));
        expect(isChosen(of, { any, none })).toBe(isIn || isOut);
      }),
    );
  });
});

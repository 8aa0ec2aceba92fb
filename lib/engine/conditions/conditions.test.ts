import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionArbitrary } from "@/tests/support/criteria-arbitraries";
import {
  CONDITION_TYPES,
  type Condition,
  compileCondition,
  conditionProblems,
  conditionSchema,
  describeCondition,
  leavesOf,
} from ".";
import { compileComparison, describeComparison, type Operand, operatorsFor } from "./comparison";
import { FALSE, namesOf, type Scope, TRUE, type Truth, UNKNOWN } from "./contract";

const names = namesOf();

/** Three leaves whose truth the test sets: T is known and equal, F known and other, U unknown. */
const LEAVES = { T: TRUE, F: FALSE, U: UNKNOWN } as const;
type Leaf = keyof typeof LEAVES;
const leaf = (attribute: Leaf): Condition => ({
  kind: "attribute",
  attribute,
  op: "is",
  value: "yes",
});
const STORED: Record<Leaf, string | undefined> = { T: "yes", F: "no", U: undefined };

function evaluate(condition: Condition): Truth {
  const slots: string[] = [];
  const scope: Scope = {
    attribute: (id) => slots.push(id) - 1,
    activity: () => 0,
  };
  const test = compileCondition(condition, scope);
  return test({ value: (slot) => STORED[slots[slot] as Leaf], count: () => 0 });
}

describe("groups", () => {
  const table: [Condition["kind"], string, Truth][] = [
    ["all", "TT", TRUE],
    ["all", "TU", UNKNOWN],
    ["all", "TF", FALSE],
    ["all", "UF", FALSE],
    ["all", "UU", UNKNOWN],
    ["any", "FF", FALSE],
    ["any", "FU", UNKNOWN],
    ["any", "UT", TRUE],
    ["any", "FT", TRUE],
    ["none", "FF", TRUE],
    ["none", "FU", UNKNOWN],
    ["none", "U", UNKNOWN],
    ["none", "UT", FALSE],
    ["none", "T", FALSE],
    ["none", "F", TRUE],
    ["all", "", FALSE],
    ["any", "", FALSE],
    ["none", "", FALSE],
  ];
  it.each(table)("%s of %s is %i", (kind, letters, expected) => {
    const of = [...letters].map((letter) => leaf(letter as Leaf));
    expect(evaluate({ kind, of } as Condition)).toBe(expected);
  });

  it("does not turn unknown into true through two nones", () => {
    expect(evaluate({ kind: "none", of: [{ kind: "none", of: [leaf("U")] }] })).toBe(UNKNOWN);
  });
});

describe("compileComparison", () => {
  const table: [string, Operand | undefined, string | number | boolean, Truth][] = [
    ["is", "VP Sales", "  vp sales ", TRUE],
    ["is", 200, "200", TRUE],
    ["is", "200.0", 200, TRUE],
    ["is", true, "TRUE", TRUE],
    ["isNot", "Intern", "VP", TRUE],
    ["isNot", "vp", "VP", FALSE],
    ["oneOf", ["a", "B"], "b", TRUE],
    ["oneOf", [1, 2], 3, FALSE],
    ["contains", "SALES", "Head of Sales", TRUE],
    ["startsWith", "head", "Head of Sales", TRUE],
    ["startsWith", "sales", "Head of Sales", FALSE],
    ["greaterThan", 200, 200, FALSE],
    ["atLeast", 200, 200, TRUE],
    ["lessThan", 200, 199.5, TRUE],
    ["between", [50, 200], 50, TRUE],
    ["between", [50, 200], 200, TRUE],
    ["between", [50, 200], 201, FALSE],
    ["atLeast", "2026-03-01", "2026-02-28", FALSE],
    ["between", ["2026-01-01", "2026-12-31"], "2026-12-31", TRUE],
    ["greaterThan", 5, "many", UNKNOWN],
    ["lessThan", "2026-01-01", 5, UNKNOWN],
    ["is", undefined, "x", UNKNOWN],
    ["isKnown", undefined, 0, TRUE],
    ["isKnown", undefined, " ", FALSE],
    ["isUnknown", undefined, "", TRUE],
    ["isUnknown", undefined, false, FALSE],
  ];
  it.each(table)("%s %j of %j", (op, value, stored, expected) => {
    const comparison = { op, value } as Parameters<typeof compileComparison>[0];
    expect(compileComparison(comparison)(stored)).toBe(expected);
  });
});

describe("describeCondition", () => {
  it("reads as a sentence's end", () => {
    const size: Condition = {
      kind: "attribute",
      attribute: "employees",
      op: "atLeast",
      value: 200,
    };
    const pricing: Condition = {
      kind: "activity",
      activity: "page_view",
      where: [{ property: "page", op: "is", value: "pricing" }],
      atLeast: 3,
      withinDays: 30,
    };
    expect(describeCondition(size, names)).toBe("Employees is at least 200");
    expect(describeCondition(pricing, names)).toBe(
      "viewed a page where Page is pricing at least 3 times within 30 days",
    );
    expect(describeCondition({ kind: "any", of: [size, pricing] }, names)).toBe(
      "(Employees is at least 200 or viewed a page where Page is pricing at least 3 times within 30 days)",
    );
    expect(describeCondition({ kind: "none", of: [size] }, names)).toBe(
      "none of: Employees is at least 200",
    );
    expect(describeComparison({ op: "isNot", value: "DE" })).toBe("is known and is not DE");
    expect(describeComparison({ op: "oneOf", value: ["A", "B", "C"] })).toBe("is one of A, B or C");
    expect(describeComparison({ op: "between", value: [1, 2] })).toBe("is between 1 and 2");
  });
});

describe("conditionSchema", () => {
  it("takes what it gives", () => {
    fc.assert(
      fc.property(conditionArbitrary, (condition) => {
        const parsed = conditionSchema.parse(JSON.parse(JSON.stringify(condition)));
        expect(parsed).toEqual(JSON.parse(JSON.stringify(condition)));
      }),
      { numRuns: 500 },
    );
  });

  it("refuses unknown kinds, stray keys, deep and wide nests, without exhausting the stack", () => {
    const size = { kind: "attribute", attribute: "employees", op: "atLeast", value: 200 };
    const nest = (depth: number) => {
      let node: unknown = size;
      for (let i = 1; i < depth; i++) node = { kind: "all", of: [node] };
      return node;
    };
    expect(conditionSchema.safeParse(nest(5)).success).toBe(true);
    expect(conditionSchema.safeParse(nest(6)).error?.issues[0]?.message).toMatch(/nested 5 deep/);
    expect(conditionSchema.safeParse(nest(100_000)).success).toBe(false);
    const wide = {
      kind: "any",
      of: Array.from({ length: 30 }, () => ({ kind: "all", of: [size, size, size] })),
    };
    expect(conditionSchema.safeParse(wide).error?.issues[0]?.message).toMatch(/100 parts/);
    expect(conditionSchema.safeParse({ kind: "maybe", of: [] }).success).toBe(false);
    expect(conditionSchema.safeParse({ ...size, extra: 1 }).success).toBe(false);
    expect(conditionSchema.safeParse({ ...size, op: "almost" }).success).toBe(false);
  });
});

describe("conditionProblems", () => {
  const problem = (condition: Condition) => conditionProblems(condition, ["when"], names);

  it("names what zod cannot see", () => {
    expect(problem({ kind: "all", of: [] })).toEqual([
      { path: ["when", "of"], message: "Add at least one condition." },
    ]);
    const cases: [Condition, RegExp][] = [
      [{ kind: "attribute", attribute: "shoeSize", op: "isKnown" }, /no attribute "shoeSize"/],
      [{ kind: "attribute", attribute: "title", op: "is", value: "" }, /Give a value/],
      [{ kind: "attribute", attribute: "employees", op: "atLeast", value: "many" }, /number/],
      [{ kind: "attribute", attribute: "employees", op: "contains", value: "2" }, /number value/],
      [
        { kind: "attribute", attribute: "employees", op: "between", value: [9, 1] },
        /from must not/,
      ],
      [
        {
          kind: "activity",
          activity: "demo_request",
          where: [{ property: "page", op: "isKnown" }],
          atLeast: 1,
        },
        /no property "page"/,
      ],
    ];
    for (const [condition, message] of cases) {
      expect(problem(condition)[0]?.message).toMatch(message);
      expect(problem({ kind: "any", of: [condition] })[0]?.path.slice(0, 3)).toEqual([
        "when",
        "of",
        0,
      ]);
    }
  });
});

describe("the registry", () => {
  it("starts each type as something its schema takes, with a field for every parameter", () => {
    for (const [kind, type] of Object.entries(CONDITION_TYPES)) {
      const initial = type.initial();
      expect(initial.kind).toBe(kind);
      expect(conditionSchema.safeParse(initial).success).toBe(true);
      const fields = type.fields.map(({ name }) => name);
      const parameters = Object.keys(initial).filter((key) => key !== "kind");
      expect(fields).toEqual(expect.arrayContaining(parameters));
    }
    expect(operatorsFor("number")).not.toContain("contains");
  });

  it("lists the leaves in order", () => {
    const [a, b] = [leaf("T"), leaf("F")];
    expect(leavesOf({ kind: "all", of: [a, { kind: "none", of: [b] }] })).toEqual([a, b]);
  });
});

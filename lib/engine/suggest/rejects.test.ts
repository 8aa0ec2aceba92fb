import { describe, expect, it } from "vitest";
import { Random } from "@/lib/sample/random";
import { compileComparison } from "../conditions/comparison";
import { TRUE } from "../conditions/contract";
import { wilson } from "../statistics";
import {
  editsFromRejects,
  type JudgedLead,
  type RejectOptions,
  type RuleEdit,
  savedPerSql,
} from "./rejects";

const OPTIONS: RejectOptions = {
  fitReasons: ["no_fit"],
  attributes: [
    { id: "employees", type: "number" },
    { id: "annualRevenue", type: "number" },
    { id: "industry", type: "text" },
    { id: "country", type: "text" },
    { id: "isAgency", type: "boolean" },
    { id: "foundedOn", type: "date" },
  ],
};
const NO_FIT = { rejected: "no_fit" };

const lead = (outcome: JudgedLead["outcome"], attributes: JudgedLead["attributes"]) => ({
  outcome,
  attributes,
});
const repeat = (times: number, make: (i: number) => JudgedLead) =>
  Array.from({ length: times }, (_, i) => make(i));

/** Twelve of seventeen rejects have fewer than 20 employees, and no SQL has. */
const SMALL = [
  ...repeat(12, (i) => lead(NO_FIT, { employees: 4 + i })),
  ...repeat(5, (i) => lead(NO_FIT, { employees: 100 + 90 * i })),
  ...repeat(40, (i) => lead("sql", { employees: 23 + 17 * i })),
  ...repeat(3, () => lead({ rejected: "no_budget" }, { employees: 8 })),
  ...repeat(2, () => lead("open", { employees: 9 })),
  lead("open", {}),
];

/** Attributes that have nothing to do with the outcome. */
function noise(count: number, seed: number): JudgedLead[] {
  const random = new Random(seed);
  return repeat(count, () =>
    lead(random.chance(0.4) ? NO_FIT : "sql", {
      employees: random.int(1, 5000),
      annualRevenue: random.between(0, 1e8),
      industry: random.pick(["Software", "Retail", "Health", "Finance", "Energy"]),
      country: random.pick(["India", "Germany", "Brazil"]),
      isAgency: random.chance(0.2),
    }),
  );
}

describe("editsFromRejects", () => {
  it("finds the floor that keeps the rejects out", () => {
    const { rejects, sqls, edits } = editsFromRejects(SMALL, OPTIONS);
    expect([rejects, sqls]).toEqual([17, 40]);
    expect(edits).toHaveLength(1);
    expect(edits[0]).toMatchObject({
      kind: "floor",
      attribute: "employees",
      op: "lessThan",
      value: 20,
      rejects: wilson(12, 17),
      sqls: wilson(0, 40),
      others: 5,
      gain: 12,
    });
    expect(edits[0]?.difference.value).toBeCloseTo(12 / 17, 12);
    expect(edits[0]?.difference.low).toBeGreaterThan(0.4);
    expect(edits[0]?.chance).toBeLessThan(1e-4);
  });

  it("finds planted ceilings and values among noise, best first, whatever the order", () => {
    const random = new Random(5);
    const leads = noise(600, 6).map((entry) =>
      entry.outcome === "sql"
        ? entry
        : lead(entry.outcome, {
            ...entry.attributes,
            ...(random.chance(0.5) ? { industry: random.pick(["Education", " education"]) } : {}),
            ...(random.chance(0.3) ? { employees: random.int(8000, 90_000) } : {}),
            ...(random.chance(0.2) ? { isAgency: true } : {}),
          }),
    );
    const found = editsFromRejects(leads, OPTIONS);
    expect(found.edits.map(({ attribute, kind }) => `${attribute} ${kind}`)).toEqual([
      "industry value",
      "employees ceiling",
    ]);
    const [industry, ceiling] = found.edits;
    expect(String(industry?.value).trim().toLowerCase()).toBe("education");
    expect(ceiling?.value).toBe(5000);
    expect(industry?.sqls.k).toBe(0);
    expect(editsFromRejects(leads.toReversed(), OPTIONS)).toEqual(found);
  });

  it("counts as the condition would", () => {
    const leads = [
      ...SMALL,
      ...repeat(12, (i) => lead(NO_FIT, { country: i % 2 ? "Peru" : " PERU ", employees: "7" })),
    ];
    const { edits } = editsFromRejects(leads, OPTIONS);
    expect(edits.length).toBeGreaterThan(1);
    for (const { attribute, op, value, rejects, sqls, others } of edits) {
      const compare = compileComparison({ op, value });
      const removed = leads.filter(({ attributes }) => compare(attributes[attribute]) === TRUE);
      const sql = removed.filter(({ outcome }) => outcome === "sql").length;
      const fit = removed.filter(({ outcome }) => outcome === NO_FIT).length;
      expect([rejects.k, sqls.k, others]).toEqual([fit, sql, removed.length - sql - fit]);
    }
  });

  it("weighs the SQLs that it would lose", () => {
    const costly = [
      ...repeat(30, () => lead(NO_FIT, { country: "Peru" })),
      ...repeat(4, () => lead("sql", { country: "Peru" })),
      ...repeat(60, () => lead("sql", { country: "India" })),
    ];
    expect(editsFromRejects(costly, OPTIONS)).toMatchObject({
      edits: [{ gain: 10 }],
      nearest: null,
    });
    expect(editsFromRejects(costly, { ...OPTIONS, sqlCost: 8 }).edits).toEqual([]);
  });

  it("names the nearest of those that cost too much, and none that chance explains", () => {
    const leads = [
      ...repeat(30, () => lead(NO_FIT, { country: "Peru" })),
      ...repeat(20, () => lead(NO_FIT, { country: "Chad" })),
      ...repeat(10, () => lead("sql", { country: "Peru" })),
      ...repeat(9, () => lead("sql", { country: "Chad" })),
      ...repeat(90, () => lead("sql", { country: "India" })),
    ];
    const { edits, nearest } = editsFromRejects(leads, OPTIONS);
    expect(edits).toEqual([]);
    expect(nearest).toMatchObject({ value: "Peru", rejects: { k: 30 }, sqls: { k: 10 } });
    expect(savedPerSql(nearest as RuleEdit)).toBe(3);
    const cheaper = editsFromRejects(leads, { ...OPTIONS, sqlCost: 2.9 });
    expect(cheaper.edits.map(({ value }) => value)).toEqual(["Peru"]);
    expect(editsFromRejects(noise(200, 100), { ...OPTIONS, sqlCost: 50 }).nearest).toBeNull();
  });

  it("suggests nothing from noise, however much was tried", () => {
    let suggested = 0;
    for (let seed = 100; seed < 140; seed++) {
      // Losing SQLs costs nothing here, so that only chance keeps an edit away.
      const { tried, edits } = editsFromRejects(noise(200, seed), { ...OPTIONS, sqlCost: 0 });
      expect(tried).toBeGreaterThan(60);
      suggested += edits.length;
    }
    expect(suggested).toBe(0);
  });

  it("needs ten of each, and takes no heed of other reasons", () => {
    const few = SMALL.filter(({ outcome }, i) => outcome !== NO_FIT || i < 9);
    expect(editsFromRejects(few, OPTIONS)).toEqual({
      rejects: 9,
      sqls: 40,
      tried: 0,
      edits: [],
      nearest: null,
    });
    const other = { ...OPTIONS, fitReasons: ["no_budget"] };
    expect(editsFromRejects(SMALL, other)).toMatchObject({ rejects: 3, edits: [] });
    expect(editsFromRejects([], OPTIONS).tried).toBe(0);
  });
});

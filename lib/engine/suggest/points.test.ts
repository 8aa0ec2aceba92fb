import { describe, expect, it } from "vitest";
import { Random } from "@/lib/sample/random";
import type { EngagementRule, FitRule } from "../criteria";
import { type PointRule, pointRules } from "./judge";
import { probability } from "./logistic";
import { type LabelledRows, type Suggestion, suggestPoints } from "./points";

interface Planted extends PointRule {
  /** True change of the log odds. */
  truth: number;
  /** Share of leads that meet it. */
  share: number;
}

function rule(id: string, truth: number, share = 0.3, more: Partial<PointRule> = {}): Planted {
  return { id, group: "fit", points: 10, fades: false, truth, share, ...more };
}

/** Leads, one a minute, whose outcome follows the planted rules and nothing else. */
function plant(count: number, rules: readonly Planted[], seed: number): LabelledRows {
  const random = new Random(seed);
  const values = rules.map(({ share, group }) =>
    Float64Array.from({ length: count }, () =>
      random.chance(share) ? (group === "fit" ? 1 : random.between(0.2, 2)) : 0,
    ),
  );
  const sql = Uint8Array.from({ length: count }, (_, row) => {
    const z = rules.reduce((sum, { truth }, i) => sum + truth * (values[i]?.[row] ?? 0), -1);
    return random.chance(probability(z)) ? 1 : 0;
  });
  return { moments: Int32Array.from({ length: count }, (_, row) => row), sql, values };
}

function suggested(suggestion: Suggestion): Extract<Suggestion, { kind: "suggested" }> {
  if (suggestion.kind === "refused") throw new Error(suggestion.reason);
  return suggestion;
}

const RULES = [
  rule("strong", 2),
  rule("weak", 0.8),
  rule("nothing", 0),
  rule("against", -1.2),
  rule("engaged", 1, 0.5, { group: "engagement", fades: true }),
];
const LEADS = plant(4000, RULES, 1);

describe("suggestPoints", () => {
  const result = suggested(suggestPoints(LEADS, RULES));
  const byId = new Map(result.rules.map((entry) => [entry.id, entry]));

  it("finds the weights that were planted", () => {
    expect(byId.get("strong")?.points).toBe(25);
    for (const { id, truth } of RULES) {
      const found = byId.get(id);
      if (!found) throw new Error(`No ${id}`);
      expect(Number.isInteger(found.points)).toBe(true);
      expect(found.noise).toBe(truth === 0);
      expect(found.coefficient).toBeCloseTo(truth, 0);
      expect(found.low).toBeLessThan(truth * result.pointsPerLogOdds);
      expect(found.high).toBeGreaterThan(truth * result.pointsPerLogOdds);
      expect(found.points).toBeGreaterThanOrEqual(Math.floor(found.low));
      expect(found.points).toBeLessThanOrEqual(Math.ceil(found.high));
    }
    expect(Math.abs(byId.get("nothing")?.points ?? 99)).toBeLessThanOrEqual(1);
    expect(byId.get("against")?.points).toBeLessThan(-10);
  });

  it("counts who meets a rule in the earlier 70 %", () => {
    const met = LEADS.values[0]?.subarray(0, 2800).filter((value) => value > 0).length;
    expect(byId.get("strong")?.met).toBe(met);
    expect(byId.get("strong")?.metSql).toBeLessThan(met ?? 0);
    expect(result.training.sql + result.training.notSql).toBe(2800);
    expect(result.holdOutFrom).toBe(2800);
    expect(result.holdOut.sql + result.holdOut.notSql).toBe(1200);
  });

  it("tells sooner than the present points who becomes SQL, on leads it never saw", () => {
    const { suggested: fitted, present, always, difference } = result.holdOut;
    expect(always).toBe(0.5);
    expect(fitted).toBeGreaterThan(0.75);
    expect(fitted).toBeGreaterThan(present ?? 1);
    expect(difference?.value).toBeCloseTo((fitted ?? 0) - (present ?? 0), 12);
    expect(difference?.low).toBeGreaterThan(0);
  });

  it("does not mind in which order the leads come, and gives the same each time", () => {
    const count = LEADS.sql.length;
    const turned = <A extends Int32Array | Uint8Array | Float64Array>(list: A) =>
      list.toReversed() as A;
    const backwards = {
      moments: turned(LEADS.moments),
      sql: turned(LEADS.sql),
      values: LEADS.values.map((column) => turned(Float64Array.from(column))),
    };
    expect(backwards.moments[0]).toBe(count - 1);
    expect(suggestPoints(backwards, RULES)).toEqual(result);
    expect(suggestPoints(LEADS, RULES)).toEqual(result);
  });

  it("learns nothing from the later leads", () => {
    const sql = LEADS.sql.map((label, row) => (row < 2800 ? label : 1 - label));
    const other = suggested(suggestPoints({ ...LEADS, sql }, RULES));
    expect(other.rules).toEqual(result.rules);
    expect(other.holdOut.suggested).toBeCloseTo(1 - (result.holdOut.suggested ?? 0), 12);
  });

  it("keeps the gross points of the average lead when asked to", () => {
    const kept = suggested(suggestPoints(LEADS, RULES, { scale: "present" }));
    const values = LEADS.values.map((column) => {
      let sum = 0;
      for (const value of column.subarray(0, 2800)) sum += value;
      return sum;
    });
    const gross = (points: readonly number[]) =>
      points.reduce((sum, each, i) => sum + Math.abs(each) * (values[i] ?? 0), 0);
    const fitted = gross(kept.rules.map(({ points }) => points));
    expect(fitted / gross(kept.rules.map(({ present }) => present))).toBeCloseTo(1, 1);
    const large = suggested(suggestPoints(LEADS, RULES, { scale: { largest: 1e6 } }));
    expect(Math.max(...large.rules.map(({ points }) => points))).toBe(1000);
  });

  it("cuts scores off at the caps when it judges", () => {
    const caps = { fit: 0, engagement: 0 };
    const flat = suggested(suggestPoints(LEADS, [...RULES], { caps })).holdOut;
    // Nothing but negative sums is left to tell leads apart.
    expect(flat.suggested).toBeLessThan(result.holdOut.suggested ?? 0);
    expect(flat.present).toBe(0.5);
  });

  it("moves a rule's own cap with its points", () => {
    const capped = RULES.map((entry) => (entry.id === "engaged" ? { ...entry, cap: 20 } : entry));
    const { rules } = suggested(suggestPoints(LEADS, capped));
    const engaged = rules.find(({ id }) => id === "engaged");
    expect(engaged?.cap).toBe(2 * (engaged?.points ?? 0));
    expect(rules.filter(({ cap }) => cap !== undefined)).toHaveLength(1);
  });
});

describe("a rule whose points fade", () => {
  it("gets none where they would be negative", () => {
    const rules = [
      rule("good", 1.5),
      rule("bad", -1.5, 0.4, { group: "engagement", fades: true }),
      rule("worse", -1.5, 0.4, { group: "engagement" }),
    ];
    const { rules: found } = suggested(suggestPoints(plant(2000, rules, 2), rules));
    expect(found.map(({ held }) => held)).toEqual([false, true, false]);
    expect(found[1]?.points).toBe(0);
    expect(found[1]?.high).toBeLessThan(0);
    expect(found[2]?.points).toBeLessThan(0);
  });
});

describe("a refusal", () => {
  const few = (count: number, sqls: number): LabelledRows => ({
    moments: Int32Array.from({ length: count }, (_, row) => row),
    sql: Uint8Array.from({ length: count }, (_, row) => (row % 2 === 0 && row < 2 * sqls ? 1 : 0)),
    values: [new Float64Array(count)],
  });

  it("says what is missing", () => {
    const one = [rule("one", 1)];
    const refused = { kind: "refused" };
    expect(suggestPoints(few(100, 29), one)).toEqual({
      ...refused,
      ...{ reason: "fewLeads", needed: 30, sql: 29, notSql: 71 },
    });
    expect(suggestPoints({ ...few(100, 40), values: [] }, [])).toEqual({
      ...refused,
      reason: "noRules",
    });
    expect(suggestPoints(few(100, 40), one)).toEqual({ ...refused, reason: "chance" });
    const late = { ...few(100, 40), sql: Uint8Array.from({ length: 100 }, (_, i) => +(i >= 60)) };
    expect(suggestPoints(late, one)).toEqual({
      ...refused,
      ...{ reason: "fewToLearnFrom", needed: 15, sql: 10, notSql: 60 },
    });
    const atOnce = { ...few(100, 40), moments: new Int32Array(100) };
    expect(suggestPoints(atOnce, one)).toEqual({ ...refused, reason: "oneMoment" });
  });

  it("mostly comes of rules that mean nothing", () => {
    const rules = Array.from({ length: 8 }, (_, i) => rule(`${i}`, 0));
    let told = 0;
    for (let seed = 10; seed < 30; seed++) {
      const suggestion = suggestPoints(plant(400, rules, seed), rules);
      if (suggestion.kind === "refused") continue;
      told += suggestion.rules.filter(({ noise }) => !noise).length;
    }
    // One interval in twenty misses 0 by chance: 8 of 160.
    expect(told).toBeLessThanOrEqual(14);
  });

  it("is not for columns that do not match", () => {
    expect(() => suggestPoints(few(100, 40), [])).toThrow(RangeError);
    expect(() => suggestPoints({ ...few(100, 40), moments: new Int32Array(1) }, [])).toThrow(
      RangeError,
    );
  });
});

describe("the hold-out", () => {
  it("begins with a moment that nobody was learnt from", () => {
    const leads = plant(1000, RULES, 3);
    const moments = leads.moments.map((minute) => Math.floor(minute / 400));
    const result = suggested(suggestPoints({ ...leads, moments }, RULES));
    expect(result.training.sql + result.training.notSql).toBe(400);
    expect(result.holdOutFrom).toBe(1);
  });
});

describe("pointRules", () => {
  it("lists the rules in force", () => {
    const when = {
      kind: "attribute" as const,
      attribute: "country",
      op: "is" as const,
      value: "India",
    };
    const fit: FitRule[] = [
      { id: "a", label: "A", points: 10, when },
      { id: "b", label: "B", points: 10, when, off: true },
    ];
    const fading: EngagementRule = {
      id: "c",
      label: "C",
      activity: "page_view",
      points: 5,
      repeat: "every",
      decay: { kind: "halfLife", days: 30 },
      cap: 20,
    };
    const stepping: EngagementRule = {
      ...fading,
      id: "d",
      decay: { kind: "expire", days: 30 },
      cap: undefined,
    };
    expect(pointRules({ fit, engagement: [fading, stepping] })).toEqual([
      { id: "a", group: "fit", points: 10, fades: false },
      { id: "c", group: "engagement", points: 5, cap: 20, fades: true },
      { id: "d", group: "engagement", points: 5, cap: undefined, fades: false },
    ]);
  });
});

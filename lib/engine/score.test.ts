import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  criteriaArbitrary,
  historyArbitrary,
  minuteArbitrary,
} from "@/tests/support/criteria-arbitraries";
import type { Activity, ActivityType } from "./activities";
import { compileCriteria } from "./compile";
import type { Condition } from "./conditions";
import { compileWhere } from "./conditions/activity";
import { compileComparison } from "./conditions/comparison";
import { FALSE, TRUE, UNKNOWN } from "./conditions/contract";
import { type Criteria, EMPTY_CRITERIA, type EngagementRule } from "./criteria";
import { decayedPoints } from "./decay";
import type { LeadHistory } from "./history";
import { gradeOf, pathOf, scoreAt, totalsAt } from "./score";

const DAY = 1440;

/** The definition read aloud: slow, without anything prepared, kept apart from the real one. */
function naiveScore(history: LeadHistory, criteria: Criteria, t: number, since?: number) {
  const known: Record<string, string | number | boolean | null> = {};
  for (const { minute, values } of history.observations) {
    if (minute <= t) Object.assign(known, values);
  }
  const past = history.activities
    .filter(({ minute }) => minute <= t)
    .sort((a, b) => a.minute - b.minute || (a.id < b.id ? -1 : 1));
  const fresh = past.filter(({ minute }) => since === undefined || minute > since);

  function truth(condition: Condition, events: readonly Activity[]): number {
    switch (condition.kind) {
      case "attribute":
        return compileComparison(condition)(known[condition.attribute]);
      case "activity": {
        const { activity, where, atLeast, withinDays } = condition;
        const found = events.filter(
          ({ type, props, minute }) =>
            type === activity &&
            compileWhere(where)(props) &&
            (withinDays === undefined || t - minute < withinDays * DAY),
        );
        return found.length >= atLeast ? TRUE : FALSE;
      }
      default: {
        if (condition.of.length === 0) return FALSE;
        const truths = condition.of.map((child) => truth(child, events));
        if (condition.kind === "all") return Math.min(...truths);
        const any = Math.max(...truths);
        return condition.kind === "any" ? any : TRUE - any;
      }
    }
  }

  const holds = (condition: Condition, events = past) => truth(condition, events) === TRUE;
  const fitSum = criteria.fit.reduce((sum, r) => sum + (holds(r.when) ? r.points * 1000 : 0), 0);
  let engagementSum = 0;
  let somethingNew = false;
  for (const rule of criteria.engagement) {
    const { repeat } = rule;
    const take = repeat === "every" ? 1e9 : repeat === "once" ? 1 : repeat.atMost;
    const events = fresh
      .filter(({ type, props }) => type === rule.activity && compileWhere(rule.where)(props))
      .slice(0, take);
    if (events.length > 0) somethingNew = true;
    const sum = events.reduce(
      (s, e) => s + decayedPoints(rule.points, rule.decay, t - e.minute),
      0,
    );
    engagementSum += Math.min(sum, (rule.cap ?? 1e9) * 1000);
  }
  const fit = Math.min(fitSum, criteria.caps.fit * 1000);
  const engagement = Math.min(engagementSum, criteria.caps.engagement * 1000);
  const excluded = criteria.gates.some((g) => g.kind === "exclude" && holds(g.when));
  const leaves = (c: Condition): Condition[] => ("of" in c ? c.of.flatMap(leaves) : [c]);
  const track = criteria.fastTracks.find(
    ({ when }) =>
      holds(when, fresh) &&
      (since === undefined ||
        leaves(when).some(
          (c) =>
            c.kind === "activity" &&
            fresh.some(({ type, props }) => type === c.activity && compileWhere(c.where)(props)),
        )),
  );
  return {
    fit,
    engagement,
    gatesOpen: criteria.gates.every((g) => holds(g.when) === (g.kind === "require")),
    fastTrack: excluded ? null : (track?.id ?? null),
    meetsThresholds:
      fit >= criteria.thresholds.fit * 1000 &&
      engagement >= criteria.thresholds.engagement * 1000 &&
      (since === undefined || somethingNew),
  };
}

function rule(points: number, more: Partial<EngagementRule> = {}): EngagementRule {
  return {
    id: "pricing",
    label: "Viewed pricing",
    activity: "page_view",
    points,
    repeat: "every",
    decay: { kind: "none" },
    ...more,
  };
}

function did(type: ActivityType, ...minutes: number[]): Activity[] {
  return minutes.map((minute, i) => ({ id: `${type}${i}`, type, minute, props: {} }));
}

function lead(activities: Activity[], observations: LeadHistory["observations"] = []): LeadHistory {
  return { createdMinute: 0, observations, activities };
}

function engagementOf(rules: EngagementRule[], activities: Activity[], minute: number): number {
  const criteria: Criteria = { ...EMPTY_CRITERIA, engagement: rules };
  return totalsAt(lead(activities), compileCriteria(criteria), minute).engagement;
}

describe("totalsAt", () => {
  it("is what the definition gives, for random criteria and histories", () => {
    const since = fc.option(minuteArbitrary, { nil: undefined, freq: 1 });
    fc.assert(
      fc.property(criteriaArbitrary, historyArbitrary, minuteArbitrary, since, (c, h, t, s) => {
        const totals = totalsAt(h, compileCriteria(c), t, { engagementSince: s });
        expect(totals).toEqual(naiveScore(h, c, t, s));
      }),
      { numRuns: 3000 },
    );
  }, 30_000);

  it("gives the totals of scoreAt, whose contributions add up to them", () => {
    fc.assert(
      fc.property(criteriaArbitrary, historyArbitrary, minuteArbitrary, (c, h, t) => {
        const compiled = compileCriteria(c);
        const { gates, contributions, ...totals } = scoreAt(h, compiled, t);
        expect(totals).toEqual(totalsAt(h, compiled, t));
        expect(totals.gatesOpen).toBe(gates.every(({ open }) => open));
        for (const group of ["fit", "engagement"] as const) {
          const parts = contributions.filter((part) => part.group === group);
          const sum = parts.reduce((total, part) => total + part.points, 0);
          expect(totals[group]).toBe(Math.min(sum, compiled.caps[group]));
        }
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("does not depend on the order of activities within a minute", () => {
    fc.assert(
      fc.property(criteriaArbitrary, historyArbitrary, minuteArbitrary, (c, h, t) => {
        const rounded = h.activities.map((a) => ({ ...a, minute: a.minute - (a.minute % 360) }));
        const other = [...rounded].reverse().sort((a, b) => a.minute - b.minute);
        const compiled = compileCriteria(c);
        expect(scoreAt({ ...h, activities: other }, compiled, t)).toEqual(
          scoreAt({ ...h, activities: rounded }, compiled, t),
        );
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("ignores what came after the minute", () => {
    fc.assert(
      fc.property(criteriaArbitrary, historyArbitrary, minuteArbitrary, (c, h, t) => {
        const past: LeadHistory = {
          ...h,
          observations: h.observations.filter(({ minute }) => minute <= t),
          activities: h.activities.filter(({ minute }) => minute <= t),
        };
        const compiled = compileCriteria(c);
        expect(scoreAt(past, compiled, t)).toEqual(scoreAt(h, compiled, t));
      }),
      { numRuns: 500 },
    );
  });

  it("counts only the first events of a rule that counts once", () => {
    const once = rule(10, { repeat: "once", decay: { kind: "halfLife", days: 30 } });
    const now = 50 * DAY;
    expect(engagementOf([once], did("page_view", 0, 48 * DAY), now)).toBe(3150);
    const twice = rule(10, { repeat: { atMost: 2 } });
    expect(engagementOf([twice], did("page_view", 0, 1, 2), 5)).toBe(20_000);
  });

  it("decays, then caps the rule, then sums, then caps the group; below zero stays", () => {
    const capped = rule(10, { cap: 25, decay: { kind: "expire", days: 1 } });
    const views = did("page_view", 0, 10, 20, DAY);
    expect(engagementOf([capped], views, 30)).toBe(25_000);
    expect(engagementOf([capped], views, DAY + 15)).toBe(20_000);
    const minus = rule(-40, { id: "left", activity: "unsubscribed" });
    const all = [...views, ...did("unsubscribed", DAY)];
    expect(engagementOf([capped, minus], all, DAY + 15)).toBe(-20_000);
    const big = rule(70, { id: "big" });
    expect(engagementOf([big], did("page_view", 0, 1), 5)).toBe(100_000);
  });

  it("marks a contribution that its rule's cap cut", () => {
    const criteria = { ...EMPTY_CRITERIA, engagement: [rule(10, { cap: 15 })] };
    const score = scoreAt(lead(did("page_view", 1, 2)), compileCriteria(criteria), 3);
    expect(score.contributions).toEqual([
      {
        ruleId: "pricing",
        group: "engagement",
        label: "Viewed pricing",
        points: 15_000,
        capped: true,
        events: [
          { activityId: "page_view0", minute: 1, points: 10_000 },
          { activityId: "page_view1", minute: 2, points: 10_000 },
        ],
      },
    ]);
  });
});

describe("gates and fast tracks", () => {
  const employees = (op: "atLeast" | "lessThan", value: number): Condition => ({
    kind: "attribute",
    attribute: "employees",
    op,
    value,
  });
  const demo: Condition = { kind: "activity", activity: "demo_request", atLeast: 1 };
  const open: Criteria = { ...EMPTY_CRITERIA, thresholds: { fit: 0, engagement: 0 } };
  const known = (count: number) => [{ minute: 0, values: { employees: count } }];

  function pathWith(criteria: Criteria, history: LeadHistory, engagementSince?: number) {
    return pathOf(totalsAt(history, compileCriteria(criteria), 10, { engagementSince }));
  }

  it("keeps a required gate shut, and an excluding one open, while the value is unknown", () => {
    const require = {
      id: "g",
      label: "g",
      kind: "require" as const,
      when: employees("atLeast", 20),
    };
    const exclude = {
      id: "g",
      label: "g",
      kind: "exclude" as const,
      when: employees("lessThan", 20),
    };
    expect(pathWith({ ...open, gates: [require] }, lead([]))).toBeNull();
    expect(pathWith({ ...open, gates: [require] }, lead([], known(20)))).toBe("scored");
    expect(pathWith({ ...open, gates: [exclude] }, lead([]))).toBe("scored");
    expect(pathWith({ ...open, gates: [exclude] }, lead([], known(19)))).toBeNull();
  });

  it("lets a fast track skip thresholds and required gates, never an exclusion", () => {
    const track = { id: "demo", label: "Demo", when: demo };
    const gate = { id: "g", label: "g", kind: "require" as const, when: employees("atLeast", 20) };
    const base: Criteria = { ...EMPTY_CRITERIA, fastTracks: [track] };
    const asked = did("demo_request", 5);
    expect(pathWith(base, lead(asked))).toBe("fastTrack");
    expect(pathWith({ ...base, gates: [gate] }, lead(asked))).toBe("fastTrack");
    const shut = { ...gate, kind: "exclude" as const };
    expect(pathWith({ ...base, gates: [shut] }, lead(asked, known(20)))).toBeNull();
  });

  it("asks for something new after a return from nurture, on either path", () => {
    const track = { id: "demo", label: "Demo", when: demo };
    const facts = { id: "size", label: "Size", when: employees("atLeast", 20) };
    const base: Criteria = { ...EMPTY_CRITERIA, fastTracks: [facts, track] };
    expect(pathWith(base, lead([], known(50)))).toBe("fastTrack");
    expect(pathWith(base, lead(did("demo_request", 5), known(50)), 5)).toBeNull();
    expect(pathWith(base, lead(did("demo_request", 6), known(50)), 5)).toBe("fastTrack");
    const fitOnly: Criteria = { ...open, engagement: [rule(1)] };
    expect(pathWith(fitOnly, lead(did("page_view", 5)))).toBe("scored");
    expect(pathWith(fitOnly, lead(did("page_view", 5)), 5)).toBeNull();
    expect(pathWith(fitOnly, lead(did("page_view", 5, 6)), 5)).toBe("scored");
  });

  it("still sees older activities in gates after a return from nurture", () => {
    const gate = { id: "g", label: "g", kind: "exclude" as const, when: demo };
    const criteria: Criteria = { ...open, gates: [gate], engagement: [rule(1)] };
    const history = lead([...did("demo_request", 2), ...did("page_view", 6)]);
    expect(pathWith(criteria, history, 5)).toBeNull();
  });

  it("never reads a property that every object has", () => {
    const odd: Condition = { kind: "attribute", attribute: "constructor", op: "isKnown" };
    const gate = { id: "g", label: "g", kind: "require" as const, when: odd };
    expect(pathWith({ ...open, gates: [gate] }, lead([], known(1)))).toBeNull();
    expect(compileWhere([{ property: "toString", op: "isKnown" }])({})).toBe(false);
  });
});

describe("three values", () => {
  it("keeps unknown unknown in every comparison but two", () => {
    const ask = (op: Parameters<typeof compileComparison>[0]["op"], value?: string | number) =>
      compileComparison({ op, value });
    for (const op of ["is", "isNot", "oneOf", "contains", "startsWith", "atLeast"] as const) {
      expect(ask(op, "x")(undefined)).toBe(UNKNOWN);
      expect(ask(op, "x")(null)).toBe(UNKNOWN);
      expect(ask(op, "x")("  ")).toBe(UNKNOWN);
    }
    expect(ask("isKnown")(undefined)).toBe(FALSE);
    expect(ask("isUnknown")(undefined)).toBe(TRUE);
    expect(ask("greaterThan", 5)("many")).toBe(UNKNOWN);
    expect(ask("greaterThan", 5)("6")).toBe(TRUE);
  });
});

describe("gradeOf", () => {
  it("places the fit between threshold and cap", () => {
    const criteria = { thresholds: { fit: 40, engagement: 0 }, caps: { fit: 100, engagement: 0 } };
    const grades = [100, 70, 69.999, 40, 39.999, 20, 19.999, -5].map((points) =>
      gradeOf(points * 1000, criteria),
    );
    expect(grades).toEqual(["A", "A", "B", "B", "C", "C", "D", "D"]);
  });
});

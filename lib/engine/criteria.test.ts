import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary } from "@/tests/support/criteria-arbitraries";
import { namesOf } from "./conditions/contract";
import { type Criteria, criteriaSchema, EMPTY_CRITERIA } from "./criteria";
import { CRITERIA_TEMPLATES } from "./templates";
import { validateCriteria } from "./validate";

const saas = CRITERIA_TEMPLATES[0]?.criteria ?? EMPTY_CRITERIA;
const messages = (criteria: Criteria) =>
  validateCriteria(criteria, namesOf()).map(({ message }) => message);

describe("criteriaSchema", () => {
  it("takes back what was stored", () => {
    fc.assert(
      fc.property(criteriaArbitrary, (criteria) => {
        const stored: unknown = JSON.parse(JSON.stringify(criteria));
        expect(criteriaSchema.parse(stored)).toEqual(stored);
      }),
      { numRuns: 300 },
    );
  });

  it("upgrades a body without a format, and refuses one from the future", () => {
    const { format, gates, fastTracks, effectiveAt, reviewAt, ...old } = saas;
    expect(criteriaSchema.parse(old)).toEqual({ ...saas, gates: [], fastTracks: [] });
    expect(criteriaSchema.safeParse({ ...saas, format: 3 }).success).toBe(false);
  });

  it("finds no SQL rate promised in bodies from before there was one", () => {
    const { sqlRate, ...targets } = { ...saas.targets, mqlsPerWeek: 40, acceptanceRate: 0.8 };
    const old = { ...saas, format: 1, targets };
    expect(criteriaSchema.parse(old)).toEqual({ ...saas, targets: { ...targets, sqlRate: null } });
    expect(criteriaSchema.safeParse({ ...old, targets: null }).success).toBe(false);
    expect(criteriaSchema.safeParse({ ...saas, targets }).success).toBe(false);
  });

  it("refuses stray keys and broken parts", () => {
    expect(criteriaSchema.safeParse({ ...saas, note: "x" }).success).toBe(false);
    expect(criteriaSchema.safeParse(null).success).toBe(false);
    const [first] = saas.fit;
    for (const change of [{ points: 1.5 }, { points: 5000 }, { label: null }]) {
      const broken = { ...saas, fit: [{ ...first, ...change }] };
      expect(criteriaSchema.safeParse(broken).success).toBe(false);
    }
  });
});

describe("validateCriteria", () => {
  it("finds nothing wrong with the templates, which parse and have distinct ids", () => {
    expect(new Set(CRITERIA_TEMPLATES.map(({ id }) => id)).size).toBe(3);
    for (const { criteria } of CRITERIA_TEMPLATES) {
      expect(criteriaSchema.parse(criteria)).toEqual(criteria);
      expect(messages(criteria)).toEqual([]);
    }
  });

  it("says that an empty version cannot qualify anyone, or that it would qualify all", () => {
    expect(messages(EMPTY_CRITERIA)).toEqual([
      "All fit rules together give at most 0 points, so no lead could reach the threshold of 50.",
      "All engagement rules together give at most 0 points, so no lead could reach the threshold of 50.",
    ]);
    const [all] = messages({ ...EMPTY_CRITERIA, thresholds: { fit: 0, engagement: 0 } });
    expect(all).toMatch(/every lead would qualify/);
    expect(messages({ ...EMPTY_CRITERIA, fastTracks: saas.fastTracks })).toEqual([]);
  });

  it("refuses what would let a score rise by itself", () => {
    const [rule] = saas.engagement;
    if (!rule) throw new Error("The template has rules.");
    const minus = { ...rule, id: "minus", points: -5 };
    for (const kind of ["halfLife", "linear"] as const) {
      const engagement = [...saas.engagement, { ...minus, decay: { kind, days: 30 } }];
      expect(messages({ ...saas, engagement })).toEqual([
        expect.stringMatching(/takes points away, so its points cannot fade/),
      ]);
    }
    const expiring = { ...minus, decay: { kind: "expire" as const, days: 30 } };
    expect(messages({ ...saas, engagement: [...saas.engagement, expiring] })).toEqual([]);
  });

  it("finds the rest, each at its place", () => {
    const [fit] = saas.fit;
    const [rule] = saas.engagement;
    if (!fit || !rule) throw new Error("The template has rules.");
    const cases: [Partial<Criteria>, (string | number)[], RegExp][] = [
      [{ fit: [...saas.fit, fit] }, ["fit", saas.fit.length, "id"], /same id/],
      [{ fit: saas.fit.with(0, { ...fit, label: " " }) }, ["fit", 0, "label"], /Give it a name/],
      [{ thresholds: { fit: 101, engagement: 30 } }, ["thresholds", "fit"], /above the fit cap/],
      [
        { engagement: [{ ...rule, cap: 20 }] },
        ["thresholds", "engagement"],
        /at most 20 points.*threshold of 30/,
      ],
      [
        { gates: [{ id: "g", label: "g", kind: "require", when: { kind: "all", of: [] } }] },
        ["gates", 0, "when", "of"],
        /at least one condition/,
      ],
      [
        {
          fit: [
            ...saas.fit,
            { ...fit, id: "did", when: { kind: "activity", activity: "meeting", atLeast: 1 } },
          ],
        },
        ["fit", saas.fit.length, "when"],
        /Fit is who they are/,
      ],
      [
        {
          engagement: [
            ...saas.engagement,
            { ...rule, id: "odd", where: [{ property: "colour", op: "isKnown" }] },
          ],
        },
        ["engagement", saas.engagement.length, "where", 0, "property"],
        /no property "colour"/,
      ],
      [{ effectiveAt: 2, reviewAt: 1 }, ["reviewAt"], /review date must be after/],
    ];
    for (const [change, path, message] of cases) {
      const problems = validateCriteria({ ...saas, ...change }, namesOf());
      expect(problems).toEqual([{ path, message: expect.stringMatching(message) }]);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary } from "@/tests/support/criteria-arbitraries";
import { namesOf } from "./conditions/contract";
import { type Criteria, EMPTY_CRITERIA } from "./criteria";
import { diffCriteria } from "./diff";
import { CRITERIA_TEMPLATES } from "./templates";

const names = namesOf();
const saas = CRITERIA_TEMPLATES[0]?.criteria ?? EMPTY_CRITERIA;
const sentences = (before: Criteria, after: Criteria) =>
  diffCriteria(before, after, names).map(({ sentence }) => sentence);

describe("diffCriteria", () => {
  it("says nothing about equal versions, an empty where and no where being the same", () => {
    fc.assert(
      fc.property(criteriaArbitrary, (criteria) => {
        const copy: Criteria = JSON.parse(JSON.stringify(criteria));
        const spelled: Criteria = {
          ...copy,
          engagement: copy.engagement.map((rule) => ({ ...rule, where: rule.where ?? [] })),
        };
        expect(diffCriteria(criteria, spelled, names)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it("mirrors: what is added one way is removed the other, and as much changes", () => {
    fc.assert(
      fc.property(criteriaArbitrary, criteriaArbitrary, (a, b) => {
        const count = (from: Criteria, to: Criteria, change: string) =>
          diffCriteria(from, to, names).filter((each) => each.change === change).length;
        expect(count(a, b, "added")).toBe(count(b, a, "removed"));
        expect(count(a, b, "changed")).toBe(count(b, a, "changed"));
      }),
      { numRuns: 300 },
    );
  });

  it("never misses a change of anything that a version holds", () => {
    const [gate] = saas.gates;
    const [fit] = saas.fit;
    const [rule] = saas.engagement;
    const [track] = saas.fastTracks;
    if (!gate || !fit || !rule || !track) throw new Error("The template has all parts.");
    const when = { kind: "attribute" as const, attribute: "city", op: "isKnown" as const };
    const other = { ...track, id: "other", label: "Other" };
    const changes: [Partial<Criteria>, RegExp][] = [
      [{ gates: [{ ...gate, kind: "require" }] }, /must now hold/],
      [{ gates: [{ ...gate, when }] }, /now asks: City is known\. Before: /],
      [{ gates: [] }, /Gate ".*" is removed/],
      [
        { fit: [{ ...fit, points: 15 }, ...saas.fit.slice(1)] },
        /^Points for "Decision maker" go from 30 to 15\.$/,
      ],
      [
        { fit: [{ ...fit, label: "Boss" }, ...saas.fit.slice(1)] },
        /"Decision maker" is renamed to "Boss"/,
      ],
      [
        { fit: [...saas.fit, { ...fit, id: "new", label: "New", when }] },
        /^Fit rule "New" is added\. 30 points: City is known\.$/,
      ],
      [{ engagement: [{ ...rule, points: 5 }, ...saas.engagement.slice(1)] }, /go from 15 to 5/],
      [
        { engagement: [{ ...rule, where: [] }, ...saas.engagement.slice(1)] },
        /now counts: viewed a page\. Before: viewed a page where Page is pricing/,
      ],
      [
        { engagement: [{ ...rule, repeat: "every" }, ...saas.engagement.slice(1)] },
        /now counts every time; before, the first 3 times/,
      ],
      [
        { engagement: [{ ...rule, decay: { kind: "none" } }, ...saas.engagement.slice(1)] },
        /now never fades; before, it halves every 30 days/,
      ],
      [
        { engagement: [{ ...rule, cap: 20 }, ...saas.engagement.slice(1)] },
        /goes from no limit to 20 points/,
      ],
      [{ fastTracks: [{ ...track, when }] }, /now asks: City is known/],
      [
        { thresholds: { ...saas.thresholds, fit: 45 } },
        /^The fit threshold goes from 40 points to 45 points\.$/,
      ],
      [{ thresholds: { ...saas.thresholds, engagement: 31 } }, /engagement threshold/],
      [{ caps: { ...saas.caps, fit: 90 } }, /fit cap/],
      [{ caps: { ...saas.caps, engagement: 90 } }, /engagement cap/],
      [{ sqlRule: { ...saas.sqlRule, opportunity: false } }, /To count as SQL a lead now needs/],
      [
        { sla: { ...saas.sla, acceptWithinHours: 1 } },
        /accept or reject goes from 4 business hours to 1 business hour\./,
      ],
      [{ sla: { ...saas.sla, firstTouchWithinHours: 1 } }, /first touch/],
      [{ sla: { ...saas.sla, attemptsBeforeUnreachable: 9 } }, /5 attempts to 9 attempts/],
      [{ targets: { ...saas.targets, mqlsPerWeek: 40 } }, /MQLs per week goes from none to 40/],
      [{ targets: { ...saas.targets, acceptanceRate: 0.855 } }, /from none to 85\.5 %/],
      [{ targets: { ...saas.targets, sqlRate: 0.2 } }, /promised SQL rate goes from none to 20 %/],
      [{ effectiveAt: Date.UTC(2026, 2, 31) }, /effective date goes from none to 31 Mar 2026/],
      [{ reviewAt: Date.UTC(2026, 2, 31) }, /review date/],
    ];
    for (const [change, sentence] of changes) {
      expect(sentences(saas, { ...saas, ...change })).toEqual([expect.stringMatching(sentence)]);
    }
    const two = { ...saas, fastTracks: [track, other] };
    expect(sentences(two, { ...saas, fastTracks: [other, track] })).toEqual([
      'Fast tracks are now tried in this order: "Other", "Asked for a demo".',
    ]);
  });

  it("reads well while a rule has no name and no value yet", () => {
    const empty = { kind: "attribute" as const, attribute: "title", op: "contains" as const };
    const gate = { id: "new", label: "", kind: "exclude" as const, when: { ...empty, value: "" } };
    const rule = { id: "rule", label: " ", points: 5, when: { ...empty, value: "" } };
    const [track] = saas.fastTracks;
    if (!track) throw new Error("The template has all parts.");
    expect(sentences(saas, { ...saas, gates: [...saas.gates, gate] })).toEqual([
      "New gate is added. Shuts out: Job title contains …",
    ]);
    const before = { ...saas, gates: [gate], fit: [rule], fastTracks: [{ ...track, label: "" }] };
    const when = { ...empty, value: "Intern" };
    const after: Criteria = {
      ...before,
      gates: [{ ...gate, label: "Interns", kind: "require" }],
      fit: [{ ...rule, points: 8, when }],
      fastTracks: [],
    };
    expect(sentences(before, after)).toEqual([
      'New gate is renamed to "Interns".',
      'Gate "Interns" must now hold; before, it shut leads out.',
      "Points for the new fit rule go from 5 to 8.",
      "New fit rule now asks: Job title contains Intern. Before: Job title contains …",
      expect.stringMatching(/^New fast track is removed\. It was: /),
    ]);
    expect(sentences(after, { ...after, gates: [{ ...gate, kind: "require" }] })).toEqual([
      'Gate "Interns" has no name any more.',
    ]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criteriaArbitrary, HORIZON_MINUTES } from "@/tests/support/criteria-arbitraries";
import { leadsArbitrary, spansArbitrary } from "@/tests/support/replay-arbitraries";
import { compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import type { LeadHistory } from "../history";
import { type Score, scoreAt } from "../score";
import { wilson } from "../statistics";
import { buildColumns } from "./build";
import { countedHistoryOf, leadCount, NONE } from "./columns";
import { PATH } from "./crossings";
import { type Evidence, gatherEvidence } from "./evidence";
import { judge } from "./judge";
import { LABEL } from "./labels";
import { replay } from "./replay";
import { weigh } from "./weigh";

const DAY = 1440;
const UNTIL = HORIZON_MINUTES + DAY;

/** Every minute at which anything can begin or end, for windows and decays of one or two days. */
function minutesOf({ activities, observations }: LeadHistory, { from, until }: Span): number[] {
  const all = [from];
  for (const { minute } of observations) all.push(minute);
  for (const { minute } of activities) all.push(minute, minute + DAY, minute + 2 * DAY);
  return [...new Set(all)]
    .filter((minute) => minute >= from && minute <= until)
    .sort((a, b) => a - b);
}

interface Span {
  from: number;
  until: number;
  engagementSince: number | undefined;
}

function bestOf(history: LeadHistory, criteria: Criteria, span: Span) {
  const compiled = compileCriteria(criteria);
  let best: { minute: number; score: Score } | null = null;
  const rank = ({ fit, engagement }: Score) => [fit >= compiled.thresholds.fit ? 1 : 0, engagement];
  for (const minute of minutesOf(history, span)) {
    const score = scoreAt(history, compiled, minute, span);
    // After a return something new must have been done before anything counts.
    const isNew = score.contributions.some(({ group }) => group === "engagement");
    if (!score.gatesOpen || (span.engagementSince !== undefined && !isNew)) continue;
    const [meets = 0, engagement = 0] = rank(score);
    const [before = -1, most = 0] = best ? rank(best.score) : [];
    if (meets > before || (meets === before && engagement > most)) best = { minute, score };
  }
  return best;
}

describe("gatherEvidence", () => {
  it("finds each lead's best moment and the rules that it met", () => {
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, spansArbitrary, (leads, criteria, spansOf) => {
        const compiled = compileCriteria(criteria);
        const columns = buildColumns(leads);
        const spans = spansOf(leads.length);
        const crossings = replay(columns, compiled, { until: UNTIL, spans });
        const evidence = gatherEvidence(columns, compiled, crossings, { until: UNTIL, spans });
        for (let lead = 0; lead < leadCount(columns); lead++) {
          const history = countedHistoryOf(columns, lead);
          const since = spans.since[lead];
          const span = {
            from: (spans.from[lead] ?? 0) + (spans.after[lead] ?? 0),
            until: spans.until[lead] ?? 0,
            engagementSince: since === NONE ? undefined : since,
          };
          if (span.from > span.until) continue;
          const best = bestOf(history, criteria, span);
          expect(evidence.bestMinute[lead]).toBe(best?.minute ?? NONE);
          expect(evidence.bestFit[lead]).toBe(best?.score.fit ?? 0);
          expect(evidence.bestEngagement[lead]).toBe(best?.score.engagement ?? 0);
          const crossed = crossings.path[lead] !== PATH.none;
          const moment = crossed ? (crossings.minute[lead] ?? 0) : span.until;
          const met = evidence.rules.filter(({ met }) => met[lead] === 1).map(({ id }) => id);
          const { contributions } = scoreAt(history, compiled, moment, span);
          expect(met).toEqual(contributions.map(({ ruleId }) => ruleId));
        }
      }),
      { numRuns: 300 },
    );
  }, 30_000);

  it("knows what any other engagement threshold would send", () => {
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, (leads, criteria) => {
        const compiled = compileCriteria(criteria);
        const columns = buildColumns(leads);
        const crossings = replay(columns, compiled, { until: UNTIL });
        const evidence = gatherEvidence(columns, compiled, crossings, { until: UNTIL });
        const labels = new Uint8Array(leads.length).fill(LABEL.sql);
        const { all } = judge(columns, crossings, labels, { weekStarts: [], evidence });
        const curve = all.weighed?.curve;
        expect(curve?.mqls.length).toBe(criteria.caps.engagement + 1);
        for (let engagement = 0; engagement <= criteria.caps.engagement; engagement += 3) {
          const thresholds = { ...criteria.thresholds, engagement };
          const other = replay(columns, compileCriteria({ ...criteria, thresholds }), {
            until: UNTIL,
          });
          const count = other.path.filter((path) => path !== PATH.none).length;
          expect([engagement, curve?.mqls[engagement]]).toEqual([engagement, count]);
          expect(curve?.sql[engagement]).toBe(count);
        }
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});

describe("weigh", () => {
  const evidence: Evidence = {
    thresholds: { fit: 10_000, engagement: 2000 },
    caps: { fit: 20_000, engagement: 3000 },
    bestMinute: Int32Array.of(5, 5, 5, 5, NONE),
    bestFit: Int32Array.of(10_000, 9000, 20_000, 12_000, 0),
    bestEngagement: Int32Array.of(2999, 3000, -500, 1000, 0),
    tracked: Uint8Array.of(0, 0, 0, 1, 0),
    rules: [{ id: "vp", group: "fit", met: Uint8Array.of(1, 1, 0, 0, 1) }],
  };
  const labels = Uint8Array.of(LABEL.sql, LABEL.notSql, LABEL.notSql, LABEL.sql, LABEL.maturing);

  it("places leads by their best moment", () => {
    const { engagement, fit, shutOut } = weigh(evidence, labels, new Uint8Array(5).fill(1));
    expect(shutOut).toBe(1);
    expect(engagement.width).toBe(1);
    expect(engagement.bars.map((bars) => [...bars])).toEqual([
      [0, 1, 1, 0],
      [1, 0, 0, 1],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ]);
    expect(fit.bars[LABEL.sql]?.[10]).toBe(1);
    expect(fit.bars[LABEL.notSql]?.[20]).toBe(1);
  });

  it("counts a fast track at every threshold and a low fit at none", () => {
    const { curve } = weigh(evidence, labels, new Uint8Array(5).fill(1));
    expect([...curve.mqls]).toEqual([2, 2, 2, 1]);
    expect([...curve.sql]).toEqual([2, 2, 2, 1]);
    expect([...curve.notSql]).toEqual([0, 0, 0, 0]);
  });

  it("compares leads with known outcome that meet a rule with those that do not", () => {
    const [rule] = weigh(evidence, labels, new Uint8Array(5).fill(1)).rules;
    expect(rule).toMatchObject({ id: "vp", leads: 3 });
    expect(rule?.withRule).toEqual(wilson(1, 2));
    expect(rule?.withoutRule).toEqual(wilson(1, 2));
    // ln: 0 ± 1.959964 · √(1/1 − 1/2 + 1/1 − 1/2) = ±1.959964
    expect(rule?.lift?.ratio).toBe(1);
    expect(rule?.lift?.high).toBeCloseTo(7.099, 3);
    expect(rule?.lift?.low).toBeCloseTo(0.1409, 4);
    const [half] = weigh(evidence, labels, Uint8Array.of(1, 0, 1, 0, 0)).rules;
    expect(half?.lift).toBeNull();
  });
});

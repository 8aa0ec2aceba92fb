import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  comparisonArbitrary,
  criteriaArbitrary,
  HORIZON_MINUTES,
} from "@/tests/support/criteria-arbitraries";
import { editArbitrary, leadsArbitrary, spansArbitrary } from "@/tests/support/replay-arbitraries";
import { compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { firstMql } from "../qualify";
import { buildColumns } from "./build";
import { type Columns, countedHistoryOf, leadCount, NONE } from "./columns";
import { type Crossings, PATH, type Spans, spansUntil } from "./crossings";
import { Replay, replay } from "./replay";

const DAY = 1440;
const UNTIL = HORIZON_MINUTES + DAY;

/** `FC_RUNS` sets how many cases each property is tried with. */
const RUNS = Number(process.env.FC_RUNS ?? 800);

/** What the scalar engine finds, lead by lead. */
function scalar(columns: Columns, criteria: Criteria, spans: Spans) {
  return Array.from({ length: leadCount(columns) }, (_, lead) => {
    const since = spans.since[lead];
    return firstMql(countedHistoryOf(columns, lead), compileCriteria(criteria), {
      from: spans.from[lead] ?? 0,
      until: spans.until[lead] ?? 0,
      after: spans.after[lead] === 1,
      engagementSince: since === NONE ? undefined : since,
    });
  });
}

/** Crossings in the scalar engine's words. */
function told({ minute, path }: Crossings, { fastTracks }: Criteria) {
  return [...minute].map((at, lead) => {
    const how = path[lead] ?? PATH.none;
    if (how === PATH.none) return at === NONE ? null : at;
    if (how === PATH.scored) return { minute: at, path: "scored" };
    return { minute: at, path: "fastTrack", fastTrackId: fastTracks[how - PATH.fastTrack]?.id };
  });
}

describe("replay", () => {
  it("is what the scalar engine finds for each lead", () => {
    let found = 0;
    let missed = 0;
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, (leads, criteria) => {
        const columns = buildColumns(leads);
        const crossings = replay(columns, compileCriteria(criteria), { until: UNTIL });
        const expected = scalar(columns, criteria, spansUntil(columns, UNTIL));
        expect(told(crossings, criteria)).toEqual(expected);
        for (const each of expected) each ? found++ : missed++;
      }),
      { numRuns: RUNS },
    );
    expect(found).toBeGreaterThan(300);
    expect(missed).toBeGreaterThan(300);
  }, 3_600_000);

  it("is so too in spans of the leads' own, after a return from nurture", () => {
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, spansArbitrary, (leads, criteria, spansOf) => {
        const columns = buildColumns(leads);
        const spans = spansOf(leads.length);
        const crossings = replay(columns, compileCriteria(criteria), { until: UNTIL, spans });
        expect(told(crossings, criteria)).toEqual(scalar(columns, criteria, spans));
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);

  it("goes from edit to edit by short ways that lead to the same", () => {
    const edits = fc.array(editArbitrary, { minLength: 1, maxLength: 6 });
    const arbitraries = [leadsArbitrary, criteriaArbitrary, criteriaArbitrary] as const;
    const maybeSpans = fc.option(spansArbitrary, { freq: 1 });
    fc.assert(
      fc.property(...arbitraries, maybeSpans, edits, (leads, first, other, spansOf, steps) => {
        const columns = buildColumns(leads);
        const spans = spansOf?.(leads.length);
        const session = new Replay(columns, UNTIL, spans);
        let criteria = first;
        for (const edit of steps) {
          const fresh = replay(columns, compileCriteria(criteria), { until: UNTIL, spans });
          expect(session.run(criteria)).toEqual(fresh);
          criteria = edit(criteria, other);
        }
      }),
      { numRuns: RUNS / 2 },
    );
  }, 3_600_000);

  it("looks again only at leads of whom another value in a condition says something else", () => {
    const place = fc.record({
      list: fc.constantFrom("gates" as const, "fit" as const),
      number: fc.nat(1),
      conditions: fc.array(comparisonArbitrary, { minLength: 2, maxLength: 6 }),
    });
    fc.assert(
      fc.property(leadsArbitrary, criteriaArbitrary, place, (leads, first, edited) => {
        const columns = buildColumns(leads);
        const session = new Replay(columns, UNTIL);
        const { list, number, conditions } = edited;
        for (const when of conditions) {
          const rules = first[list].map((rule, i) => (i === number ? { ...rule, when } : rule));
          const criteria = { ...first, [list]: rules };
          const compiled = compileCriteria(criteria);
          expect(session.run(criteria)).toEqual(replay(columns, compiled, { until: UNTIL }));
          const judged = ({ stretches }: ReturnType<Replay["replay"]>) =>
            Array.from(stretches.judged, (pattern) => stretches.fitPatterns[pattern]);
          const fresh = new Replay(columns, UNTIL);
          expect(judged(session.replay(compiled))).toEqual(judged(fresh.replay(compiled)));
        }
      }),
      { numRuns: RUNS },
    );
  }, 3_600_000);
});

import fc from "fast-check";
import type { Criteria } from "@/lib/engine/criteria";
import type { Decay } from "@/lib/engine/decay";
import { type LeadRecord, NONE } from "@/lib/engine/replay/columns";
import type { Spans } from "@/lib/engine/replay/crossings";
import { HORIZON_MINUTES, historyArbitrary, minuteArbitrary } from "./criteria-arbitraries";

/** Leads with random histories and hand-offs, for comparing the replay with the scalar engine. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A UUID whose order is that of the number. */
export function uuid(n: number): string {
  return `${n.toString(16).padStart(8, "0")}-0000-7000-8000-000000000000`;
}

type Round = LeadRecord["rounds"][number];

const days = fc.option(fc.integer({ min: 0, max: 150 }), { nil: null });

const roundDrawn = fc.record({
  minute: fc.integer({ min: 0, max: HORIZON_MINUTES }),
  sal: days,
  sql: days,
  exit: days,
});

/**
 * Hand-offs as moves make them, with moments on the minute around a window of 90 days: each is over
 * before the next begins, and nothing happens in one that is over.
 */
const roundsArbitrary: fc.Arbitrary<Round[]> = fc
  .array(roundDrawn, { maxLength: 2 })
  .map((drawn) => {
    const rounds: Round[] = [];
    let from = 0;
    for (const { minute, sal, sql, exit } of drawn) {
      const mqlAt = from + minute * MINUTE_MS;
      const exitAt = exit === null ? null : mqlAt + exit * DAY_MS;
      const within = (count: number | null) => {
        const at = count === null ? null : mqlAt + count * DAY_MS;
        return at !== null && exitAt !== null ? Math.min(at, exitAt) : at;
      };
      const round = { mqlAt, salAt: within(sal), sqlAt: within(sql), exitAt };
      rounds.push(round);
      from = Math.max(round.salAt ?? mqlAt, round.sqlAt ?? mqlAt, exitAt ?? mqlAt);
    }
    return rounds;
  });

/** Most leads that are drawn at once. */
const LEADS = 8;

export const leadsArbitrary: fc.Arbitrary<LeadRecord[]> = fc
  .uniqueArray(
    fc.record({
      key: fc.integer({ min: 0, max: 40 }),
      history: historyArbitrary,
      rounds: roundsArbitrary,
    }),
    { selector: ({ key }) => key, minLength: 1, maxLength: LEADS },
  )
  .map((leads) => leads.map(({ key, ...lead }) => ({ id: uuid(key), ...lead })));

const span = fc.record({
  from: fc.integer({ min: -10, max: 1500 }),
  until: fc.oneof(fc.constant(HORIZON_MINUTES + 1440), minuteArbitrary),
  since: fc.option(minuteArbitrary, { nil: NONE, freq: 3 }),
  after: fc.boolean(),
});

/** Spans of leads' own, some after a return from nurture, for as many leads as there are. */
export const spansArbitrary: fc.Arbitrary<(leads: number) => Spans> = fc
  .array(span, { minLength: LEADS, maxLength: LEADS })
  .map((all) => (leads) => {
    const drawn = all.slice(0, leads);
    return {
      from: Int32Array.from(drawn, ({ from }) => from),
      until: Int32Array.from(drawn, ({ until }) => until),
      since: Int32Array.from(drawn, ({ since }) => since),
      after: Uint8Array.from(drawn, ({ after }) => (after ? 1 : 0)),
    };
  });

/** An edit of a draft; `other` is where rules are taken from. */
type Edit = (criteria: Criteria, other: Criteria) => Criteria;

const points = fc.integer({ min: 0, max: 30 });
const pair = fc.record({ fit: points, engagement: points });

const decay: fc.Arbitrary<Decay> = fc.record({
  kind: fc.constantFrom("halfLife" as const, "linear" as const, "expire" as const),
  days: fc.integer({ min: 1, max: 2 }),
});

const listArbitrary = fc.constantFrom(
  "gates" as const,
  "fit" as const,
  "engagement" as const,
  "fastTracks" as const,
);

/** What somebody does to a draft: mostly numbers, now and then the rules themselves. */
export const editArbitrary: fc.Arbitrary<Edit> = fc.oneof(
  pair.map(
    (thresholds): Edit =>
      (criteria) => ({ ...criteria, thresholds }),
  ),
  pair.map(
    (caps): Edit =>
      (criteria) => ({ ...criteria, caps }),
  ),
  fc.array(fc.integer({ min: 0, max: 15 }), { minLength: 4, maxLength: 4 }).map(
    (all): Edit =>
      (criteria) => ({
        ...criteria,
        engagement: criteria.engagement.map((rule, i) => {
          const size = all[i] ?? 0;
          return { ...rule, points: rule.points < 0 ? -Math.max(1, size) : size };
        }),
      }),
  ),
  fc.array(fc.integer({ min: -10, max: 20 }), { minLength: 3, maxLength: 3 }).map(
    (all): Edit =>
      (criteria) => ({
        ...criteria,
        fit: criteria.fit.map((rule, i) => ({ ...rule, points: all[i] ?? 0 })),
      }),
  ),
  fc.option(points, { nil: undefined }).map(
    (cap): Edit =>
      ({ engagement: [first, ...others], ...criteria }) => ({
        ...criteria,
        engagement: first ? [{ ...first, cap }, ...others] : [],
      }),
  ),
  fc.record({ place: fc.integer({ min: 0, max: 3 }), decay }).map(
    ({ place, decay: drawn }): Edit =>
      (criteria) => ({
        ...criteria,
        engagement: criteria.engagement.map((rule, i) =>
          // Points below zero may expire, but not fade.
          i === place && (rule.points >= 0 || drawn.kind === "expire")
            ? { ...rule, decay: drawn }
            : rule,
        ),
      }),
  ),
  fc.record({ list: listArbitrary, place: fc.integer({ min: 0, max: 3 }) }).map(
    ({ list, place }): Edit =>
      (criteria) => ({
        ...criteria,
        [list]: criteria[list].map((rule, i) => {
          const { off, ...on } = rule;
          return i !== place ? rule : off ? on : { ...rule, off: true };
        }),
      }),
  ),
  fc.record({ place: fc.nat(3), taken: fc.nat(3), gone: fc.nat(1) }).map(
    ({ place, taken, gone }): Edit =>
      (criteria, { engagement: others }) => {
        const id = `taken${taken}`;
        const come = others.slice(taken, taken + 1).map((rule) => ({ ...rule, id }));
        const so = criteria.engagement.filter((rule) => rule.id !== id);
        return { ...criteria, engagement: so.toSpliced(place, gone, ...come) };
      },
  ),
  listArbitrary.map(
    (list): Edit =>
      (criteria, other) => ({ ...criteria, [list]: other[list] }),
  ),
  fc.constant<Edit>((criteria) => criteria),
);

import fc from "fast-check";
import type { LeadRecord } from "@/lib/engine/replay/columns";
import { HORIZON_MINUTES, historyArbitrary } from "./criteria-arbitraries";

/** Leads with random histories and hand-offs, for comparing the replay with the scalar engine. */

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** A UUID whose order is that of the number. */
export function uuid(n: number): string {
  return `${n.toString(16).padStart(8, "0")}-0000-7000-8000-000000000000`;
}

type Round = LeadRecord["rounds"][number];

const days = fc.option(fc.integer({ min: 0, max: 150 }), { nil: null });

/** Moments around a window of 90 days, on the minute. */
const round: fc.Arbitrary<Round> = fc
  .record({
    minute: fc.integer({ min: 0, max: HORIZON_MINUTES }),
    sal: days,
    sql: days,
    exit: days,
  })
  .map(({ minute, sal, sql, exit }) => {
    const mqlAt = minute * MINUTE_MS;
    const later = (count: number | null) => (count === null ? null : mqlAt + count * DAY_MS);
    return { mqlAt, salAt: later(sal), sqlAt: later(sql), exitAt: later(exit) };
  });

export const leadsArbitrary: fc.Arbitrary<LeadRecord[]> = fc
  .uniqueArray(
    fc.record({
      key: fc.integer({ min: 0, max: 40 }),
      history: historyArbitrary,
      rounds: fc.array(round, { maxLength: 2 }),
    }),
    { selector: ({ key }) => key, minLength: 1, maxLength: 8 },
  )
  .map((leads) => leads.map(({ key, ...lead }) => ({ id: uuid(key), ...lead })));

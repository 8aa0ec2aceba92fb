import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "../calendar";
import { Block } from "./block";
import { Cohorts } from "./cohorts";

const DAY = 86_400_000;
const FIRST = Date.UTC(2025, 0, 14, 7, 13);

test("an instant is in the local week, month or quarter that the calendar says, cut to the period", () => {
  const zones = ["America/Sao_Paulo", "Asia/Kolkata", "Europe/Berlin", "Pacific/Apia", "UTC"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom("week" as const, "month" as const, "quarter" as const),
      fc.integer({ min: 0, max: 120 * DAY }),
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 200 }),
      (timeZone, grain, later, days, places) => {
        const begin = FIRST + later;
        const period = { from: begin, to: begin + days * DAY };
        const cohorts = new Cohorts({ period, grain, timeZone });
        const at = Float64Array.from(places, (place) => begin + Math.floor(place * days * DAY));
        const block = new Block();
        block.fill(at.length, 0);
        cohorts.keep(block, at);
        expect(block.length).toBe(at.length);
        expect(block.place.subarray(0, at.length)).toEqual(Uint32Array.from(at.keys()));
        at.forEach((instant, row) => {
          const { key, from, to } = periodOf(instant, grain, timeZone);
          const cut = { from: Math.max(from, period.from), to: Math.min(to, period.to) };
          expect(cohorts.found[block.cohort[row] as number]).toEqual({ key, ...cut });
        });
        expect(new Set(cohorts.found.map(({ key }) => key)).size).toBe(cohorts.found.length);
      },
    ),
  );
});

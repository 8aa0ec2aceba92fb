import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "../calendar";
import { Cohorts } from "./cohorts";

const DAY = 86_400_000;
const FROM = Date.UTC(2025, 0, 14, 7, 13);

test("an instant is in the local week, month or quarter that the calendar says, cut to the period", () => {
  const zones = ["America/Sao_Paulo", "Asia/Kolkata", "Europe/Berlin", "Pacific/Apia", "UTC"];
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.constantFrom("week" as const, "month" as const, "quarter" as const),
      fc.integer({ min: 1, max: 900 }),
      fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 200 }),
      (timeZone, grain, days, places) => {
        const period = { from: FROM, to: FROM + days * DAY };
        const cohorts = new Cohorts({ period, grain, timeZone });
        for (const place of places) {
          const instant = FROM + Math.floor(place * days * DAY);
          const { key, from, to } = periodOf(instant, grain, timeZone);
          const found = cohorts.found[cohorts.placeOf(instant)];
          const cut = { from: Math.max(from, period.from), to: Math.min(to, period.to) };
          expect(found).toEqual({ key, ...cut });
        }
        expect(new Set(cohorts.found.map(({ key }) => key)).size).toBe(cohorts.found.length);
      },
    ),
  );
});

import { expect, it } from "vitest";
import { monthsBefore } from "./retention";

it("goes back by the calendar, and by the clocks of the zone", () => {
  const march31 = Date.UTC(2026, 2, 31, 12);
  expect(monthsBefore(march31, 1, "UTC")).toBe(Date.UTC(2026, 1, 28, 12));
  expect(monthsBefore(march31, 13, "UTC")).toBe(Date.UTC(2025, 1, 28, 12));
  // Noon in Berlin is 10:00 UTC in summer and 11:00 in winter.
  expect(monthsBefore(Date.UTC(2026, 6, 15, 10), 6, "Europe/Berlin")).toBe(
    Date.UTC(2026, 0, 15, 11),
  );
});

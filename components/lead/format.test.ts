import { expect, test } from "vitest";
import { minuteOf } from "./format";

test("a time of day has no seconds, in the zone that is asked for", () => {
  const at = Date.UTC(2026, 10, 30, 14, 5, 59);
  expect(minuteOf(at, "UTC")).toBe("14:05");
  expect(minuteOf(at, "America/New_York")).toBe("09:05");
});

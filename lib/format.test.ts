import { describe, expect, it } from "vitest";
import { isoDayOf, isoDayText, utcDayText } from "@/lib/engine/locale";
import {
  clockText,
  daysText,
  dayText,
  fixedText,
  momentText,
  periodText,
  roundedText,
  zoneText,
} from "@/lib/format";

const AT = Date.UTC(2026, 10, 26, 2, 14, 31);

describe("the way of writing days and times", () => {
  it("is one and the same, by a clock of 24 hours, in the zone that is asked for", () => {
    expect(momentText(AT, "Europe/Berlin")).toBe("26 Nov 2026, 03:14");
    expect(momentText(AT, "America/New_York")).toBe("25 Nov 2026, 21:14");
    expect(dayText(AT, "America/New_York")).toBe("25 Nov 2026");
    expect(clockText(AT, "UTC")).toBe("02:14:31");
    expect(utcDayText(Date.UTC(2025, 4, 19))).toBe("19 May 2025");
  });

  it("writes numbers with as many digits as are asked for", () => {
    expect([fixedText(3.7, 2), fixedText(1234, 0)]).toEqual(["3.70", "1,234"]);
    expect([roundedText(3.71, 1), roundedText(4, 1), roundedText(12.5, 0)]).toEqual([
      "3.7",
      "4",
      "13",
    ]);
  });

  it("names a time zone as people write it", () => {
    expect(zoneText("America/Argentina/Buenos_Aires")).toBe("America/Argentina/Buenos Aires");
  });

  it("shortens days of one month", () => {
    expect(daysText(Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1), "UTC")).toBe("1–31 Mar 2026");
  });

  it("reads days and periods as they are stored, and leaves other texts alone", () => {
    expect(isoDayText("2025-05-19")).toBe("19 May 2025");
    expect(isoDayText("2025-13-45")).toBe("2025-13-45");
    expect(isoDayText("Q3, maybe")).toBe("Q3, maybe");
    expect(["25/12/2026", "1.5.2026", "2026-05-01", "Xmas"].map(isoDayOf)).toEqual([
      "2026-12-25",
      "2026-05-01",
      "2026-05-01",
      "Xmas",
    ]);
    expect(["2025-12", "2025-Q4", "2025-W51", "Whole period", "2025-13"].map(periodText)).toEqual([
      "Dec 2025",
      "Q4 2025",
      "W51 2025",
      "Whole period",
      "2025-13",
    ]);
  });
});

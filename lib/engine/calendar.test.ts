import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addBusinessMinutes,
  type BusinessCalendar,
  businessMinutesBetween,
  LOCAL_DAY_BUCKET_MS,
  type PeriodUnit,
  periodKey,
  periodOf,
  periodOfKey,
  periodsBetween,
  shiftPeriod,
} from "@/lib/engine/calendar";
import { zoneOf } from "@/lib/engine/time-zone";
import { processorMs } from "@/tests/support/processor-time";

const ms = (iso: string) => Date.parse(iso);
const HOUR = 3_600_000;
const ZONES = ["America/Sao_Paulo", "Asia/Kolkata", "Europe/Berlin", "America/New_York", "UTC"];
const UNITS: PeriodUnit[] = ["day", "week", "month", "quarter"];

describe("local days over changes of the clock", () => {
  it.each([
    // Clocks: Brazil skipped midnight of 2018-11-04 and repeated 23:00 of 2018-02-17.
    ["America/Sao_Paulo", "2018-11-03", "2018-11-03T03:00Z", 24],
    ["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00Z", 23],
    ["America/Sao_Paulo", "2018-02-17", "2018-02-17T02:00Z", 25],
    ["America/Sao_Paulo", "2026-11-01", "2026-11-01T03:00Z", 24],
    ["Asia/Kolkata", "2026-03-29", "2026-03-28T18:30Z", 24],
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00Z", 23],
    ["Europe/Berlin", "2026-10-25", "2026-10-24T22:00Z", 25],
    ["America/New_York", "2026-03-08", "2026-03-08T05:00Z", 23],
    ["America/New_York", "2026-11-01", "2026-11-01T04:00Z", 25],
  ])("%s %s starts at %s and has %i hours", (zone, key, from, hours) => {
    const day = periodOf(ms(from), "day", zone);
    expect(day).toEqual({ unit: "day", key, from: ms(from), to: ms(from) + hours * HOUR });
    expect(periodKey(day.to - 1, "day", zone)).toBe(key);
    expect(periodKey(day.from - 1, "day", zone)).not.toBe(key);
  });

  it("agrees with the platform's own calendar at every hour of two years", () => {
    for (const timeZone of [...ZONES, "Asia/Kathmandu", "Australia/Lord_Howe"]) {
      const format = new Intl.DateTimeFormat("en-CA", { timeZone });
      for (let at = ms("2017-12-31T00:30Z"); at < ms("2020-01-02T00:00Z"); at += HOUR) {
        const key = periodKey(at, "day", timeZone);
        if (key !== format.format(at)) expect(`${timeZone} ${at} ${key}`).toBe(format.format(at));
      }
    }
  });

  it("starts every day of every zone on a bucket", () => {
    const quarters = periodsBetween(
      ms("2025-01-01T12:00Z"),
      ms("2026-12-31T12:00Z"),
      "quarter",
      "UTC",
    );
    for (const timeZone of Intl.supportedValuesOf("timeZone")) {
      const zone = zoneOf(timeZone);
      for (const { from } of quarters) {
        expect(zone.startOf(zone.dayOf(from)) % LOCAL_DAY_BUCKET_MS, timeZone).toBe(0);
      }
    }
  });
});

describe("periods", () => {
  it.each([
    // ISO 8601 weeks around the turn of years.
    ["2021-01-03T12:00Z", "week", "2020-W53"],
    ["2021-01-04T12:00Z", "week", "2021-W01"],
    ["2024-12-30T12:00Z", "week", "2025-W01"],
    ["2026-11-22T12:00Z", "week", "2026-W47"],
    ["2026-11-22T12:00Z", "month", "2026-11"],
    ["2026-11-22T12:00Z", "quarter", "2026-Q4"],
    ["2026-03-31T12:00Z", "quarter", "2026-Q1"],
  ] as const)("%s is in %s %s", (at, unit, key) => {
    expect(periodKey(ms(at), unit, "UTC")).toBe(key);
  });

  it("begins months at local midnight on either side of summer time", () => {
    const april = periodOf(ms("2026-04-15T12:00Z"), "month", "Europe/Berlin");
    expect(april.from).toBe(ms("2026-03-31T22:00Z"));
    const march = shiftPeriod(april, -1, "Europe/Berlin");
    expect(march).toEqual({
      unit: "month",
      key: "2026-03",
      from: ms("2026-02-28T23:00Z"),
      to: april.from,
    });
    expect(shiftPeriod(april, 12, "Europe/Berlin").key).toBe("2027-04");
    expect(shiftPeriod(periodOf(0, "quarter", "UTC"), -1, "UTC").key).toBe("1969-Q4");
  });

  it("lists periods with the empty ones, the last one only if it shares an instant", () => {
    const from = ms("2026-01-31T18:29Z");
    const to = ms("2026-03-31T18:30Z");
    const keys = (a: number, b: number) =>
      periodsBetween(a, b, "month", "Asia/Kolkata").map((p) => p.key);
    expect(keys(from, to)).toEqual(["2026-01", "2026-02", "2026-03"]);
    expect(keys(from + 60_000, to + 1)).toEqual(["2026-02", "2026-03", "2026-04"]);
    expect(keys(to, to)).toEqual([]);
  });

  it("leaves out the day that Samoa skipped", () => {
    const days = periodsBetween(
      ms("2011-12-29T12:00Z"),
      ms("2011-12-31T12:00Z"),
      "day",
      "Pacific/Apia",
    );
    expect(days.map((d) => d.key)).toEqual(["2011-12-29", "2011-12-31", "2012-01-01"]);
  });

  it.each(["2026-13", "2026-02-30", "2025-W53", "2026-W00", "2026-Q5", "26-01", "2026", ""])(
    "knows no period %s",
    (key) => expect(periodOfKey(key, "UTC")).toBeNull(),
  );

  it("hold their instant, join without gaps and are found again by key", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: ms("2000-01-01"), max: ms("2040-01-01") }),
        fc.constantFrom(...UNITS),
        fc.constantFrom(...ZONES),
        (at, unit, zone) => {
          const period = periodOf(at, unit, zone);
          expect(period.from).toBeLessThanOrEqual(at);
          expect(period.to).toBeGreaterThan(at);
          expect(periodOf(period.to, unit, zone).from).toBe(period.to);
          expect(shiftPeriod(period, 1, zone)).toEqual(periodOf(period.to, unit, zone));
          expect(periodOfKey(period.key, zone)).toEqual(period);
        },
      ),
    );
  });

  it("refuses instants and zones that make no sense", () => {
    expect(() => periodKey(Number.NaN, "day", "UTC")).toThrow(RangeError);
    expect(() => periodKey(8.6e15, "day", "UTC")).toThrow(RangeError);
    expect(() => periodKey(0, "day", "Mars/Olympus")).toThrow(RangeError);
  });
});

const office = (timeZone: string, more: Partial<BusinessCalendar> = {}): BusinessCalendar => ({
  timeZone,
  days: [1, 2, 3, 4, 5],
  fromMinute: 9 * 60,
  toMinute: 17 * 60,
  holidays: [],
  ...more,
});

describe("business minutes", () => {
  const berlin = office("Europe/Berlin", { holidays: ["2026-12-25"] });

  it.each([
    ["inside a day", "2026-11-23T09:00Z", 60, "2026-11-23T10:00Z"],
    ["to the closing minute", "2026-11-23T15:00Z", 60, "2026-11-23T16:00Z"],
    ["over the night", "2026-11-23T15:30Z", 60, "2026-11-24T08:30Z"],
    ["over the weekend", "2026-11-20T15:30Z", 60, "2026-11-23T08:30Z"],
    ["from a night", "2026-11-21T20:00Z", 60, "2026-11-23T09:00Z"],
    ["over a holiday and a weekend", "2026-12-24T15:30Z", 60, "2026-12-28T08:30Z"],
    ["over the start of summer time", "2026-03-27T15:30Z", 60, "2026-03-30T07:30Z"],
    ["over the end of summer time", "2026-10-23T14:30Z", 60, "2026-10-26T08:30Z"],
    ["nothing", "2026-11-21T20:00Z", 0, "2026-11-21T20:00Z"],
    ["with seconds kept", "2026-11-23T09:00:30Z", 1, "2026-11-23T09:01:30Z"],
    ["weeks", "2026-11-02T08:00Z", 3 * 5 * 480 + 1, "2026-11-23T08:01Z"],
  ])("are added %s", (_, at, minutes, expected) => {
    expect(new Date(addBusinessMinutes(ms(at), minutes, berlin)).toISOString()).toBe(
      new Date(ms(expected)).toISOString(),
    );
  });

  it.each([
    ["Asia/Kolkata", "2026-11-23T03:29Z", "2026-11-23T03:31Z", 1],
    ["America/New_York", "2026-03-06T21:00Z", "2026-03-09T14:00Z", 120],
    ["America/New_York", "2026-10-30T20:00Z", "2026-11-02T15:00Z", 120],
    ["America/Sao_Paulo", "2018-11-02T19:00Z", "2018-11-05T12:00Z", 120],
    ["Europe/Berlin", "2026-01-01T00:00Z", "2027-01-01T00:00Z", 261 * 480],
  ])("in %s from %s to %s are %i", (zone, a, b, minutes) => {
    expect(businessMinutesBetween(ms(a), ms(b), office(zone))).toBe(minutes);
    expect(businessMinutesBetween(ms(b), ms(a), office(zone))).toBe(-minutes);
  });

  it("count time that really passes on days that the clock changes", () => {
    const always = (zone: string) =>
      office(zone, { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 });
    const day = (key: string, zone: string) => {
      const { from, to } = periodOfKey(key, zone) ?? { from: 0, to: 0 };
      return businessMinutesBetween(from, to, always(zone));
    };
    expect(day("2026-03-29", "Europe/Berlin")).toBe(23 * 60);
    expect(day("2026-10-25", "Europe/Berlin")).toBe(25 * 60);
    expect(day("2018-11-04", "America/Sao_Paulo")).toBe(23 * 60);
    expect(day("2018-02-17", "America/Sao_Paulo")).toBe(25 * 60);
    // Hours that lie wholly in the skipped hour leave nothing on that day.
    const night = office("Europe/Berlin", { days: [7], fromMinute: 125, toMinute: 175 });
    expect(businessMinutesBetween(ms("2026-03-28T12:00Z"), ms("2026-03-30T12:00Z"), night)).toBe(
      50,
    );
  });

  it("refuse negative minutes and calendars without working time", () => {
    expect(() => addBusinessMinutes(0, -1, berlin)).toThrow(RangeError);
    expect(() => addBusinessMinutes(0, 1, office("UTC", { days: [] }))).toThrow(RangeError);
    expect(() => addBusinessMinutes(0, 1, office("UTC", { toMinute: 540 }))).toThrow(RangeError);
    expect(() => addBusinessMinutes(0, 1, office("UTC", { holidays: ["soon"] }))).toThrow();
    expect(() => addBusinessMinutes(0, 1e12, berlin)).toThrow(RangeError);
  });

  const instant = fc.integer({ min: ms("2015-01-01"), max: ms("2030-01-01") });
  const calendars = ZONES.map((zone) =>
    office(zone, { holidays: ["2018-11-05", "2026-01-01"], days: [1, 2, 3, 4, 5, 6] }),
  );
  const nightShifts = ZONES.map((zone) => office(zone, { days: [6, 7], fromMinute: 0 }));
  const calendar = fc.constantFrom(...calendars, ...nightShifts);

  it("are additive", () => {
    fc.assert(
      fc.property(instant, instant, instant, calendar, (a, b, c, hours) => {
        expect(businessMinutesBetween(a, c, hours)).toBe(
          businessMinutesBetween(a, b, hours) + businessMinutesBetween(b, c, hours),
        );
      }),
    );
  });

  it("that are added are found again, and no earlier instant has them", () => {
    // Of whole minutes: a part of one that is left when the office closes counts the next morning.
    const minute = instant.map((at) => at - (at % 60_000));
    fc.assert(
      fc.property(minute, fc.integer({ min: 1, max: 50_000 }), calendar, (at, minutes, hours) => {
        const due = addBusinessMinutes(at, minutes, hours);
        expect(businessMinutesBetween(at, due, hours)).toBe(minutes);
        expect(businessMinutesBetween(at, due - 60_000, hours)).toBe(minutes - 1);
      }),
    );
  });

  it("equal a count minute by minute", () => {
    const holiday = office("America/Sao_Paulo", { holidays: ["2018-11-05"], fromMinute: 0 });
    const format = new Intl.DateTimeFormat("en-CA", {
      timeZone: holiday.timeZone,
      weekday: "short",
      hour: "2-digit",
      day: "2-digit",
      hourCycle: "h23",
    });
    let open = 0;
    const start = ms("2018-11-01T00:00Z");
    for (let at = start; at < ms("2018-11-12T00:00Z"); at += 15 * 60_000) {
      expect(businessMinutesBetween(start, at, holiday)).toBe(open);
      const parts = Object.fromEntries(format.formatToParts(at).map((p) => [p.type, p.value]));
      const works = !["Sat", "Sun"].includes(parts.weekday ?? "") && parts.day !== "05";
      if (works && Number(parts.hour) < 17) open += 15;
    }
    expect(open).toBeGreaterThan(0);
  });

  it("equal a sum over local days, holidays and changes of the clock among them", () => {
    const zones = [...ZONES, "Pacific/Apia", "Australia/Lord_Howe"];
    const hours = fc.record({
      timeZone: fc.constantFrom(...zones),
      days: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
      fromMinute: fc.constantFrom(0, 125, 540),
      toMinute: fc.constantFrom(545, 1020, 1440),
      holidays: fc.subarray(["2011-12-30", "2018-11-04", "2026-03-29", "2026-01-01"]),
    });
    // Around changes of the clock, the day that Samoa skipped, and any day.
    const moment = fc
      .constantFrom("2011-12-29", "2018-11-03", "2026-03-28", "2026-10-25", "2027-04-04")
      .chain((day) => fc.integer({ min: -6, max: 6 * 1440 }).map((m) => ms(day) + m * 60_000));
    fc.assert(
      fc.property(moment, fc.integer({ min: 0, max: 20 * 1440 }), hours, (a, minutes, calendar) => {
        const b = a + minutes * 60_000;
        const zone = zoneOf(calendar.timeZone);
        let sum = 0;
        for (let day = zone.dayOf(a); day <= zone.dayOf(b); day += 1) {
          const key = new Date(day * 24 * HOUR).toISOString().slice(0, 10);
          const weekday = new Date(day * 24 * HOUR).getUTCDay() || 7;
          if (!calendar.days.includes(weekday) || calendar.holidays.includes(key)) continue;
          const open = Math.max(a, zone.instantOf(day, calendar.fromMinute));
          const close = Math.min(b, zone.instantOf(day, calendar.toMinute));
          sum += Math.max(0, close - open) / 60_000;
        }
        expect(businessMinutesBetween(a, b, calendar)).toBe(sum);
      }),
      { numRuns: 500 },
    );
  });

  it("are fast enough to be asked 100,000 times", async () => {
    let sum = 0;
    const took = await processorMs(() => {
      for (let i = 0; i < 100_000; i += 1) {
        const at = ms("2020-01-01") + i * 1_800_000;
        sum += businessMinutesBetween(at, addBusinessMinutes(at, 300, berlin), berlin);
      }
    });
    expect(sum).toBe(100_000 * 300);
    expect(took).toBeLessThan(4_000);
  });
});

import { parseDate } from "@internationalized/date";
import { DAY_MS, dayNumber, MINUTE_MS, zoneOf } from "@/lib/engine/time-zone";

export type PeriodUnit = "day" | "week" | "month" | "quarter";

/** A local day, ISO week (from Monday), month or quarter: instants with from ≤ at < to. */
export interface Period {
  unit: PeriodUnit;
  /** "2026-11-22", "2026-W47", "2026-11" or "2026-Q4". */
  key: string;
  from: number;
  to: number;
}

/** Working hours of a workspace, in local wall-clock time; not to be changed once used. */
export interface BusinessCalendar {
  timeZone: string;
  /** ISO weekdays: 1 = Monday … 7 = Sunday. */
  days: readonly number[];
  /** Minutes after local midnight, 0 ≤ fromMinute < toMinute ≤ 1440. */
  fromMinute: number;
  toMinute: number;
  /** Local dates without work, "YYYY-MM-DD". */
  holidays: readonly string[];
}

/**
 * Width in ms of a time bucket that never crosses a local midnight: zones lie whole quarters of an
 * hour from UTC (India 5:30, Nepal 5:45), so hours would put leads into the wrong day there.
 */
export const LOCAL_DAY_BUCKET_MS = 15 * MINUTE_MS;

const MAX_MINUTES = 10 * 366 * 1440;

/** Key of the local period that holds the instant (epoch ms), for example "2026-W47". */
export function periodKey(at: number, unit: PeriodUnit, timeZone: string): string {
  return keyOf(unit, firstDayOf(unit, zoneOf(timeZone).dayOf(at)));
}

/** The local period that holds the instant (epoch ms), with its bounds. */
export function periodOf(at: number, unit: PeriodUnit, timeZone: string): Period {
  return periodFrom(unit, firstDayOf(unit, zoneOf(timeZone).dayOf(at)), timeZone);
}

/** The period with that key, null when the key names none ("2026-13", "2026-02-30"). */
export function periodOfKey(key: string, timeZone: string): Period | null {
  const parts =
    /^(?<year>\d{4})-(?:(?<month>\d\d)(?:-(?<day>\d\d))?|W(?<week>\d\d)|Q(?<quarter>[1-4]))$/.exec(
      key,
    )?.groups;
  const year = Number(parts?.year);
  if (!parts || year < 1900 || year > 2199) return null;
  let unit: PeriodUnit;
  let first: number;
  if (parts.week) {
    unit = "week";
    first = firstDayOf("week", dayNumber(year, 1, 4)) + 7 * (Number(parts.week) - 1);
  } else if (parts.quarter) {
    unit = "quarter";
    first = dayNumber(year, Number(parts.quarter) * 3 - 2, 1);
  } else {
    unit = parts.day ? "day" : "month";
    first = dayNumber(year, Number(parts.month), Number(parts.day ?? 1));
  }
  return keyOf(unit, first) === key ? periodFrom(unit, first, timeZone) : null;
}

/** The period `by` places after (or, negative, before) a period: −1 is the previous one. */
export function shiftPeriod(period: Period, by: number, timeZone: string): Period {
  const first = firstDayOf(period.unit, zoneOf(timeZone).dayOf(period.from));
  return periodFrom(period.unit, shiftDay(period.unit, first, by), timeZone);
}

/** All local periods that share an instant with from ≤ at < to, in order, the empty ones too. */
export function periodsBetween(
  from: number,
  to: number,
  unit: PeriodUnit,
  timeZone: string,
): Period[] {
  const periods: Period[] = [];
  if (!(from < to)) return periods;
  const zone = zoneOf(timeZone);
  let first = firstDayOf(unit, zone.dayOf(from));
  const last = zone.dayOf(to - 1);
  while (first <= last) {
    const period = periodFrom(unit, first, timeZone);
    // A zone that jumps over the date line skips a whole day.
    if (period.from < period.to) periods.push(period);
    first = shiftDay(unit, first, 1);
  }
  return periods;
}

/**
 * The earliest instant (epoch ms) by which `minutes` of business time have passed since `at`;
 * `at` itself for 0. Time really elapsed counts: a working day on which the clock changes is longer
 * or shorter. Throws RangeError on minutes below 0 or above ten years, or a calendar without working
 * time.
 */
export function addBusinessMinutes(
  at: number,
  minutes: number,
  calendar: BusinessCalendar,
): number {
  if (!(minutes >= 0 && minutes <= MAX_MINUTES)) {
    throw new RangeError(
      `Business minutes to add lie between 0 and ${MAX_MINUTES}, got ${minutes}`,
    );
  }
  if (minutes === 0) return at;
  const clock = clockOf(calendar);
  clock.cover(at);
  return clock.instantAt(clock.positionOf(at) + minutes * MINUTE_MS);
}

/**
 * Whole minutes of business time from `a` to `b` (epoch ms), negative when b is before a. Additive:
 * between(a, c) = between(a, b) + between(b, c). As fast as counts of very many need it. Throws RangeError on a calendar without working
 * time.
 */
export function businessMinutesBetween(a: number, b: number, calendar: BusinessCalendar): number {
  const clock = clockOf(calendar);
  clock.cover(a);
  clock.cover(b);
  return Math.floor(clock.positionOf(b) / MINUTE_MS) - Math.floor(clock.positionOf(a) / MINUTE_MS);
}

/**
 * Business time as a position that only moves while the office is open. Running totals by day make
 * a difference two look-ups and a deadline one binary search, however long the wait.
 */
class BusinessClock {
  readonly #zone;
  readonly #weekdays;
  readonly #holidays;
  #first = 0;
  /** When each day begins, and the one after the last: one more than days. */
  #starts: number[] = [];
  #opens: number[] = [];
  #closes: number[] = [];
  /** Business ms of all days before this one, from the first covered day; one more than days. */
  #before: number[] = [0];

  constructor(readonly calendar: BusinessCalendar) {
    const { days, fromMinute, toMinute } = calendar;
    const minutes = [fromMinute, toMinute].every((m) => Number.isInteger(m));
    if (!minutes || fromMinute < 0 || toMinute > 1440 || fromMinute >= toMinute) {
      throw new RangeError(`No working hours from minute ${fromMinute} to ${toMinute}`);
    }
    if (!days.some((d) => Number.isInteger(d) && d >= 1 && d <= 7)) {
      throw new RangeError("A business calendar needs at least one working weekday");
    }
    this.#zone = zoneOf(calendar.timeZone);
    this.#weekdays = new Set(days);
    this.#holidays = new Set(
      calendar.holidays.map((text) => {
        const { year, month, day } = parseDate(text);
        return dayNumber(year, month, day);
      }),
    );
  }

  /** Makes the instant's day answerable. An earlier day than any before moves all positions. */
  cover(at: number): void {
    if (at >= (this.#starts[0] as number) && at < (this.#starts.at(-1) as number)) return;
    const day = this.#zone.dayOf(at);
    const end = this.#first + this.#opens.length;
    if (this.#opens.length === 0 || day < this.#first) {
      this.#first = day - 200;
      this.#starts = [];
      this.#opens = [];
      this.#closes = [];
      this.#before = [0];
      this.#appendUntil(Math.max(end, day + 200));
    } else if (day >= end) this.#appendUntil(day + 200);
  }

  /** Business ms up to an instant that is covered. */
  positionOf(at: number): number {
    const i = this.#placeOf(at);
    const open = this.#opens[i] as number;
    const close = this.#closes[i] as number;
    return (this.#before[i] as number) + Math.min(Math.max(at, open), close) - open;
  }

  /** Of the day with a covered instant: close to where it were if no day was longer than another. */
  #placeOf(at: number): number {
    const starts = this.#starts;
    let i = Math.min(Math.floor((at - (starts[0] as number)) / DAY_MS), this.#opens.length - 1);
    while (at < (starts[i] as number)) i -= 1;
    while (at >= (starts[i + 1] as number)) i += 1;
    return i;
  }

  /** The earliest instant with that position, which must lie after the first covered day. */
  instantAt(position: number): number {
    while ((this.#before.at(-1) ?? 0) < position) {
      this.cover(this.#zone.startOf(this.#first + this.#opens.length));
    }
    let low = 0;
    let high = this.#opens.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#before[middle + 1] ?? 0) < position) low = middle + 1;
      else high = middle;
    }
    return (this.#opens[low] ?? 0) + position - (this.#before[low] ?? 0);
  }

  #appendUntil(end: number): void {
    let total = this.#before.at(-1) ?? 0;
    this.#starts.pop();
    for (let day = this.#first + this.#opens.length; day < end; day += 1) {
      const works = this.#weekdays.has(isoWeekday(day)) && !this.#holidays.has(day);
      const open = this.#zone.instantOf(day, works ? this.calendar.fromMinute : 0);
      // Hours that a change of the clock swallows leave no time, never a negative one.
      const close = works ? this.#zone.instantOf(day, this.calendar.toMinute) : open;
      total += Math.max(0, close - open);
      this.#starts.push(this.#zone.startOf(day));
      this.#opens.push(open);
      this.#closes.push(Math.max(open, close));
      this.#before.push(total);
    }
    this.#starts.push(this.#zone.startOf(end));
  }
}

const clocks = new Map<string, BusinessClock>();
const clockOfObject = new WeakMap<BusinessCalendar, BusinessClock>();

/** Equal calendars share a clock, so that a copy made per request does not build the days again. */
function clockOf(calendar: BusinessCalendar): BusinessClock {
  const seen = clockOfObject.get(calendar);
  if (seen) return seen;
  const { timeZone, days, fromMinute, toMinute, holidays } = calendar;
  const key = JSON.stringify([timeZone, days, fromMinute, toMinute, holidays]);
  let clock = clocks.get(key);
  if (!clock) {
    clock = new BusinessClock({ ...calendar });
    if (clocks.size >= 100) clocks.clear();
    clocks.set(key, clock);
  }
  clockOfObject.set(calendar, clock);
  return clock;
}

function periodFrom(unit: PeriodUnit, first: number, timeZone: string): Period {
  const zone = zoneOf(timeZone);
  const from = zone.startOf(first);
  return { unit, key: keyOf(unit, first), from, to: zone.startOf(shiftDay(unit, first, 1)) };
}

/** 1 = Monday … 7 = Sunday; day 0 was a Thursday. */
function isoWeekday(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1;
}

function civil(day: number) {
  const date = new Date(day * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}

function firstDayOf(unit: PeriodUnit, day: number): number {
  if (unit === "day") return day;
  if (unit === "week") return day - isoWeekday(day) + 1;
  const { year, month } = civil(day);
  return dayNumber(year, unit === "month" ? month : month - ((month - 1) % 3), 1);
}

function shiftDay(unit: PeriodUnit, first: number, by: number): number {
  if (unit === "day") return first + by;
  if (unit === "week") return first + 7 * by;
  const { year, month } = civil(first);
  return dayNumber(year, month + by * (unit === "month" ? 1 : 3), 1);
}

function keyOf(unit: PeriodUnit, first: number): string {
  if (unit === "week") {
    // ISO 8601: a week belongs to the year of its Thursday.
    const thursday = first + 3;
    const { year } = civil(thursday);
    const week = Math.floor((thursday - dayNumber(year, 1, 1)) / 7) + 1;
    return `${year}-W${String(week).padStart(2, "0")}`;
  }
  if (unit === "quarter") {
    const { year, month } = civil(first);
    return `${year}-Q${Math.ceil(month / 3)}`;
  }
  return new Date(first * DAY_MS).toISOString().slice(0, unit === "day" ? 10 : 7);
}

import { CalendarDateTime, fromAbsolute, toZoned } from "@internationalized/date";

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

/** Local days are numbered by their civil date: day 0 is 1970-01-01, whatever the zone. */
const FIRST_DAY = dayNumber(1900, 1, 1);
const LAST_DAY = dayNumber(2200, 1, 1);

/** Number of the local day with that civil date (month 1..12). */
export function dayNumber(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/**
 * One IANA time zone. Asking the platform for an offset costs microseconds, so offsets are kept on
 * a grid of UTC midnights and the platform is asked again only around a change of the clock.
 */
export class Zone {
  readonly #offsets = new Map<number, number>();
  readonly #starts = new Map<number, number>();

  constructor(readonly name: string) {}

  /** The local day that holds the instant. Throws RangeError outside the years 1900 to 2199. */
  dayOf(at: number): number {
    const utcDay = Math.floor(at / DAY_MS);
    if (!(utcDay >= FIRST_DAY && utcDay < LAST_DAY)) {
      throw new RangeError(`Instant ${at} is outside the years 1900 to 2199`);
    }
    let day = Math.floor((at + this.#offsetAt(utcDay)) / DAY_MS);
    while (at < this.startOf(day)) day -= 1;
    while (at >= this.startOf(day + 1)) day += 1;
    return day;
  }

  /** First instant of a local day: 01:00 where the clock skips midnight. */
  startOf(day: number): number {
    let start = this.#starts.get(day);
    if (start === undefined) {
      start = this.instantOf(day, 0);
      this.#starts.set(day, start);
    }
    return start;
  }

  /**
   * The instant at which the wall clock shows `minute` (0..1440) of a local day. A time that the
   * clock skips moves on by the length of the gap; of a time shown twice it is the first.
   */
  instantOf(day: number, minute: number): number {
    if (minute === 1440) return this.startOf(day + 1);
    const offset = this.#offsetAt(day);
    // Zones are at most 14 hours off UTC: no change on this grid, no change on this local day.
    const steady = [day - 1, day + 1, day + 2].every((d) => this.#offsetAt(d) === offset);
    if (steady) return day * DAY_MS + minute * MINUTE_MS - offset;
    const date = new Date(day * DAY_MS);
    const wall = new CalendarDateTime(
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      Math.floor(minute / 60),
      minute % 60,
    );
    return toZoned(wall, this.name, "compatible").toDate().getTime();
  }

  #offsetAt(utcDay: number): number {
    let offset = this.#offsets.get(utcDay);
    if (offset === undefined) {
      offset = fromAbsolute(utcDay * DAY_MS, this.name).offset;
      this.#offsets.set(utcDay, offset);
    }
    return offset;
  }
}

const zones = new Map<string, Zone>();

/** The shared zone of that IANA name. Throws RangeError on a name that the platform doesn't know. */
export function zoneOf(timeZone: string): Zone {
  let zone = zones.get(timeZone);
  if (!zone) {
    new Intl.DateTimeFormat("en", { timeZone });
    zone = new Zone(timeZone);
    zones.set(timeZone, zone);
  }
  return zone;
}

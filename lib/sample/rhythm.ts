import { DAY_MS, MINUTE_MS, zoneOf } from "@/lib/engine/time-zone";
import type { Random } from "./random";

/** When things happen: weekdays more than weekends, working hours more than nights, some months more. */
export const TIME_ZONE = "America/New_York";

/** By weekday, Sunday first. */
const WEEKDAYS = [0.28, 1.1, 1.2, 1.15, 1.1, 0.9, 0.22];
/** By month, January first. */
const MONTHS = [1.06, 1.05, 1.1, 1.02, 1.04, 0.97, 0.84, 0.78, 1.12, 1.14, 1.06, 0.72];
/** By local hour, midnight first. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 8, 16, 26, 28, 26, 20, 24, 27, 26, 22, 16, 11, 9, 9, 8, 6, 4];
const BY_HOUR = HOURS.map((weight, hour) => [hour, weight] as const);

const zone = zoneOf(TIME_ZONE);

export function dayOf(at: number): number {
  return zone.dayOf(at);
}

/** The instant of a wall-clock time of a local day. */
export function instantOf(day: number, hour: number, minute = 0): number {
  return zone.instantOf(day, hour * 60 + minute);
}

/** 0 = Sunday. */
export function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** "2026-03-31" of a local day. */
export function isoDay(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** How much comes in on a local day, against a usual one. */
export function demandOn(day: number, first: number, last: number): number {
  const season = MONTHS[new Date(day * DAY_MS).getUTCMonth()] ?? 1;
  const growth = 0.8 + (0.45 * (day - first)) / Math.max(1, last - first);
  return (WEEKDAYS[weekdayOf(day)] ?? 1) * season * growth;
}

/** A moment of a local day as people are active, to the second. */
export function momentOn(day: number, random: Random): number {
  const hour = random.weighted(BY_HOUR);
  return instantOf(day, hour, random.int(0, 59)) + random.int(0, 59) * 1000;
}

/** Moves a moment to a day and hour as people are active, keeping roughly the same date. */
export function activeMoment(at: number, random: Random): number {
  let day = dayOf(at);
  // Most of what would fall on a weekend happens before or after it.
  if ((weekdayOf(day) + 1) % 7 < 2 && random.chance(0.75)) day += random.int(1, 3);
  return momentOn(day, random);
}

export const minutes = (count: number): number => Math.round(count * MINUTE_MS);
export const hours = (count: number): number => minutes(count * 60);
export const days = (count: number): number => Math.round(count * DAY_MS);

/** Local dates without work between two days: fixed and moving American holidays. */
export function holidaysBetween(first: number, last: number): string[] {
  const found: string[] = [];
  for (let day = first; day <= last; day += 1) {
    const date = new Date(day * DAY_MS);
    const monthDay = isoDay(day).slice(5);
    const week = Math.ceil(date.getUTCDate() / 7);
    const weekday = date.getUTCDay();
    const month = date.getUTCMonth() + 1;
    const fixed = ["01-01", "07-04", "12-24", "12-25", "12-31"].includes(monthDay);
    const labour = month === 9 && weekday === 1 && week === 1;
    const memorial = month === 5 && weekday === 1 && date.getUTCDate() > 24;
    const thanksgiving = month === 11 && weekday === 4 && week === 4;
    if (fixed || labour || memorial || thanksgiving) found.push(isoDay(day));
  }
  return found;
}

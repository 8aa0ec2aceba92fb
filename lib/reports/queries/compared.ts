import { type PeriodUnit, periodOfKey, shiftPeriod } from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import type { ReportPeriod } from "../schema";
import type { Comparison, PeriodPreset } from "../schema/params";
import { betweenDays } from "./period";

/** How far back the period lies that a report is compared with. */
interface Distance {
  unit: "month" | "day";
  count: number;
}

/** Presets of whole months go back by as many months, however many days are over. */
const PRESET_MONTHS: Partial<Record<PeriodPreset, number>> = {
  thisMonth: 1,
  lastMonth: 1,
  thisQuarter: 3,
  lastQuarter: 3,
  thisYear: 12,
  lastYear: 12,
  last12m: 12,
};

export interface ComparedPeriod {
  period: ReportPeriod;
  /** Key of the month (week, quarter) that stands for this one in it; null where none does. */
  keyBefore(key: string): string | null;
}

/**
 * The period before, of the same length, or the same one a year ago: months against months, of
 * which as many days are over, and otherwise as many days.
 */
export function comparedPeriod(
  period: ReportPeriod,
  comparison: Comparison,
  timeZone: string,
): ComparedPeriod {
  const distance =
    comparison === "lastYear" ? { unit: "month" as const, count: 12 } : lengthOf(period);
  const fromDay = dayBefore(period.fromDay, distance);
  const toDay = dayBefore(period.toDay, distance, isLastOfMonth(period.toDay));
  return {
    period: {
      preset: null,
      ...betweenDays(fromDay, toDay, timeZone),
      fromDay,
      toDay,
      label: t`${fromDay} to ${toDay}`,
    },
    keyBefore(key) {
      const one = periodOfKey(key, timeZone);
      const count = one && placesOf(one.unit, distance);
      return one && count ? shiftPeriod(one, -count, timeZone).key : null;
    },
  };
}

function lengthOf({ preset, fromDay, toDay }: ReportPeriod): Distance {
  const months = preset ? PRESET_MONTHS[preset] : wholeMonths(fromDay, toDay);
  if (months) return { unit: "month", count: months };
  return { unit: "day", count: (dateOf(toDay).getTime() - dateOf(fromDay).getTime()) / DAY_MS + 1 };
}

/** By how many places a cohort goes back; 0 where the distance is no whole number of them. */
function placesOf(unit: PeriodUnit, distance: Distance): number {
  const length = { day: { day: 1 }, week: { day: 7 }, month: { month: 1 }, quarter: { month: 3 } }[
    unit
  ] as Partial<Record<Distance["unit"], number>>;
  const places = distance.count / (length[distance.unit] ?? Number.POSITIVE_INFINITY);
  return Number.isInteger(places) ? places : 0;
}

const DAY_MS = 86_400_000;

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

function textOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

function lastOfMonth(year: number, month: number): Date {
  return new Date(Date.UTC(year, month + 1, 0));
}

function isLastOfMonth(day: string): boolean {
  const date = dateOf(day);
  return textOf(lastOfMonth(date.getUTCFullYear(), date.getUTCMonth())) === day;
}

/** Months from the first to the last day, where both are whole; 0 otherwise. */
function wholeMonths(fromDay: string, toDay: string): number {
  if (!fromDay.endsWith("-01") || !isLastOfMonth(toDay)) return 0;
  const [from, to] = [dateOf(fromDay), dateOf(toDay)];
  const years = to.getUTCFullYear() - from.getUTCFullYear();
  return years * 12 + to.getUTCMonth() - from.getUTCMonth() + 1;
}

/** The day that far back; of a shorter month its last one, and the last one where `isLast`. */
function dayBefore(day: string, { unit, count }: Distance, isLast = false): string {
  const date = dateOf(day);
  if (unit === "day") return textOf(new Date(date.getTime() - count * DAY_MS));
  const last = lastOfMonth(date.getUTCFullYear(), date.getUTCMonth() - count);
  const wanted = isLast ? last.getUTCDate() : Math.min(date.getUTCDate(), last.getUTCDate());
  return textOf(new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth(), wanted)));
}

import {
  type Period,
  type PeriodUnit,
  periodKey,
  periodOf,
  periodOfKey,
  shiftPeriod,
} from "@/lib/engine/calendar";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import type { ReportPeriod } from "../schema";
import { PERIOD_NAMES, type PeriodPreset, type ReportParams } from "../schema/params";

interface Bounds {
  from: number;
  to: number;
}

/** The local days from `fromDay` to `toDay`, both included. */
export function betweenDays(fromDay: string, toDay: string, timeZone: string): Bounds {
  const first = periodOfKey(fromDay, timeZone);
  const last = periodOfKey(toDay, timeZone);
  if (!first || !last) refuse("invalid", t("Write days as year-month-day, like 2026-03-31."));
  return { from: first.from, to: last.to };
}

function ofPreset(
  preset: PeriodPreset,
  timeZone: string,
  now: number,
  extent: { first: number; last: number } | null,
): Bounds {
  const unit = (name: PeriodUnit) => periodOf(now, name, timeZone);
  const today = unit("day");
  const whole = ({ from, to }: Period) => ({ from, to });
  const previous = (name: PeriodUnit) => whole(shiftPeriod(unit(name), -1, timeZone));
  const since = (from: number) => ({ from, to: today.to });
  const thisYear = periodOfKey(`${today.key.slice(0, 4)}-01`, timeZone) ?? unit("month");
  switch (preset) {
    case "last30":
      return since(shiftPeriod(today, -29, timeZone).from);
    case "last90":
      return since(shiftPeriod(today, -89, timeZone).from);
    case "last12m":
      return since(shiftPeriod(unit("month"), -11, timeZone).from);
    case "thisMonth":
      return since(unit("month").from);
    case "lastMonth":
      return previous("month");
    case "thisQuarter":
      return since(unit("quarter").from);
    case "lastQuarter":
      return previous("quarter");
    case "thisYear":
      return since(thisYear.from);
    case "lastYear":
      return { from: shiftPeriod(thisYear, -12, timeZone).from, to: thisYear.from };
    case "all":
      if (!extent) return whole(today);
      return {
        from: periodOf(Math.min(extent.first, now), "day", timeZone).from,
        to: periodOf(Math.max(extent.last, now), "day", timeZone).to,
      };
  }
}

/**
 * The period of a report in the workspace's time zone. Days of one's own go before a preset;
 * `extent` is what "all time" spans.
 */
export function resolvePeriod(
  params: Pick<ReportParams, "period" | "from" | "to">,
  preset: PeriodPreset,
  timeZone: string,
  now: number,
  extent: { first: number; last: number } | null,
): ReportPeriod {
  const isOwn = params.from !== undefined && params.to !== undefined;
  const chosen = params.period ?? preset;
  const bounds = isOwn
    ? betweenDays(params.from ?? "", params.to ?? "", timeZone)
    : ofPreset(chosen, timeZone, now, extent);
  const fromDay = periodKey(bounds.from, "day", timeZone);
  const toDay = periodKey(bounds.to - 1, "day", timeZone);
  return {
    preset: isOwn ? null : chosen,
    ...bounds,
    fromDay,
    toDay,
    label: isOwn ? t`${fromDay} to ${toDay}` : PERIOD_NAMES[chosen],
  };
}

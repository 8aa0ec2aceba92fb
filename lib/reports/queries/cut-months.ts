import { periodKey, periodOfKey, shiftPeriod } from "@/lib/engine/calendar";
import { addCosts, costOf } from "@/lib/engine/cost";
import { isoDayText } from "@/lib/engine/locale";
import { t } from "@/lib/language";
import { readCostSums } from "@/lib/spend/steps/cost-sums";
import { formatValue } from "../schema/format";
import type { ReportContext } from "./report";

// A month's cost stands on its first day. A period that has only some days of a month has all of that
// cost or nothing of it, and divides it by what some days brought: it has to say so.

type Context = Pick<ReportContext, "db" | "now" | "period" | "scope" | "workspace">;

/** The last local day of a month like "2026-03". */
export function lastDayOf(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}

function today({ now, workspace }: Pick<Context, "now" | "workspace">): string {
  return periodKey(now, "day", workspace.timeZone);
}

/** Whether the period has only some of a month's days, of which the others are over. */
export function isCut(
  context: Pick<Context, "now" | "period" | "workspace">,
  { key }: { key: string },
): boolean {
  const { fromDay, toDay } = context.period;
  return fromDay > `${key}-01` || (toDay < lastDayOf(key) && toDay < today(context));
}

/** What is to be known of costs where the period begins or ends within a month. */
export async function cutMonthNotes(context: Context): Promise<string[]> {
  const { fromDay, toDay } = context.period;
  const [first, last] = [fromDay.slice(0, 7), toDay.slice(0, 7)];
  const before = fromDay > `${first}-01` ? dayBefore(context, fromDay) : null;
  const missing = before === null ? 0 : await costsBetween(context, `${first}-01`, before);
  const notes: string[] = [];
  if (missing > 0) {
    const amount = formatValue(missing, "money", context.workspace.currency);
    notes.push(
      t`The period begins on ${isoDayText(fromDay)}: ${amount} that is written on earlier days of that month is not in it. A month’s cost stands on its first day: choose whole months to divide it by what they brought.`,
    );
  }
  const isEndCut = toDay < lastDayOf(last) && toDay < today(context);
  if (isEndCut && (await costsBetween(context, `${last}-01`, `${last}-01`)) > 0) {
    notes.push(
      t`The period ends on ${isoDayText(toDay)}, before its month does: costs of the whole month, which stand on its first day, are in it, and what the month brought later is not.`,
    );
  }
  return notes;
}

function dayBefore({ workspace }: Context, day: string): string {
  const found = periodOfKey(day, workspace.timeZone);
  if (!found) throw new Error(`Not a day: ${day}`);
  return shiftPeriod(found, -1, workspace.timeZone).key;
}

async function costsBetween(context: Context, from: string, to: string): Promise<number> {
  const { db, scope, workspace } = context;
  const { source, campaign } = scope;
  const filter = { from, to, source, campaign, kind: undefined };
  const { costs } = await readCostSums(db, filter, workspace.currency);
  return costOf(addCosts(costs.map((sum) => sum.costs)), "fullyLoaded");
}

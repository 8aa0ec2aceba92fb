import type { ReadDb } from "@/db/handles";
import { workingInEnglish } from "@/lib/auth/spoken";
import { periodKey } from "@/lib/engine/calendar";
import { type Aim, judge } from "@/lib/engine/goals";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { log } from "@/lib/operations/log";
import { refuse } from "@/lib/operations/outcome";
import { runReport } from "@/lib/reports/queries";
import type { ReportResult } from "@/lib/reports/schema";
import { reportParams, reportParamsOf, searchObject } from "@/lib/reports/schema/params";
import type { GoalCheck, GoalRow } from "../schema";
import { type Found, figureIn } from "../schema/figure";

export interface Asker {
  db: ReadDb;
  actor: Actor;
  now: number;
}

/** Runs a goal's report. Refuses as the report itself does. */
export async function reportOf(
  { db, actor, now }: Asker,
  { report, search }: Pick<GoalRow, "report" | "search">,
): Promise<ReportResult> {
  const given = reportParamsOf(searchObject(new URLSearchParams(search)));
  const params = reportParams.safeParse(given);
  if (!params.success) {
    refuse(
      "invalid",
      t("The report does not understand this goal’s settings any more: delete it."),
    );
  }
  const input = { name: report, params: params.data };
  // A goal keeps what its figure is called.
  return workingInEnglish(() => runReport.run({ db, actor, now, input }));
}

/** What was found of a figure, judged; a figure that is not there is unknown. */
export function checkOf(
  aim: Aim,
  found: Pick<Found, "measured"> | null,
  now: number,
  timeZone: string,
): GoalCheck {
  const measured = found?.measured ?? { value: null };
  return {
    day: periodKey(now, "day", timeZone),
    at: now,
    verdict: judge(aim, measured),
    measured,
    target: aim.target,
  };
}

/** Measures goals, those of one report by one run of it; what cannot be run is unknown. */
export async function checkGoals(
  asker: Asker,
  goals: readonly GoalRow[],
  timeZone: string,
): Promise<Map<string, GoalCheck>> {
  const results = new Map<string, ReportResult | null>();
  const checks = new Map<string, GoalCheck>();
  for (const goal of goals) {
    const key = `${goal.report}?${goal.search}`;
    let result = results.get(key);
    if (result === undefined) {
      result = await reportOf(asker, goal).catch((error: unknown) => {
        // A setting that is gone must not keep the other goals from being checked.
        log.warn({ goal: goal.id, err: error }, "a goal's report could not be run");
        return null;
      });
      results.set(key, result);
    }
    const found = result && figureIn(result, goal);
    checks.set(goal.id, checkOf(goal, found, asker.now, timeZone));
  }
  return checks;
}

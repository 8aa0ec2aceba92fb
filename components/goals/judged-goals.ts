import { judge, type Measured, type Verdict } from "@/lib/engine/goals";
import type { Goal } from "@/lib/goals/schema";
import { figureIn, goalSearch } from "@/lib/goals/schema/figure";
import type { ReportResult } from "@/lib/reports/schema";

/** A goal beside its figure as the report shows it now. */
export interface JudgedGoal {
  goal: Goal;
  /** Null: the report does not have it at present. */
  measured: Measured | null;
  verdict: Verdict;
}

/** The goals for figures of just this report: with the same settings. */
export function judgedGoals(goals: readonly Goal[], result: ReportResult): JudgedGoal[] {
  const search = goalSearch(result.params);
  return goals
    .filter((goal) => goal.report === result.name && goal.search === search)
    .map((goal) => {
      const measured = figureIn(result, goal)?.measured ?? null;
      return { goal, measured, verdict: measured ? judge(goal, measured) : "unknown" };
    });
}

import { z } from "zod";
import { type Aim, DIRECTIONS, GOAL_BASES, type Measured, type Verdict } from "@/lib/engine/goals";
import { t } from "@/lib/language";
import { type ColumnKind, isWords } from "@/lib/reports/schema";
import { isDay } from "@/lib/settings/schema/fields";

const id = z.string().min(1).max(64);

const aim = {
  direction: z.enum(DIRECTIONS, { error: () => t("Choose at least or at most.") }),
  /** In the unit of the column: a share 0..1, minor units of money, days, minutes, a count. */
  target: z
    .number({ error: () => t("Give the goal as a number.") })
    .min(-1e15)
    .max(1e15),
  basis: z.enum(GOAL_BASES, { error: () => t("Choose a goal or a threshold.") }),
  /** The last local day that it holds for; null = until it is deleted. */
  lastDay: z
    .string()
    .refine(isDay, { error: () => t("Write the day as year-month-day, like 2026-03-31.") })
    .nullable()
    .default(null),
};

/** Which figure: a cell of a report's table, under the report's settings. */
export const goalPlace = z.object({
  report: z.string().min(1).max(60),
  /** Search parameters. */
  search: z.string().max(8000, { error: () => t("This report has too many settings for a goal.") }),
  tableId: z.string().max(100),
  rowId: z.string().max(400),
  columnKey: z.string().max(100),
});
export type GoalPlace = z.output<typeof goalPlace>;

export const setGoalInput = z.object({ place: goalPlace, ...aim });
export const changeGoalInput = z.object({
  id,
  /** Of the goal as it was seen. */
  version: z.number().int(),
  ...aim,
});
export const deleteGoalInput = z.object({ id, version: z.number().int() });
export const goalIdInput = z.object({ id });
export const listGoalsInput = z.object({ report: z.string().max(60).optional() });

/** What a figure is called. */
export interface GoalFigure {
  /** The report's title. */
  report: string;
  row: string;
  column: string;
  kind: ColumnKind;
}

/** A goal as it is stored. */
export interface GoalRow extends GoalPlace, Aim {
  id: string;
  figure: GoalFigure;
  lastDay: string | null;
  createdBy: string | null;
  createdByName: string;
  createdAt: number;
  version: number;
}

/** What the figure was on a local day. */
export interface GoalCheck {
  day: string;
  at: number;
  verdict: Verdict;
  measured: Measured;
  /** What was wanted that day. */
  target: number;
}

/** A goal with its latest check. */
export interface Goal extends GoalRow {
  latest: GoalCheck | null;
}

/** Whether a column holds figures that can have a goal. */
export function takesGoal(kind: ColumnKind): boolean {
  return !isWords(kind);
}

/** What is wrong with a target for such a figure; null when nothing is. */
export function targetProblem(kind: ColumnKind, target: number): string | null {
  if (kind === "ratio") return null;
  if (target < 0) return t("Give a goal that is not below 0.");
  if (kind === "rate") return target > 1 ? t("Give a share from 0 to 100 %.") : null;
  if (kind === "count" && !Number.isInteger(target)) return t("Give a whole number.");
  return kind === "money" && !Number.isInteger(target)
    ? t("Give an amount that the currency has.")
    : null;
}

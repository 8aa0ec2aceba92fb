import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { REPORTS } from "@/lib/reports/queries/registry";
import { type Goal, type GoalCheck, goalIdInput, listGoalsInput } from "./schema";
import { checksOf, findGoal, latestChecks, listGoalRows } from "./store";

const MOST_CHECKS = 400;

/** The names of the reports that somebody may read. */
export function readableReports(actor: Parameters<typeof can>[0]): string[] {
  return REPORTS.filter(({ needs }) => !needs || can(actor, needs)).map(({ name }) => name);
}

/** All goals with their latest check, the oldest first: every report asks for its own. */
function readGoals(db: ReadDb): Promise<Goal[]> {
  return remembered(db, "goal.list", async () => {
    const rows = await listGoalRows(db);
    const checks = await latestChecks(
      db,
      rows.map(({ id }) => id),
    );
    return rows.map((row) => ({ ...row, latest: checks.get(row.id) ?? null }));
  });
}

/** Goals with their latest check, of one report or of all that the actor may read. */
export const listGoals = defineQuery({
  name: "goal.list",
  permission: "report:read",
  input: listGoalsInput,
  async run({ db, actor, input }): Promise<Goal[]> {
    const readable = readableReports(actor);
    return (await readGoals(db)).filter(
      ({ report }) =>
        readable.includes(report) && (input.report === undefined || report === input.report),
    );
  },
});

/** A goal with what was measured day by day, the latest first. */
export const getGoal = defineQuery({
  name: "goal.get",
  permission: "report:read",
  input: goalIdInput,
  async run({ db, actor, input }): Promise<{ goal: Goal; checks: GoalCheck[] }> {
    const row = await findGoal(db, input.id);
    if (!row || !readableReports(actor).includes(row.report)) {
      refuse("not_found", t("This goal does not exist any more."));
    }
    const checks = await checksOf(db, row.id, MOST_CHECKS);
    return { goal: { ...row, latest: checks[0] ?? null }, checks };
  },
});

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

/** What a goal is about, for who may read it: a report, or the costs in one that shows others as well. */
export function topicOf(goal: Pick<Goal, "report" | "tableId" | "columnKey">): string {
  const report = REPORTS.find(({ name }) => name === goal.report);
  return report?.showsCosts?.(goal) ? costsIn(goal.report) : goal.report;
}

const costsIn = (report: string) => `${report}:costs`;

/** The topics of goals that somebody may read of. */
export function readableTopics(actor: Parameters<typeof can>[0]): string[] {
  return REPORTS.filter(({ needs }) => !needs || can(actor, needs)).flatMap(
    ({ name, showsCosts }) =>
      showsCosts && can(actor, "cost:read") ? [name, costsIn(name)] : [name],
  );
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
    const readable = readableTopics(actor);
    return (await readGoals(db)).filter(
      (goal) =>
        readable.includes(topicOf(goal)) &&
        (input.report === undefined || goal.report === input.report),
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
    if (!row || !readableTopics(actor).includes(topicOf(row))) {
      refuse("not_found", t("This goal does not exist any more."));
    }
    const checks = await checksOf(db, row.id, MOST_CHECKS);
    return { goal: { ...row, latest: checks[0] ?? null }, checks };
  },
});

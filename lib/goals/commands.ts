import { goalSubject } from "@/lib/alerts/schema";
import { closeAlert } from "@/lib/alerts/store";
import type { Aim } from "@/lib/engine/goals";
import { inEnglish, t } from "@/lib/language";
import { defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import { settingsOf } from "@/lib/views/schema/settings";
import { readableTopics, topicOf } from "./queries";
import { checkOf, reportOf } from "./queries/measure";
import {
  changeGoalInput,
  deleteGoalInput,
  type GoalCheck,
  type GoalFigure,
  type GoalRow,
  setGoalInput,
  targetProblem,
} from "./schema";
import { type Found, figureIn, goalSearch } from "./schema/figure";
import { aimText, figureText } from "./schema/words";
import {
  countGoals,
  findGoal,
  goalsOf,
  insertGoal,
  putCheck,
  removeGoal,
  updateGoal,
} from "./store";

const MOST_GOALS = 100;
const GONE = "This goal does not exist any more.";
const CHANGED =
  "Somebody else changed this goal meanwhile. Reload the page to see it as it is now.";

type Terms = Aim & Pick<GoalRow, "lastDay">;

/** Sets a goal or threshold for a figure of a report, and measures it for the first time. */
export const setGoal = defineCommand({
  name: "goal.set",
  permission: "goal:write",
  input: setGoalInput,
  async prepare({ db, actor, input, now }) {
    const { place } = input;
    const { search, lost } = settingsOf("report", place.search);
    if (lost.length > 0) {
      refuse("invalid", t`The report does not understand these settings: ${lost.join(", ")}.`);
    }
    const settings = new URLSearchParams(search);
    settings.delete("compare");
    const asked = { report: place.report, search: settings.toString() };
    const result = await reportOf({ db, actor, now }, asked);
    const found = figureIn(result, place);
    if (!found) {
      refuse("not_found", t("The report does not have this figure any more. Reload the page."));
    }
    return { found, search: goalSearch(result.params) };
  },
  async run({ tx, actor, input, now, prepared: { found, search } }) {
    const { place, ...terms } = input;
    const { timeZone, currency } = await readWorkspace(tx);
    const check = requireTerms(terms, found, now, timeZone);
    if ((await countGoals(tx)) >= MOST_GOALS) {
      refuse("conflict", t`There are ${MOST_GOALS} goals already. Delete some first.`);
    }
    const goal: GoalRow = {
      id: newId(),
      ...place,
      search,
      ...terms,
      figure: found.figure,
      createdBy: actor.id,
      createdByName: actor.name,
      createdAt: now,
      version: 1,
    };
    const twins = await goalsOf(tx, goal);
    if (twins.some(({ direction }) => direction === goal.direction)) {
      refuse("conflict", t("This figure has such a goal already. Change that one."));
    }
    await insertGoal(tx, goal);
    await putCheck(tx, goal.id, check);
    const after = factsOf(found.figure, terms, currency);
    return {
      result: { id: goal.id, verdict: check.verdict },
      audit: [{ action: "goal.set", entity: "goal", entityId: goal.id, after }],
    };
  },
});

/** Changes what is wanted of a figure, and measures it again. */
export const changeGoal = defineCommand({
  name: "goal.change",
  permission: "goal:write",
  input: changeGoalInput,
  async prepare({ db, actor, input, now }) {
    const goal = await findGoal(db, input.id);
    if (!goal || !readableTopics(actor).includes(topicOf(goal))) refuse("not_found", t(GONE));
    const result = await reportOf({ db, actor, now }, goal);
    return { found: figureIn(result, goal) };
  },
  async run({ tx, input, now, prepared: { found } }) {
    const { id, version, ...terms } = input;
    const before = await findGoal(tx, id);
    if (!before) refuse("not_found", t(GONE));
    const { timeZone, currency } = await readWorkspace(tx);
    const check = requireTerms(terms, found ?? { figure: before.figure }, now, timeZone);
    const twins = await goalsOf(tx, before);
    if (twins.some((one) => one.id !== id && one.direction === terms.direction)) {
      refuse("conflict", t("This figure has such a goal already. Change that one."));
    }
    if (!(await updateGoal(tx, id, version, terms))) refuse("conflict", t(CHANGED));
    await putCheck(tx, id, check);
    const { verdict, measured } = check;
    if (verdict !== "missed" && verdict !== "unknown") {
      await closeAlert(tx, goalSubject(id), now, { why: "back", verdict, measured });
    }
    return {
      result: { version: version + 1, verdict: check.verdict },
      audit: [
        {
          action: "goal.change",
          entity: "goal",
          entityId: id,
          before: factsOf(before.figure, before, currency),
          after: factsOf(before.figure, terms, currency),
        },
      ],
    };
  },
});

/** Deletes a goal with its history; what it raised is closed and stays. */
export const deleteGoal = defineCommand({
  name: "goal.delete",
  permission: "goal:write",
  input: deleteGoalInput,
  async run({ tx, actor, input, now }) {
    const before = await findGoal(tx, input.id);
    if (!before || !readableTopics(actor).includes(topicOf(before))) refuse("not_found", t(GONE));
    if (!(await removeGoal(tx, before.id, input.version))) refuse("conflict", t(CHANGED));
    await closeAlert(tx, goalSubject(before.id), now, { why: "deleted" });
    const { currency } = await readWorkspace(tx);
    return {
      result: null,
      audit: [
        {
          action: "goal.delete",
          entity: "goal",
          entityId: before.id,
          before: factsOf(before.figure, before, currency),
        },
      ],
    };
  },
});

/** The first check by these terms; refuses terms that the figure cannot have. */
function requireTerms(
  terms: Terms,
  found: Pick<Found, "figure"> & Partial<Found>,
  now: number,
  timeZone: string,
): GoalCheck {
  const problem = targetProblem(found.figure.kind, terms.target);
  if (problem) refuse("invalid", problem, { target: problem });
  const { measured } = found;
  const check = checkOf(terms, measured ? { measured } : null, now, timeZone);
  if (terms.lastDay !== null && terms.lastDay < check.day) {
    const message = t("This day is over. Choose today or a later day.");
    refuse("invalid", message, { lastDay: message });
  }
  return check;
}

function factsOf(figure: GoalFigure, { lastDay, ...aim }: Terms, currency: string) {
  return {
    // The log is kept, and read by everybody.
    name: inEnglish(() => figureText(figure)),
    aim: inEnglish(() => aimText(aim, figure.kind, currency)),
    basis: aim.basis,
    lastDay,
  };
}

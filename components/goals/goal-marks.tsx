import { aimText, goalSentence } from "@/lib/goals/schema/words";
import type { JudgedGoal } from "./judged-goals";
import { VerdictBadge } from "./verdict-badge";

/** What is wanted of a figure, beside it. */
export function GoalMarks({ goals, currency }: { goals: readonly JudgedGoal[]; currency: string }) {
  return goals.map(({ goal, measured, verdict }) => {
    const { kind } = goal.figure;
    const title = measured ? goalSentence(goal, measured, verdict, kind, currency) : undefined;
    return (
      <span
        key={goal.id}
        className="mt-0.5 flex items-center justify-end gap-1 text-2xs text-ink-muted"
        title={title}
      >
        {aimText(goal, kind, currency)}
        <VerdictBadge verdict={verdict} basis={goal.basis} />
      </span>
    );
  });
}

import { Card } from "@/components/ui/card";
import { figureText, goalSentence } from "@/lib/goals/schema/words";
import { t } from "@/lib/language";
import { ChangeGoalFrame } from "./change-goal-frame";
import { goalTexts as texts } from "./goal-texts";
import type { JudgedGoal } from "./judged-goals";
import { VerdictBadge } from "./verdict-badge";

/** The goals of a report, each beside what it is now. */
export function GoalsCard({
  goals,
  currency,
  mayWrite,
}: {
  goals: readonly JudgedGoal[];
  currency: string;
  mayWrite: boolean;
}) {
  if (goals.length === 0) return null;
  return (
    <Card title={texts.goals}>
      <ul className="flex flex-col gap-3">
        {goals.map(({ goal, measured, verdict }) => (
          <li key={goal.id} className="flex flex-wrap items-start gap-x-4 gap-y-1">
            <div className="min-w-0 flex-1 basis-72">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="wrap-anywhere font-medium">
                  {t(goal.figure.row)}, {t(goal.figure.column)}
                </span>
                <VerdictBadge verdict={verdict} basis={goal.basis} />
              </p>
              <p className="tabular text-ink-muted text-xs">
                {measured
                  ? goalSentence(goal, measured, verdict, goal.figure.kind, currency)
                  : texts.gone}{" "}
                <a href={`/goals/${goal.id}`} className="link">
                  {texts.history}
                  <span className="sr-only">: {figureText(goal.figure)}</span>
                </a>
              </p>
            </div>
            {mayWrite ? <ChangeGoalFrame goal={goal} currency={currency} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}

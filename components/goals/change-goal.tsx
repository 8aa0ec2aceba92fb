"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { changeGoalAction, deleteGoalAction } from "@/lib/goals/actions";
import type { Goal } from "@/lib/goals/schema";
import { figureText } from "@/lib/goals/schema/words";
import { GoalForm, type Terms } from "./goal-form";
import { goalTexts as texts } from "./goal-texts";

/** Changes or deletes a goal. */
export function ChangeGoal({ goal, currency }: { goal: Goal; currency: string }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const change = useAction(changeGoalAction);
  const remove = useAction(deleteGoalAction);
  const { id, version, figure } = goal;
  const name = figureText(figure);

  function done(title: string) {
    toast({ title, tone: "good" });
    setOpen(false);
    router.refresh();
  }

  async function submit(terms: Terms) {
    const outcome = await change.run({ id, version, ...terms });
    if (outcome.ok) done(texts.saved);
    return outcome.ok;
  }

  return (
    <>
      <Button size="sm" aria-label={texts.changeLabel(name)} onPress={() => setOpen(true)}>
        {texts.change}
      </Button>
      {isOpen ? (
        <GoalForm
          title={texts.changeTitle}
          description={name}
          kind={figure.kind}
          currency={currency}
          first={goal}
          keptAs={`goal ${id} ${version}`}
          refused={change}
          isPending={change.isPending}
          onSubmit={submit}
          onClose={() => setOpen(false)}
          extra={
            <ConfirmDialog
              title={texts.deleteTitle}
              description={texts.deleteHint}
              confirmLabel={texts.delete}
              tone="danger"
              isPending={remove.isPending}
              trigger={<Button variant="ghost">{texts.delete}</Button>}
              onConfirm={async () => {
                const outcome = await remove.run({ id, version });
                if (outcome.ok) done(texts.deleted);
                else toast({ title: outcome.message, tone: "bad" });
                return true;
              }}
            />
          }
        />
      ) : null}
    </>
  );
}

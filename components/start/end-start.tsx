"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { endStartAction } from "@/lib/start/actions";
import { startTexts } from "./texts";

/** Takes the first steps out of the navigation and goes to the board; asks before while some are left. */
export function EndStart({ isEnded, isAllDone }: { isEnded: boolean; isAllDone: boolean }) {
  const router = useRouter();
  const { run, isPending, failure } = useAction(endStartAction);

  async function end() {
    if (!(await run(undefined)).ok) return;
    router.push("/board");
    router.refresh();
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <Refusal failure={failure} />
      {isAllDone ? <p className="text-ink-muted">{startTexts.allDone}</p> : null}
      {isEnded ? (
        <LinkButton href="/board">{startTexts.toBoard}</LinkButton>
      ) : isAllDone ? (
        <Button variant="primary" isPending={isPending} onPress={() => void end()}>
          {startTexts.toBoard}
        </Button>
      ) : (
        <ConfirmDialog
          title={startTexts.endTitle}
          description={startTexts.endText}
          confirmLabel={startTexts.end}
          onConfirm={() => void end()}
          trigger={<Button isPending={isPending}>{startTexts.end}</Button>}
        />
      )}
    </div>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { endStartAction } from "@/lib/start/actions";
import { startTexts } from "./texts";

/** Takes the first steps away and goes to the board. */
export function EndStart({ isAllDone }: { isAllDone: boolean }) {
  const router = useRouter();
  const { run, isPending, message } = useAction(endStartAction);

  async function end() {
    if (!(await run(undefined)).ok) return;
    router.push("/board");
    router.refresh();
  }

  return (
    <div className="flex flex-col items-start gap-2">
      <FormError message={message} />
      {isAllDone ? <p className="text-ink-muted">{startTexts.allDone}</p> : null}
      <Button
        variant={isAllDone ? "primary" : "secondary"}
        isPending={isPending}
        onPress={() => void end()}
      >
        {isAllDone ? startTexts.toBoard : startTexts.end}
      </Button>
    </div>
  );
}

"use client";

import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { stopChallenger } from "@/lib/challengers/actions";
import { useOperation } from "../use-operation";
import { challengerTexts } from "./texts";

const texts = challengerTexts.stop;

export function StopChallenger({ id }: { id: string }) {
  const { run, isPending, failure } = useOperation();
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">{texts.label}</Button>}
      title={texts.title}
      description={texts.description}
      confirmLabel={texts.confirm}
      isPending={isPending}
      onConfirm={() =>
        run(
          () => stopChallenger({ id }),
          () => ({ title: texts.done }),
        )
      }
    >
      <Refusal failure={failure} />
    </ConfirmDialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { startChallenger } from "@/lib/challengers/actions";
import type { VersionSummary } from "@/lib/criteria/schema";
import { useOperation } from "../use-operation";
import { challengerTexts } from "./texts";

const texts = challengerTexts.start;

/** Lets a version run in shadow, and opens its comparison. */
export function StartChallenger({ version }: { version: Pick<VersionSummary, "id" | "number"> }) {
  const router = useRouter();
  const { run, isPending, failure } = useOperation();
  return (
    <ConfirmDialog
      trigger={<Button variant="secondary">{texts.label}</Button>}
      title={texts.title(version.number)}
      description={texts.description}
      confirmLabel={texts.confirm}
      isPending={isPending}
      onConfirm={() =>
        run(
          () => startChallenger({ versionId: version.id }),
          ({ id }) => {
            router.push(`/criteria/challengers/${id}`);
            return { title: texts.done, description: texts.doneDetail };
          },
          { leaves: true },
        )
      }
    >
      <Refusal failure={failure} />
    </ConfirmDialog>
  );
}

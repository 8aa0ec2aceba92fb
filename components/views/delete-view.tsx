"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { deleteViewAction } from "@/lib/views/actions";
import type { SavedView } from "@/lib/views/schema";
import { viewTexts as texts } from "./view-texts";

/** Deletes a view, after asking. */
export function DeleteView({
  view,
  onDeleted,
  to,
}: {
  view: Pick<SavedView, "id" | "version" | "name">;
  onDeleted?: () => void;
  /** Where to go then, when the page was about the view alone. */
  to?: string;
}) {
  const router = useRouter();
  const { run, isPending } = useAction(deleteViewAction);
  return (
    <ConfirmDialog
      title={texts.deleteTitle(view.name)}
      description={texts.deleteHint}
      confirmLabel={texts.delete}
      tone="danger"
      isPending={isPending}
      trigger={<Button variant="ghost">{texts.delete}</Button>}
      onConfirm={async () => {
        const outcome = await run({ id: view.id, version: view.version });
        if (outcome.ok) toast({ title: texts.deleted, tone: "good" });
        else toast({ title: outcome.message, tone: "bad" });
        onDeleted?.();
        if (to === undefined) router.refresh();
        else router.push(to);
        return true;
      }}
    />
  );
}

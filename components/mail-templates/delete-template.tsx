"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { deleteTemplateAction } from "@/lib/mail-templates/actions";
import type { MailTemplate } from "@/lib/mail-templates/schema";
import { templateTexts as texts } from "./texts";

export function DeleteTemplate({ template: { id, version, name } }: { template: MailTemplate }) {
  const router = useRouter();
  const { run, isPending, failure } = useAction(deleteTemplateAction);
  return (
    <ConfirmDialog
      title={`${texts.deleteNamed(name)}?`}
      description={texts.deleteText}
      confirmLabel={texts.delete}
      tone="danger"
      isPending={isPending}
      trigger={
        <Button size="sm" variant="ghost" aria-label={texts.deleteNamed(name)}>
          {texts.delete}
        </Button>
      }
      onConfirm={async () => {
        const outcome = await run({ id, version });
        if (!outcome.ok) return false;
        toast({ title: texts.deleted(name), tone: "good" });
        router.refresh();
        return true;
      }}
    >
      <Refusal failure={failure} />
    </ConfirmDialog>
  );
}

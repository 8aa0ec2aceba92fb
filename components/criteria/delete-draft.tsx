"use client";

import { useRouter } from "next/navigation";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { deleteDraft } from "@/lib/criteria/actions";
import type { VersionSummary } from "@/lib/criteria/schema";
import { t } from "@/lib/language";
import { useOperation } from "./use-operation";

export function DeleteDraft({ view }: { view: VersionSummary }) {
  const router = useRouter();
  const { run, isPending, failure } = useOperation();
  return (
    <ConfirmDialog
      trigger={<Button variant="ghost">{t("Delete")}</Button>}
      tone="danger"
      title={t`Delete draft ${view.number}?`}
      description={t("Its rules and comments are gone; the audit log keeps what it said.")}
      confirmLabel={t("Delete draft")}
      isPending={isPending}
      onConfirm={() =>
        run(
          () => deleteDraft({ id: view.id, version: view.version }),
          () => {
            router.push("/criteria");
            return { title: t("Draft deleted") };
          },
          { leaves: true },
        )
      }
    >
      <Refusal failure={failure} />
    </ConfirmDialog>
  );
}

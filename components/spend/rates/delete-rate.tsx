"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { deleteRateAction } from "@/lib/spend/actions";
import { spendTexts as texts } from "../spend-texts";

/** Deletes a rate after asking. */
export function DeleteRate({ id, version, words }: { id: string; version: number; words: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={
        <IconButton
          size="sm"
          label={texts.deleteRateOf(words)}
          icon={<Trash2 aria-hidden="true" />}
        />
      }
      title={texts.deleteRateTitle}
      description={texts.deleteRateText(words)}
      confirmLabel={texts.deleteConfirm}
      tone="danger"
      onConfirm={async () => {
        const outcome = await deleteRateAction({ id, version });
        if (outcome.ok) toast({ title: texts.rateDeleted });
        else toast({ title: outcome.message, tone: "bad" });
        router.refresh();
        return undefined;
      }}
    />
  );
}

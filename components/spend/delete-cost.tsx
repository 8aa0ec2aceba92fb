"use client";

import { Trash2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { deleteCostAction } from "@/lib/spend/actions";
import type { CostRow } from "@/lib/spend/schema";
import { spendTexts as texts } from "./spend-texts";

/** Deletes a cost after asking. */
export function DeleteCost({ cost, words }: { cost: CostRow; words: string }) {
  const router = useRouter();
  return (
    <ConfirmDialog
      trigger={
        <IconButton size="sm" label={texts.delete(words)} icon={<Trash2 aria-hidden="true" />} />
      }
      title={texts.deleteTitle}
      description={texts.deleteText(words)}
      confirmLabel={texts.deleteConfirm}
      tone="danger"
      onConfirm={async () => {
        const outcome = await deleteCostAction({ id: cost.id, version: cost.version });
        if (outcome.ok) toast({ title: texts.deleted });
        else toast({ title: outcome.message, tone: "bad" });
        router.refresh();
        return undefined;
      }}
    />
  );
}

"use client";

import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { type ImportKind, KIND_INFO } from "@/lib/imports/schema";
import { t, within } from "@/lib/language";
import { call, postJson } from "./http";

/** What is made and changed by each kind, in the middle of a sentence. */
const many = (kind: ImportKind) => within(KIND_INFO[kind].name);

/** Takes an import back: first all of it, then, where that would lose something, the rest. */
export function UndoButton({
  id,
  kind,
  isRest,
}: {
  id: string;
  kind: ImportKind;
  /** An earlier undo left something. */
  isRest: boolean;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isPending, setPending] = useState(false);
  /** What would be lost; null until it was asked for. */
  const [loss, setLoss] = useState<string | null>(null);
  const [message, setMessage] = useState<string>();

  function open(next: boolean) {
    setOpen(next);
    setLoss(null);
    setMessage(undefined);
  }

  async function undo() {
    setPending(true);
    const outcome = await call<null>(
      `/api/imports/${id}/undo`,
      postJson({ leavesChanged: loss !== null }),
    );
    setPending(false);
    if (!outcome.ok) {
      const named = outcome.fields?.leavesChanged;
      if (named) setLoss(named);
      else setMessage(outcome.message);
      return false;
    }
    router.refresh();
    return true;
  }

  return (
    <>
      <Button icon={<Undo2 aria-hidden="true" />} onPress={() => open(true)}>
        {isRest ? t("Undo the rest") : t("Undo this import")}
      </Button>
      <ConfirmDialog
        isOpen={isOpen}
        onOpenChange={open}
        title={loss === null ? t("Undo this import?") : t("Undo the rest of this import?")}
        description={
          loss === null
            ? t`The ${many(kind)} that it made are removed, and those that it changed get their values from before. What somebody changed since is never lost.`
            : t(
                "What was changed since stays as it is, and is listed here. Everything else is undone.",
              )
        }
        confirmLabel={loss === null ? t("Undo") : t("Undo the rest")}
        tone="danger"
        isPending={isPending}
        onConfirm={undo}
      >
        <FormError message={message} />
        {loss === null ? null : <Notice tone="warn">{loss}</Notice>}
      </ConfirmDialog>
    </>
  );
}

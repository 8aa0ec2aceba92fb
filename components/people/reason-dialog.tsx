"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { ANSWERABLE, KINDS, type Kind } from "@/components/people/reason-texts";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";
import { saveExitReasonAction } from "@/lib/settings/actions";
import type { ExitReason } from "@/lib/settings/schema";

interface Draft {
  label: string;
  kind: Kind;
  actor: "sales" | "marketing";
  needsAttempts: boolean;
}

/** Adds a reason, or changes one. */
export function ReasonDialog({ reason }: { reason?: ExitReason }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {reason ? (
        <Button size="sm" aria-label={t`Change “${reason.label}”`} onPress={() => setOpen(true)}>
          {t("Change")}
        </Button>
      ) : (
        <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
          {t("New reason")}
        </Button>
      )}
      {isOpen ? (
        <ReasonForm {...(reason ? { reason } : {})} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function ReasonForm({ reason, onClose }: { reason?: ExitReason; onClose: () => void }) {
  const router = useRouter();
  const [draft, change, clearDraft] = useKeptFields<Draft>(`reason ${reason?.id ?? "new"}`, {
    label: reason?.label ?? "",
    kind: reason?.kind ?? "both",
    actor: reason?.actor === "sales" ? "sales" : "marketing",
    needsAttempts: reason?.needsAttempts ?? false,
  });
  const { run, isPending, fields, failure } = useAction(saveExitReasonAction);

  async function submit() {
    const given = { ...draft, label: draft.label.trim() };
    const outcome = await run(reason ? { ...given, id: reason.id } : given);
    if (!outcome.ok) return;
    clearDraft();
    onClose();
    router.refresh();
  }

  return (
    <FormDialog
      title={reason ? t("Change the reason") : t("New exit reason")}
      action={t("Save")}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label={t("Reason")}
        value={draft.label}
        onChange={(label) => change({ label })}
        error={fields.label}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <Select
        label={t("May be used to")}
        options={KINDS}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <Select
        label={t("Who must act on it")}
        options={ANSWERABLE}
        value={draft.actor}
        onChange={(actor) => change({ actor })}
      />
      <Checkbox
        label={t("Only after the agreed number of attempts to reach the lead")}
        isSelected={draft.needsAttempts}
        onChange={(needsAttempts) => change({ needsAttempts })}
      />
    </FormDialog>
  );
}

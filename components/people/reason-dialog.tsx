"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { ANSWERABLE, KINDS, type Kind } from "@/components/people/reason-texts";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { saveExitReasonAction } from "@/lib/settings/actions";
import type { ExitReason } from "@/lib/settings/schema";

type Answerable = "sales" | "marketing";

/** Adds a reason, or changes one. */
export function ReasonDialog({ reason }: { reason?: ExitReason }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [kind, setKind] = useState<Kind>(reason?.kind ?? "both");
  const [actor, setActor] = useState<Answerable>(reason?.actor === "sales" ? "sales" : "marketing");
  const [needsAttempts, setNeedsAttempts] = useState(reason?.needsAttempts ?? false);
  const { run, isPending, fields, message } = useAction(saveExitReasonAction);
  const form = `reason-${reason?.id ?? "new"}`;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const label = textOf(new FormData(event.currentTarget), "label");
    const given = { label, kind, actor, needsAttempts };
    const outcome = await run(reason ? { ...given, id: reason.id } : given);
    if (!outcome.ok) return;
    setOpen(false);
    router.refresh();
  }

  return (
    <>
      {reason ? (
        <Button size="sm" aria-label={`Change “${reason.label}”`} onPress={() => setOpen(true)}>
          Change
        </Button>
      ) : (
        <Button variant="primary" onPress={() => setOpen(true)}>
          New reason
        </Button>
      )}
      <Dialog
        title={reason ? "Change the reason" : "New exit reason"}
        isOpen={isOpen}
        onOpenChange={setOpen}
        footer={(close) => (
          <>
            <Button onPress={close}>Cancel</Button>
            <Button type="submit" form={form} variant="primary" isPending={isPending}>
              Save
            </Button>
          </>
        )}
      >
        <form id={form} onSubmit={submit} className="flex flex-col gap-4">
          <FormError message={message} />
          <TextField
            label="Reason"
            name="label"
            defaultValue={reason?.label ?? ""}
            error={fields.label}
            autoComplete="off"
            autoFocus
            isRequired
          />
          <Select label="May be used to" options={KINDS} value={kind} onChange={setKind} />
          <Select
            label="Who must act on it"
            options={ANSWERABLE}
            value={actor}
            onChange={setActor}
          />
          <Checkbox
            label="Only after the agreed number of attempts to reach the lead"
            isSelected={needsAttempts}
            onChange={setNeedsAttempts}
          />
        </form>
      </Dialog>
    </>
  );
}

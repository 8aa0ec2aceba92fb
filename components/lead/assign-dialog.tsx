"use client";

import { type FormEvent, useEffect, useId, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { toast } from "@/components/ui/toast";
import { ROLE_INFO } from "@/lib/engine/roles";
import { assignLead } from "@/lib/leads/actions";
import type { Colleague } from "@/lib/users/schema";
import { settle } from "./settle";
import { leadTexts } from "./texts";

const texts = leadTexts.assign;
const NOBODY = "none";

export interface AssignDialogProps {
  lead: { id: string; name: string; ownerId: string | null; version: number };
  onChanged: () => void;
  onClose: () => void;
}

/** Gives the lead to somebody, or back to the pool. */
export function AssignDialog({ lead, onChanged, onClose }: AssignDialogProps) {
  const formId = useId();
  const [people, setPeople] = useState<readonly Colleague[] | null>(null);
  const [ownerId, setOwnerId] = useState(lead.ownerId ?? NOBODY);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);

  useEffect(() => {
    const left = new AbortController();
    fetchJson<Colleague[]>("/api/queue/people", left.signal).then((outcome) => {
      if (outcome.ok) setPeople(outcome.value);
      else setMessage(outcome.message);
    });
    return () => left.abort();
  }, []);

  const options = [
    { value: NOBODY, label: texts.nobody },
    ...(people ?? [])
      .filter((one) => (one.active && one.role !== "viewer") || one.id === lead.ownerId)
      .map((one) => ({
        value: one.id,
        label: one.name,
        description: ROLE_INFO[one.role].name,
      })),
  ];

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending) return;
    setPending(true);
    setMessage(undefined);
    const chosen = ownerId === NOBODY ? null : ownerId;
    const outcome = await settle(
      assignLead({ id: lead.id, version: lead.version, ownerId: chosen }),
    );
    setPending(false);
    if (outcome.ok) {
      const name = people?.find(({ id }) => id === chosen)?.name;
      toast({ title: name ? texts.done(name) : texts.returned, tone: "good" });
      onClose();
    } else setMessage(outcome.message);
    onChanged();
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="sm"
      title={texts.title(lead.name)}
      footer={
        <>
          <Button onPress={onClose}>{leadTexts.cancel}</Button>
          <Button
            type="submit"
            form={formId}
            variant="primary"
            isPending={isPending}
            isDisabled={people === null}
          >
            {texts.button}
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <FormError message={message} />
        <ComboBox
          key={people === null ? "waiting" : "ready"}
          label={texts.owner}
          options={options}
          value={ownerId}
          onChange={(next) => setOwnerId(next ?? NOBODY)}
          isDisabled={people === null}
        />
      </form>
    </Dialog>
  );
}

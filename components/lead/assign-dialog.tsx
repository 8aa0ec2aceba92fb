"use client";

import { useEffect, useState } from "react";
import { News } from "@/components/lead-moves/news";
import { Refusal } from "@/components/lead-moves/refusal";
import { fetchJson } from "@/components/leads/fetch-json";
import { awayTexts } from "@/components/people/away-texts";
import { ComboBox } from "@/components/ui/combo-box";
import { FormDialog } from "@/components/ui/form-dialog";
import { toast } from "@/components/ui/toast";
import { ROLE_INFO } from "@/lib/engine/roles";
import { assignLead } from "@/lib/leads/actions";
import type { Failure } from "@/lib/operations/outcome";
import type { Colleague } from "@/lib/users/schema";
import { settle } from "./settle";
import { leadTexts } from "./texts";

const texts = leadTexts.assign;
const NOBODY = "none";

export interface AssignDialogProps {
  lead: { id: string; name: string; ownerId: string | null; version: number };
  /** What others did with the lead meanwhile, in words. */
  news: string | null;
  /** There is no such lead any more. */
  isOver: boolean;
  onChanged: () => void;
  onClose: () => void;
}

/** Gives the lead to somebody, or back to the pool. */
export function AssignDialog({ lead, news, isOver, onChanged, onClose }: AssignDialogProps) {
  const [people, setPeople] = useState<readonly Colleague[] | null>(null);
  const [ownerId, setOwnerId] = useState(lead.ownerId ?? NOBODY);
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);

  useEffect(() => {
    const left = new AbortController();
    fetchJson<Colleague[]>("/api/queue/people", left.signal).then((outcome) => {
      if (outcome.ok) setPeople(outcome.value);
      else setFailure(outcome);
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
        description: one.awayUntil
          ? `${ROLE_INFO[one.role].name}. ${awayTexts.badge(one.awayUntil)}`
          : ROLE_INFO[one.role].name,
      })),
  ];

  async function submit() {
    setPending(true);
    setFailure(undefined);
    const chosen = ownerId === NOBODY ? null : ownerId;
    const outcome = await settle(
      assignLead({ id: lead.id, version: lead.version, ownerId: chosen }),
    );
    setPending(false);
    if (outcome.ok) {
      const name = people?.find(({ id }) => id === chosen)?.name;
      toast({ title: name ? texts.done(name) : texts.returned, tone: "good" });
      onClose();
    } else setFailure(outcome);
    onChanged();
  }

  return (
    <FormDialog
      size="sm"
      title={texts.title(lead.name)}
      action={texts.button}
      isPending={isPending}
      isDisabled={people === null || isOver}
      onSubmit={submit}
      onClose={onClose}
    >
      {news === null ? null : <News>{news}</News>}
      <Refusal failure={failure} />
      <ComboBox
        key={people === null ? "waiting" : "ready"}
        label={texts.owner}
        options={options}
        value={ownerId}
        onChange={(next) => setOwnerId(next ?? NOBODY)}
        isDisabled={people === null}
      />
    </FormDialog>
  );
}

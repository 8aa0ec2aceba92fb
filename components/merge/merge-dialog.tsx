"use client";

import { ArrowLeftRight } from "lucide-react";
import { useEffect, useState } from "react";
import { settle } from "@/components/lead/settle";
import { fetchJson } from "@/components/leads/fetch-json";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Skeleton } from "@/components/ui/skeleton";
import { mergeLeads } from "@/lib/leads/actions";
import type { MergePreview } from "@/lib/leads/schema/merges";
import { FindLead } from "./find-lead";
import { MergePreviewTable } from "./merge-preview";
import { sayMerged } from "./say-merged";
import { mergeTexts as texts } from "./texts";

export interface MergeDialogProps {
  lead: { id: string; name: string };
  /** The lead to merge with; it is asked for where none is given. */
  otherId?: string;
  onClose: () => void;
  /** They were merged, or that was taken back: `id` is there, the other lead may not be. */
  onMerged: (id: string) => void;
}

/** Finds the other lead of a person, shows what a merge comes to, and merges. */
export function MergeDialog({ lead, otherId, onClose, onMerged }: MergeDialogProps) {
  const [pair, setPair] = useState(otherId ? { id: lead.id, otherId } : null);
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);
  const [looks, setLooks] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `looks` asks for it again
  useEffect(() => {
    if (!pair) return;
    const left = new AbortController();
    const address = `/api/leads/merge?${new URLSearchParams({ id: pair.id, other: pair.otherId })}`;
    fetchJson<MergePreview>(address, left.signal).then((outcome) => {
      if (outcome.ok) setPreview(outcome.value);
      else setMessage(outcome.message);
    });
    return () => left.abort();
  }, [pair, looks]);

  function look(next: typeof pair) {
    setPair(next);
    setPreview(null);
    setMessage(undefined);
  }

  async function merge() {
    if (!preview || isPending) return;
    const { survivor, other } = preview;
    setPending(true);
    setMessage(undefined);
    const outcome = await settle(
      mergeLeads({
        id: survivor.id,
        version: survivor.version,
        otherId: other.id,
        otherVersion: other.version,
      }),
    );
    setPending(false);
    if (!outcome.ok) {
      setMessage(outcome.message);
      setLooks(looks + 1);
      return;
    }
    const { mergeId } = outcome.value;
    const names = { name: survivor.name, other: other.name };
    sayMerged({ mergeId, ...names, onUndone: () => onMerged(survivor.id) });
    onClose();
    onMerged(survivor.id);
  }

  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size={pair ? "lg" : "md"}
      title={pair ? texts.title : texts.chooseTitle(lead.name)}
      description={pair ? texts.about : texts.chooseAbout}
      footer={
        <>
          {pair && !otherId ? <Button onPress={() => look(null)}>{texts.back}</Button> : null}
          <Button onPress={onClose}>{texts.cancel}</Button>
          {pair ? (
            <Button
              variant="primary"
              isPending={isPending}
              isDisabled={preview === null}
              onPress={merge}
            >
              {texts.merge}
            </Button>
          ) : null}
        </>
      }
    >
      {pair ? (
        <div className="flex flex-col gap-3">
          <FormError message={message} />
          {preview ? (
            <>
              <MergePreviewTable preview={preview} />
              <Button
                className="self-start"
                icon={<ArrowLeftRight aria-hidden="true" />}
                onPress={() => look({ id: pair.otherId, otherId: pair.id })}
              >
                {texts.swap}
              </Button>
            </>
          ) : message === undefined ? (
            <Skeleton className="h-48" />
          ) : null}
        </div>
      ) : (
        <FindLead not={lead.id} onChoose={(id) => look({ id: lead.id, otherId: id })} />
      )}
    </Dialog>
  );
}

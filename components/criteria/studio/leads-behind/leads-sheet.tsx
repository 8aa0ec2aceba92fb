"use client";

import { useCallback, useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import { numberText } from "@/lib/format";
import type { Outcome } from "@/lib/operations/outcome";
import { LeadLine } from "../../lead-line";
import { behindTexts as texts } from "./texts";

interface Lead {
  id: string;
  name: string;
  label: OutcomeLabel;
}

/** A page of leads; `next` is where the following one begins, null after the last. */
export interface LeadsPage<L extends Lead, N> {
  total: number;
  leads: readonly L[];
  next: N | null;
}

/** Asks for the page that begins there; null is the first one. Must stay the same while open. */
export type AskPage<L extends Lead, N> = (
  next: N | null,
  signal: AbortSignal,
) => Promise<Outcome<LeadsPage<L, N>>>;

/** The leads behind one number, a page at a time. */
export function LeadsSheet<L extends Lead, N>({
  ask,
  title,
  hint,
  factsOf,
  onClose,
}: {
  ask: AskPage<L, N>;
  /** What the leads are, with their number once it is known. */
  title: (total: number | null) => string;
  hint: string;
  factsOf: (lead: L) => (string | null)[];
  onClose: () => void;
}) {
  const { total, leads, next, failure, isAsking, more } = usePages(ask);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      variant="sheet"
      title={title(total)}
      description={hint}
    >
      {total === null && !failure ? <SkeletonLines lines={8} /> : null}
      {total === 0 ? <p className="text-ink-muted">{texts.none}</p> : null}
      <ul className="flex flex-col">
        {leads.map((lead) => (
          <LeadLine key={lead.id} lead={lead} facts={factsOf(lead)} />
        ))}
      </ul>
      {failure ? (
        <Notice
          tone="warn"
          action={
            <Button size="sm" onPress={more}>
              {texts.again}
            </Button>
          }
        >
          <span role="status">{failure}</span>
        </Notice>
      ) : null}
      {next !== null && total !== null && !failure ? (
        <div className="flex flex-wrap items-center gap-3 pt-3">
          <Button isPending={isAsking} onPress={more}>
            {texts.more}
          </Button>
          <p role="status" className="tabular text-ink-muted text-xs">
            {texts.shown(numberText(leads.length), numberText(total))}
          </p>
        </div>
      ) : null}
    </Dialog>
  );
}

/** The pages asked for so far; `more` asks for the next one, or for a failed one again. */
function usePages<L extends Lead, N>(ask: AskPage<L, N>) {
  const [found, setFound] = useState<LeadsPage<L, N> | null>(null);
  /** Where the page begins that is being asked for; null: the first one. */
  const [asked, setAsked] = useState<{ next: N | null } | null>({ next: null });
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (!asked) return;
    const controller = new AbortController();
    void ask(asked.next, controller.signal).then((outcome) => {
      if (controller.signal.aborted) return;
      setAsked(null);
      if (!outcome.ok) return setFailure(outcome.message);
      const page = outcome.value;
      // Leads that changed between two pages may be told again.
      setFound((before) => {
        const known = new Set(before?.leads.map(({ id }) => id));
        const fresh = page.leads.filter(({ id }) => !known.has(id));
        return { ...page, leads: [...(before?.leads ?? []), ...fresh] };
      });
    });
    return () => controller.abort();
  }, [asked, ask]);
  const next = found?.next ?? null;
  const more = useCallback(() => {
    setFailure(null);
    setAsked({ next });
  }, [next]);
  return {
    total: found?.total ?? null,
    leads: found?.leads ?? [],
    next,
    failure,
    isAsking: asked !== null,
    more,
  };
}

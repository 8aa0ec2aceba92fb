"use client";

import Link from "next/link";
import { useCallback, useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { dayText, numberText } from "@/lib/format";
import type { LeadsBehind, PageStart, ReplayFigure } from "@/lib/replays/schema";
import { askLeadsBehind } from "../ask";
import { OUTCOME_TONES } from "../lead-lists";
import { studioTexts } from "../texts";
import { dayHint, figurePhrase, type PhraseContext } from "./phrases";
import { behindTexts as texts } from "./texts";

export interface LeadsDialogProps {
  figure: ReplayFigure;
  /** The replay's question whose figure it is. */
  question: string;
  context: PhraseContext;
  onClose: () => void;
}

/** The leads behind one figure, a page at a time. */
export default function LeadsDialog({ figure, question, context, onClose }: LeadsDialogProps) {
  const { total, leads, next, failure, isAsking, more } = useLeads(figure, question);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      variant="sheet"
      title={figurePhrase(figure, context, total)}
      description={dayHint(figure)}
    >
      {total === null && !failure ? <SkeletonLines lines={8} /> : null}
      {total === 0 ? <p className="text-ink-muted">{texts.none}</p> : null}
      <ul className="flex flex-col">
        {leads.map((lead) => (
          <Lead key={lead.id} lead={lead} timeZone={context.timeZone} />
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
      {next && total !== null && !failure ? (
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

function Lead({ lead, timeZone }: { lead: LeadsBehind["leads"][number]; timeZone: string }) {
  const { id, name, title, company, stage, label, mqlAt, path } = lead;
  return (
    <li className="border-line border-t py-1.5 first:border-t-0">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Link
          className="link min-w-0 font-medium"
          href={`/leads/${id}`}
          prefetch={false}
          target="_blank"
        >
          {name}
          <span className="sr-only"> {studioTexts.lists.newTab}</span>
        </Link>
        <Badge tone={OUTCOME_TONES[label]}>{studioTexts.outcomes[label]}</Badge>
      </p>
      <p className="text-ink-muted text-xs">
        {[
          title,
          company,
          texts.stage(STAGE_INFO[stage].name),
          mqlAt === null ? texts.never : dayText(mqlAt, timeZone),
          path && MQL_PATH_NAMES[path].toLowerCase(),
        ]
          .filter(Boolean)
          .join(" · ")}
      </p>
    </li>
  );
}

const NOTHING: LeadsBehind["leads"] = [];

/** The pages asked for so far; `more` asks for the next one, or for a failed one again. */
function useLeads(figure: ReplayFigure, question: string) {
  const [found, setFound] = useState<LeadsBehind | null>(null);
  /** Where the page begins that is being asked for; null: the first one. */
  const [asked, setAsked] = useState<{ after: PageStart | null } | null>({ after: null });
  const [failure, setFailure] = useState<string | null>(null);
  useEffect(() => {
    if (!asked) return;
    const controller = new AbortController();
    const input = { ...JSON.parse(question), figure, after: asked.after };
    void askLeadsBehind(JSON.stringify(input), controller.signal).then((outcome) => {
      if (controller.signal.aborted) return;
      setAsked(null);
      if (!outcome.ok) return setFailure(outcome.message);
      setFound((before) => ({
        ...outcome.value,
        leads: [...(before?.leads ?? NOTHING), ...outcome.value.leads],
      }));
    });
    return () => controller.abort();
  }, [asked, figure, question]);
  const after = found?.next ?? null;
  const more = useCallback(() => {
    setFailure(null);
    setAsked({ after });
  }, [after]);
  return {
    total: found?.total ?? null,
    leads: found?.leads ?? NOTHING,
    next: after,
    failure,
    isAsking: asked !== null,
    more,
  };
}

"use client";

import { useCallback } from "react";
import { MQL_PATH_NAMES, STAGE_INFO } from "@/lib/engine/stages";
import { dayText } from "@/lib/format";
import { within } from "@/lib/language";
import type { LeadsBehind, PageStart, ReplayFigure } from "@/lib/replays/schema";
import { askLeadsBehind } from "../ask";
import { LeadsSheet } from "./leads-sheet";
import { dayHint, figurePhrase, type PhraseContext } from "./phrases";
import { behindTexts as texts } from "./texts";

export interface LeadsDialogProps {
  figure: ReplayFigure;
  /** Where to ask for its leads, and with what beside the figure, as JSON. */
  address: string;
  question: string;
  context: PhraseContext;
  onClose: () => void;
}

/** The leads behind one figure of a replay. */
export default function LeadsDialog({
  figure,
  address,
  question,
  context,
  onClose,
}: LeadsDialogProps) {
  const ask = useCallback(
    (after: PageStart | null, signal: AbortSignal) =>
      askLeadsBehind(address, JSON.stringify({ ...JSON.parse(question), figure, after }), signal),
    [address, question, figure],
  );
  return (
    <LeadsSheet
      ask={ask}
      title={(total) => figurePhrase(figure, context, total)}
      hint={dayHint(figure, context)}
      factsOf={(lead) => factsOf(lead, context.timeZone)}
      onClose={onClose}
    />
  );
}

function factsOf(
  { title, company, stage, mqlAt, path }: LeadsBehind["leads"][number],
  timeZone: string,
) {
  return [
    title,
    company,
    texts.stage(STAGE_INFO[stage].name),
    mqlAt === null ? texts.never : dayText(mqlAt, timeZone),
    path && within(MQL_PATH_NAMES[path]),
  ];
}

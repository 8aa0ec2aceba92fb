"use client";

import { createContext, useContext, useMemo } from "react";
import type { ChangeWhy } from "@/lib/criteria/schema/why";
import type { Criteria } from "@/lib/engine/criteria";
import type { ReplayedLead } from "@/lib/replays/schema";
import { Contributions } from "../try-on-lead";
import { usePosted } from "../use-posted";
import { otherSentence, takerSentence, whyTexts as texts } from "./why-texts";

/** What was replayed, for the leads that are open: the others need not be drawn anew. */
export interface Replayed {
  body: Criteria;
  /** Up to when (epoch ms). */
  asOf: number;
  /** Of frozen evidence: the version that it compares with. A draft's is the one in force. */
  against?: { id: string; number: number } | undefined;
}

export const ReplayedContext = createContext<Replayed | null>(null);

export type Change = "gained" | "lost";

interface WhyProps {
  change: Change;
  lead: Pick<ReplayedLead, "id" | "mqlAt">;
  timeZone: string;
}

/** Why only one of two versions hands a lead off: how each saw it, when it counted. */
export function Why(props: WhyProps) {
  const replayed = useContext(ReplayedContext);
  return replayed ? <ChangeExplained {...props} replayed={replayed} /> : null;
}

function ChangeExplained({
  change,
  lead: { id: leadId, mqlAt: at },
  timeZone,
  replayed: { body, asOf, against },
}: WhyProps & { replayed: Replayed }) {
  const againstId = against?.id;
  const question = useMemo(
    () => ({ leadId, body, change, at, asOf, againstId }),
    [leadId, body, change, at, asOf, againstId],
  );
  const why = usePosted<ChangeWhy>("/api/criteria/why", question);
  const sides = against
    ? [texts.proposal, texts.version(against.number)]
    : [texts.draft, texts.inForce];
  const [taker = "", other = ""] = change === "gained" ? sides : sides.toReversed();
  return (
    <div aria-live="polite" className="flex flex-col gap-2">
      {why === null ? <p className="text-ink-muted">{texts.loading}</p> : null}
      {typeof why === "string" ? <p className="text-ink-muted">{why}</p> : null}
      {why && typeof why !== "string" ? (
        <>
          <p>{takerSentence(taker, why.taker, timeZone)}</p>
          <Contributions label={texts.points(taker)} of={why.taker} />
          <p>{otherSentence(other, why.other, timeZone, why.taker.path)}</p>
          <Contributions label={texts.points(other)} of={why.other} />
          {against ? <p className="text-ink-muted text-xs">{texts.corrected}</p> : null}
        </>
      ) : null}
    </div>
  );
}

"use client";

import { useEffect, useState } from "react";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { ChallengedLead, ChallengedWhy } from "@/lib/challengers/schema";
import { otherSentence, takerSentence, whyTexts } from "../studio/why-texts";
import { Contributions } from "../try-on-lead";
import { challengerTexts as texts } from "./texts";

/** How a challenger saw a lead, and why the version in force left it, rule by rule. */
export function Why({
  id,
  lead: { id: leadId, challengerAt },
  timeZone,
}: {
  /** The challenger's. */
  id: string;
  lead: Pick<ChallengedLead, "id" | "challengerAt">;
  timeZone: string;
}) {
  const [why, setWhy] = useState<ChallengedWhy | "failed" | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const search = new URLSearchParams({ leadId });
    if (challengerAt !== null) search.set("at", String(challengerAt));
    void fetch(`/api/criteria/challengers/${id}/why?${search}`, { signal: controller.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as ChallengedWhy) : null))
      .catch(() => null)
      .then((found) => {
        if (!controller.signal.aborted) setWhy(found ?? "failed");
      });
    return () => controller.abort();
  }, [id, leadId, challengerAt]);
  if (why === null) return <SkeletonLines lines={2} />;
  if (why === "failed") return <p className="text-ink-muted">{texts.whyFailed}</p>;
  const { challenger, inForce } = why;
  const sentence =
    challengerAt !== null
      ? takerSentence(texts.who, challenger, timeZone)
      : challenger.path === null
        ? otherSentence(texts.who, challenger, timeZone)
        : texts.waited;
  return (
    <div className="flex flex-col gap-2">
      <p>{sentence}</p>
      <Contributions label={whyTexts.points(texts.who)} of={challenger} />
      {inForce ? (
        <>
          <p>
            {otherSentence(
              texts.inForce(inForce.explanation.versionNumber),
              inForce,
              timeZone,
              challenger.path,
            )}
          </p>
          <Contributions
            label={whyTexts.points(whyTexts.version(inForce.explanation.versionNumber))}
            of={inForce}
          />
        </>
      ) : null}
    </div>
  );
}

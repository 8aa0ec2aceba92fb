"use client";

import { useEffect, useState } from "react";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { ChallengedLead } from "@/lib/challengers/schema";
import type { Sight } from "@/lib/criteria/schema";
import { otherSentence, takerSentence, whyTexts } from "../studio/why-texts";
import { Contributions } from "../try-on-lead";
import { challengerTexts as texts } from "./texts";

/** How a challenger saw a lead when it handed it off, or came closest to that, rule by rule. */
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
  const [why, setWhy] = useState<Sight | "failed" | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const search = new URLSearchParams({ leadId });
    if (challengerAt !== null) search.set("at", String(challengerAt));
    void fetch(`/api/criteria/challengers/${id}/why?${search}`, { signal: controller.signal })
      .then(async (response) => (response.ok ? ((await response.json()) as Sight) : null))
      .catch(() => null)
      .then((found) => {
        if (!controller.signal.aborted) setWhy(found ?? "failed");
      });
    return () => controller.abort();
  }, [id, leadId, challengerAt]);
  if (why === null) return <SkeletonLines lines={2} />;
  if (why === "failed") return <p className="text-ink-muted">{texts.whyFailed}</p>;
  const sentence =
    challengerAt !== null
      ? takerSentence(texts.who, why, timeZone)
      : why.path === null
        ? otherSentence(texts.who, why, timeZone)
        : texts.waited;
  return (
    <div className="flex flex-col gap-2">
      <p>{sentence}</p>
      <Contributions label={whyTexts.points(texts.who)} of={why} />
    </div>
  );
}

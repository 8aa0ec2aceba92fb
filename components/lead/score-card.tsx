"use client";

import { useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { later } from "@/components/shell/later";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { isoDayText } from "@/lib/engine/locale";
import type { LeadPage, WhyScore } from "@/lib/leads/schema/page";
import { ScoreTable } from "./score-table";
import { leadTexts } from "./texts";
import { VersionLink } from "./why-card";

const ScoreDay = later(async () => (await import("./score-day")).ScoreDay);

const texts = leadTexts.score;

type Then = { day: string; why: WhyScore | null } | { day: string; message: string };

/** The score and each rule's part in it, now or at the end of any past day. */
export function ScoreCard({ page }: { page: Pick<LeadPage, "lead" | "score" | "now"> }) {
  const { lead, score } = page;
  const [isAsking, setAsking] = useState(false);
  const [day, setDay] = useState<string | null>(null);
  const [then, setThen] = useState<Then | null>(null);
  const asked = useRef<string | null>(null);

  /** `end`: the last moment of that day. */
  async function choose(past: string, end: number) {
    setDay(past);
    setThen(null);
    asked.current = past;
    const query = new URLSearchParams({ id: lead.id, at: String(end) });
    const outcome = await fetchJson<{ why: WhyScore | null }>(`/api/queue/explain?${query}`);
    if (asked.current !== past) return;
    setThen(
      outcome.ok ? { day: past, why: outcome.value.why } : { day: past, message: outcome.message },
    );
  }

  function backToNow() {
    setDay(null);
    setThen(null);
    asked.current = null;
    setAsking(false);
  }

  const why = day === null ? score : then && "why" in then ? then.why : null;
  return (
    <Card
      title={day === null ? texts.title : texts.asOfTitle(isoDayText(day))}
      {...(why ? { description: <VersionLink why={why} /> } : {})}
      actions={
        isAsking ? (
          <>
            <ScoreDay since={lead.createdAt} day={day} onChoose={choose} />
            <Button size="sm" onPress={backToNow}>
              {texts.backToNow}
            </Button>
          </>
        ) : (
          <Button size="sm" onPress={() => setAsking(true)}>
            {texts.otherDay}
          </Button>
        )
      }
    >
      <div aria-live="polite">
        {day !== null && then === null ? <SkeletonLines lines={5} /> : null}
        {then && "message" in then ? <FormError message={then.message} /> : null}
        {why ? <ScoreTable explanation={why.explanation} /> : null}
        {day === null && !score ? <Notice>{leadTexts.whyNone}</Notice> : null}
        {then && "why" in then && !then.why ? <Notice>{texts.notThen}</Notice> : null}
      </div>
    </Card>
  );
}

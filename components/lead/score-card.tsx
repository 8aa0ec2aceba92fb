"use client";

import { fromAbsolute, parseDate, toCalendarDate } from "@internationalized/date";
import { useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { useNow } from "@/components/leads/use-now";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { DateField } from "@/components/ui/date-field";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import { isoDayText } from "@/lib/engine/locale";
import type { LeadPage, WhyScore } from "@/lib/leads/schema/page";
import { useDesk } from "./desk-context";
import { ScoreTable } from "./score-table";
import { leadTexts } from "./texts";
import { VersionLink } from "./why-card";

const texts = leadTexts.score;

type Then = { day: string; why: WhyScore | null } | { day: string; message: string };

/** The score and each rule's part in it, now or at the end of any past day. */
export function ScoreCard({ page }: { page: Pick<LeadPage, "lead" | "score" | "now"> }) {
  const { timeZone } = useDesk();
  const now = useNow();
  const { lead, score } = page;
  const [day, setDay] = useState<string | null>(null);
  const [then, setThen] = useState<Then | null>(null);
  const asked = useRef<string | null>(null);
  const dayOf = (at: number) => toCalendarDate(fromAbsolute(at, timeZone)).toString();
  const today = dayOf(now);

  async function choose(next: string | null) {
    const past = next !== null && next !== today ? next : null;
    setDay(past);
    setThen(null);
    asked.current = past;
    if (past === null) return;
    const end = parseDate(past).add({ days: 1 }).toDate(timeZone).getTime() - 1;
    const query = new URLSearchParams({ id: lead.id, at: String(end) });
    const outcome = await fetchJson<{ why: WhyScore | null }>(`/api/queue/explain?${query}`);
    if (asked.current !== past) return;
    setThen(
      outcome.ok ? { day: past, why: outcome.value.why } : { day: past, message: outcome.message },
    );
  }

  const why = day === null ? score : then && "why" in then ? then.why : null;
  return (
    <Card
      title={day === null ? texts.title : texts.asOfTitle(isoDayText(day))}
      {...(why ? { description: <VersionLink why={why} /> } : {})}
      actions={
        <>
          <span aria-hidden="true" className="text-ink-muted text-xs">
            {texts.asOf}
          </span>
          <DateField
            label={texts.asOf}
            hideLabel
            value={day ?? today}
            onChange={choose}
            min={dayOf(lead.createdAt)}
            max={today}
          />
          {day === null ? null : (
            <Button size="sm" onPress={() => choose(null)}>
              {texts.backToNow}
            </Button>
          )}
        </>
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

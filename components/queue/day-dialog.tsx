"use client";

import { useCallback, useEffect, useState } from "react";
import { useDesk } from "@/components/lead/desk-context";
import { minuteOf } from "@/components/lead/format";
import { fetchJson } from "@/components/leads/fetch-json";
import { LoadProblem } from "@/components/leads/load-problem";
import { Dialog } from "@/components/ui/dialog";
import { Disclosure } from "@/components/ui/disclosure";
import { SkeletonLines } from "@/components/ui/skeleton";
import { dayText, momentText, numberText } from "@/lib/format";
import type { DayLead, WorkDay } from "@/lib/leads/schema/day";
import type { Outcome } from "@/lib/operations/outcome";
import { queueTexts } from "./texts";

const texts = queueTexts.day;

/** What this person did today and what is left; each number opens to its leads. */
export function DayDialog({ onClose }: { onClose: () => void }) {
  const { timeZone, now } = useDesk();
  const [answer, setAnswer] = useState<Outcome<WorkDay> | null>(null);
  const ask = useCallback(async (left?: AbortSignal) => {
    setAnswer(await fetchJson<WorkDay>("/api/queue/day", left));
  }, []);
  useEffect(() => {
    const left = new AbortController();
    void ask(left.signal);
    return () => left.abort();
  }, [ask]);
  return (
    <Dialog
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      size="sm"
      title={texts.title}
      description={dayText(answer?.ok ? answer.value.from : now, timeZone)}
    >
      {answer === null ? <SkeletonLines lines={6} /> : null}
      {answer && !answer.ok ? <LoadProblem failure={answer} onRetry={() => void ask()} /> : null}
      {answer?.ok ? <Day day={answer.value} timeZone={timeZone} /> : null}
    </Dialog>
  );
}

function Day({ day, timeZone }: { day: WorkDay; timeZone: string }) {
  const { done, calls, late } = day;
  const timeOf = (at: number) =>
    at < day.from ? momentText(at, timeZone) : minuteOf(at, timeZone);
  return (
    <div className="flex flex-col gap-4">
      <section className="flex flex-col gap-1">
        <h3 className="font-semibold">{texts.done}</h3>
        {done.map(({ kind, count, leads }) => (
          <Line
            key={kind}
            title={texts.kinds[kind]}
            count={count}
            leads={leads}
            about={count > leads.length ? texts.toLeads(leads.length) : ""}
          />
        ))}
      </section>
      <section className="flex flex-col gap-1">
        <h3 className="font-semibold">{texts.left}</h3>
        <Line
          title={texts.calls}
          count={calls.length}
          leads={calls}
          said={({ callbackAt }) => timeOf(callbackAt)}
        />
        <Line
          title={texts.late}
          count={late.length}
          leads={late}
          said={({ slaDueAt }) => texts.since(momentText(slaDueAt, timeZone))}
        />
      </section>
    </div>
  );
}

function Line<T extends DayLead>({
  title,
  count,
  leads,
  about = "",
  said,
}: {
  title: string;
  count: number;
  leads: readonly T[];
  about?: string;
  said?: (lead: T) => string;
}) {
  const head = (
    <span className="flex w-full items-baseline gap-2">
      <span className="min-w-0 flex-1">{title}</span>
      {about ? <span className="font-normal text-ink-muted text-xs">{about}</span> : null}
      <span className="tabular">{numberText(count)}</span>
    </span>
  );
  if (count === 0) {
    return <p className="flex min-h-7 items-center pl-5.5 text-ink-muted">{head}</p>;
  }
  return (
    <Disclosure title={head} level={4}>
      <ul className="flex flex-col gap-1">
        {leads.map((lead) => (
          <li key={lead.id} className="flex items-baseline gap-2">
            <a href={`/leads/${lead.id}`} className="link wrap-anywhere min-w-0">
              {lead.name}
            </a>
            {lead.company ? (
              <span className="min-w-0 truncate text-ink-muted text-xs">{lead.company}</span>
            ) : null}
            {said ? (
              <span className="tabular ml-auto shrink-0 text-ink-muted text-xs">{said(lead)}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Disclosure>
  );
}

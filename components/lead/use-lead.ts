"use client";

import { useRouter } from "next/navigation";
import { useCallback, useEffect, useRef, useState } from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import { setServerNow } from "@/components/leads/use-now";
import { useLiveEvents } from "@/components/live/live-provider";
import { toast } from "@/components/ui/toast";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { Failure } from "@/lib/operations/outcome";
import { newsOf } from "./lead-news";

/** Many changes that come together are looked up once. */
const GATHER_MS = 150;
const GONE = ["lead.join", "lead.delete"];

/** A lead that follows what others do with it. */
export function useLead(first: LeadPage, myId: string) {
  const [page, setPage] = useState(first);
  const [failure, setFailure] = useState<Failure | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(0);
  const router = useRouter();
  const { id, name } = page.lead;

  const reload = useCallback(async () => {
    asked.current += 1;
    const mine = asked.current;
    const outcome = await fetchJson<LeadPage>(`/api/queue/lead?${new URLSearchParams({ id })}`);
    if (mine !== asked.current) return;
    setFailure(outcome.ok ? null : outcome);
    if (!outcome.ok) return;
    setServerNow(outcome.value.now);
    setPage(outcome.value);
  }, [id]);

  useEffect(() => () => clearTimeout(timer.current), []);
  useLiveEvents((message) => {
    const events = message.kind === "reset" ? [] : message.events;
    const about = events.filter((event) => event.entity === "lead" && event.entityId === id);
    if (message.kind !== "reset" && about.length === 0) return;
    for (const event of about) {
      const news = event.actorId === myId ? null : newsOf(event);
      if (news) toast({ title: `${name}: ${news}`, tone: "info" });
    }
    clearTimeout(timer.current);
    // The server knows where a lead is that is no longer here.
    const isGone = about.some(({ action }) => GONE.includes(action));
    timer.current = setTimeout(isGone ? router.refresh : reload, GATHER_MS);
  });

  return { page, failure, reload };
}

"use client";

import { useEffect, useState } from "react";
import { Button } from "react-aria-components";
import { fetchJson } from "@/components/leads/fetch-json";
import { StageBadge } from "@/components/leads/stage-mark";
import { FormError } from "@/components/ui/form-error";
import { SearchField } from "@/components/ui/search-field";
import type { LeadCard } from "@/lib/leads/schema";
import { mergeTexts as texts } from "./texts";

const GATHER_MS = 250;
const LEAST = 2;

/** Finds another lead by what people type. */
export function FindLead({ not, onChoose }: { not: string; onChoose: (id: string) => void }) {
  const [text, setText] = useState("");
  const [found, setFound] = useState<readonly LeadCard[] | null>(null);
  const [message, setMessage] = useState<string>();
  const wanted = text.trim();

  useEffect(() => {
    setFound(null);
    setMessage(undefined);
    if (wanted.length < LEAST) return;
    const left = new AbortController();
    const timer = setTimeout(async () => {
      const address = `/api/leads/search?${new URLSearchParams({ text: wanted })}`;
      const outcome = await fetchJson<LeadCard[]>(address, left.signal);
      if (outcome.ok) setFound(outcome.value.filter(({ id }) => id !== not));
      else setMessage(outcome.message);
    }, GATHER_MS);
    return () => {
      clearTimeout(timer);
      left.abort();
    };
  }, [wanted, not]);

  return (
    <div className="flex flex-col gap-3">
      <SearchField label={texts.search} value={text} onChange={setText} autoFocus />
      <FormError message={message} />
      <p role="status" className="text-ink-muted empty:hidden">
        {wanted.length < LEAST
          ? texts.typeFirst
          : found === null
            ? message === undefined && texts.looking
            : found.length === 0 && texts.nothing}
      </p>
      <ul className="flex flex-col gap-1">
        {(found ?? []).map((lead) => (
          <li key={lead.id}>
            <Button
              onPress={() => onChoose(lead.id)}
              className="flex w-full items-center justify-between gap-3 rounded-md border border-line px-3 py-2 text-left hover:bg-hover"
            >
              <span className="min-w-0">
                <span className="block truncate font-medium">{lead.name}</span>
                <span className="block truncate text-ink-muted text-xs">
                  {[lead.title, lead.company].filter(Boolean).join(" · ")}
                </span>
              </span>
              <StageBadge stage={lead.stage} />
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

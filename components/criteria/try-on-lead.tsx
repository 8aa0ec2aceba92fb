"use client";

import { useDeferredValue, useEffect, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ComboBox } from "@/components/ui/combo-box";
import type { DraftTrial } from "@/lib/criteria/schema";
import type { Criteria } from "@/lib/engine/criteria";
import { formatPoints } from "@/lib/engine/describe";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";

const PAUSE_MS = 300;

interface Found {
  id: string;
  name: string;
  company: string | null;
}

/** Scores one lead under the draft as it stands in the editor, saved or not. */
export function TryOnLead({ body }: { body: Criteria }) {
  const [text, setText] = useState("");
  const [lead, setLead] = useState<Found | null>(null);
  const found = useSearch(text, lead);
  return (
    <Card title="Try on a lead">
      <ComboBox
        label="Lead"
        placeholder="Name, company or email"
        options={found.map(({ id, name, company }) => ({
          value: id,
          label: name,
          ...(company ? { description: company } : {}),
        }))}
        isFilteredByCaller
        inputValue={text}
        onInputChange={setText}
        value={lead?.id ?? null}
        onChange={(id) => {
          const chosen = found.find((each) => each.id === id) ?? null;
          setLead(chosen);
          if (chosen) setText(chosen.name);
        }}
      />
      <LeadTrial body={body} leadId={lead?.id ?? null} className="mt-3" />
    </Card>
  );
}

/** How a lead stands today under a draft, rule by rule; follows every edit. */
export function LeadTrial({
  body,
  leadId,
  className,
}: {
  body: Criteria;
  leadId: string | null;
  className?: string;
}) {
  const trial = useTrial(useDeferredValue(body), leadId);
  return (
    <div aria-live="polite" className={className}>
      {typeof trial === "string" ? <p className="text-ink-muted">{trial}</p> : null}
      {trial && typeof trial !== "string" ? <Trial trial={trial} /> : null}
    </div>
  );
}

function useSearch(text: string, chosen: Found | null): Found[] {
  const [found, setFound] = useState<Found[]>([]);
  const wanted = chosen?.name === text ? "" : text.trim();
  useEffect(() => {
    if (wanted.length < 2) return;
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const query = new URLSearchParams({ text: wanted });
      const response = await fetch(`/api/criteria/leads?${query}`, {
        signal: controller.signal,
      }).catch(() => null);
      if (response?.ok) setFound((await response.json()) as Found[]);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [wanted]);
  return found;
}

/** The score, or why there is none; null before a lead was chosen. */
function useTrial(body: Criteria, leadId: string | null): DraftTrial | string | null {
  const [trial, setTrial] = useState<DraftTrial | string | null>(null);
  useEffect(() => {
    if (leadId === null) {
      setTrial(null);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const response = await fetch("/api/criteria/try", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ leadId, body }),
        signal: controller.signal,
      }).catch(() => null);
      if (controller.signal.aborted) return;
      if (response?.ok) setTrial((await response.json()) as DraftTrial);
      else if (response?.status === 400)
        setTrial("Finish the rule you are writing to see the score.");
      else setTrial("The score could not be worked out. Please try again.");
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [body, leadId]);
  return trial;
}

/** Whether a lead qualifies, and what each rule gives it. */
export function Trial({
  trial: { path, grade, explanation },
}: {
  trial: Pick<DraftTrial, "path" | "grade" | "explanation">;
}) {
  const { fit, engagement, gates, contributions } = explanation;
  const closed = gates.filter(({ open }) => !open);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Badge tone={path ? "good" : "neutral"}>
          {path ? `Qualifies: ${MQL_PATH_NAMES[path].toLowerCase()}` : "Does not qualify"}
        </Badge>
        <span className="tabular">
          Fit {formatPoints(fit.value)} of {formatPoints(fit.threshold)} ({grade})
        </span>
        <span className="tabular">
          Engagement {formatPoints(engagement.value)} of {formatPoints(engagement.threshold)}
        </span>
      </div>
      {closed.map(({ id, label, sentence }) => (
        <p key={id} className="text-bad-ink">
          Gate "{label}" is closed. {sentence}
        </p>
      ))}
      {contributions.length === 0 ? (
        <p className="text-ink-muted">No rule gives this lead any points.</p>
      ) : (
        <ul className="flex flex-col gap-1">
          {contributions.map(({ group, ruleId, label, points, eventCount }) => (
            <li key={`${group} ${ruleId}`} className="flex justify-between gap-3">
              <span className="min-w-0">
                {label}
                {eventCount > 1 ? (
                  <span className="text-ink-muted"> ({eventCount} times)</span>
                ) : null}
              </span>
              <span className="tabular shrink-0">
                {points > 0 ? "+" : ""}
                {formatPoints(points)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { ComboBox } from "@/components/ui/combo-box";
import type { DraftTrial, Sight } from "@/lib/criteria/schema";
import type { Criteria } from "@/lib/engine/criteria";
import { formatPoints } from "@/lib/engine/points";
import { MQL_PATH_NAMES } from "@/lib/engine/stages";
import { t, within } from "@/lib/language";
import { usePosted } from "./use-posted";

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
    <Card title={t("Try on a lead")}>
      <ComboBox
        label="Lead"
        placeholder={t("Name, company or email")}
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
function LeadTrial({
  body,
  leadId,
  className,
}: {
  body: Criteria;
  leadId: string | null;
  className?: string;
}) {
  const deferred = useDeferredValue(body);
  const question = useMemo(
    () => (leadId === null ? null : { leadId, body: deferred }),
    [leadId, deferred],
  );
  const trial = usePosted<DraftTrial>("/api/criteria/try", question);
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

/** Whether a lead qualifies, and what each rule gives it. */
function Trial({ trial }: { trial: Sight }) {
  const { path, grade, explanation } = trial;
  const { fit, engagement, gates } = explanation;
  const closed = gates.filter(({ open }) => !open);
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <Badge tone={path ? "good" : "neutral"}>
          {path ? t`Qualifies: ${within(MQL_PATH_NAMES[path])}` : t("Does not qualify")}
        </Badge>
        <span className="tabular">
          Fit {formatPoints(fit.value)} {t("of")} {formatPoints(fit.threshold)} ({grade})
        </span>
        <span className="tabular">
          Engagement {formatPoints(engagement.value)} {t("of")} {formatPoints(engagement.threshold)}
        </span>
      </div>
      {closed.map(({ id, label, sentence }) => (
        <p key={id} className="text-bad-ink">
          {t('Gate "')}
          {label}
          {t('" is closed.')} {sentence}
        </p>
      ))}
      <Contributions label={t("Points")} of={trial} />
    </div>
  );
}

/** What each rule gives a lead. */
export function Contributions({
  label: name,
  of: {
    explanation: { contributions },
  },
}: {
  label: string;
  of: Sight;
}) {
  if (contributions.length === 0) {
    return <p className="text-ink-muted">{t("No rule gives this lead any points.")}</p>;
  }
  return (
    <ul aria-label={name} className="flex flex-col gap-1">
      {contributions.map(({ group, ruleId, label, points, eventCount }) => (
        <li key={`${group} ${ruleId}`} className="flex justify-between gap-3">
          <span className="min-w-0">
            {label}
            {eventCount > 1 ? (
              <span className="text-ink-muted">
                {" "}
                ({eventCount} {t("times)")}
              </span>
            ) : null}
          </span>
          <span className="tabular shrink-0">
            {points > 0 ? "+" : ""}
            {formatPoints(points)}
          </span>
        </li>
      ))}
    </ul>
  );
}

"use client";

import { atIdle } from "@/components/shell/at-idle";
import { Card } from "@/components/ui/card";
import { BANT_DIMENSIONS, BANT_LEVEL_NAMES, BANT_NAMES } from "@/lib/engine/bant";
import { bantValueText, standingAnswers } from "@/lib/engine/bant-answers";
import type { LeadPage } from "@/lib/leads/schema/page";
import type { BantFormProps } from "./bant-form";
import { BantHistory } from "./bant-history";
import { useDesk } from "./desk-context";
import { leadTexts } from "./texts";

const BantForm = atIdle(async () => (await import("./bant-form")).BantForm, BantSketch);

/** What is known by BANT, as the form shows it once it can be changed. */
function BantSketch({ page: { lead, bant } }: BantFormProps) {
  const known = standingAnswers(lead.bant, bant);
  return (
    <dl className="flex min-h-80 flex-col gap-3">
      {BANT_DIMENSIONS.map((dimension) => {
        const { level, value } = known[dimension];
        return (
          <div key={dimension} className="h-15">
            <dt className="font-medium text-xs">{BANT_NAMES[dimension]}</dt>
            <dd className="text-ink-muted">
              {BANT_LEVEL_NAMES[level]}
              {value ? ` · ${bantValueText(dimension, value)}` : ""}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The four questions, and what was answered before. */
export function BantCard({ page, onSaved }: { page: LeadPage; onSaved: () => void }) {
  const { can } = useDesk();
  return (
    <Card title={leadTexts.bant.title}>
      <div className="flex flex-col gap-3">
        <BantForm page={page} onSaved={onSaved} isReadOnly={!can("lead:work")} />
        <BantHistory answers={page.bant} />
      </div>
    </Card>
  );
}

"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { type FormEvent, useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { KeyHint } from "@/components/ui/key-hint";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import {
  BANT_DIMENSIONS,
  BANT_LEVEL_NAMES,
  BANT_LEVELS,
  BANT_NAMES,
  type Bant,
  type BantDimension,
  type BantLevel,
  bantGaps,
} from "@/lib/engine/bant";
import type { LeadPage } from "@/lib/leads/schema/page";
import { saveBant } from "@/lib/qualification/actions";
import type { BantItem, SaveBantInput } from "@/lib/qualification/schema";
import { useKept } from "./desk-context";
import { settle } from "./settle";
import { leadTexts } from "./texts";

interface Answer {
  level: BantLevel;
  value: string;
  evidence: string;
}
/** Only what was changed and not yet saved. */
type Draft = Partial<Record<BantDimension, Partial<Answer>>>;

const levels = BANT_LEVELS.map((value) => ({
  value,
  // The full name would break the line.
  label: value === "partly" ? leadTexts.bant.partly : BANT_LEVEL_NAMES[value],
}));

function standing(bant: Bant, answers: readonly BantItem[], dimension: BantDimension): Answer {
  const newest = answers.find((answer) => answer.dimension === dimension);
  return {
    level: bant[dimension],
    value: newest?.value ?? "",
    evidence: newest?.evidence ?? "",
  };
}

export interface BantFormProps {
  page: Pick<LeadPage, "lead" | "bant" | "allowed">;
  /** After the answers were saved. */
  onSaved: () => void;
  /** Asked before saving: false when somebody else holds the lead. */
  before?: () => Promise<boolean>;
  isReadOnly?: boolean;
}

/** The four questions with what was found out, saved in place; tells what the SQL rule misses. */
export function BantForm({ page, onSaved, before, isReadOnly = false }: BantFormProps) {
  const { lead, allowed } = page;
  const [draft, setDraft, clearDraft] = useKept<Draft>(`bant ${lead.id}`, {});
  const [message, setMessage] = useState<string>();
  const [isPending, setPending] = useState(false);

  const shown = (dimension: BantDimension): Answer => ({
    ...standing(lead.bant, page.bant, dimension),
    ...draft[dimension],
  });
  const change = (dimension: BantDimension, part: Partial<Answer>) =>
    setDraft({ ...draft, [dimension]: { ...draft[dimension], ...part } });
  const changed = BANT_DIMENSIONS.filter((dimension) => {
    const known = standing(lead.bant, page.bant, dimension);
    const now = shown(dimension);
    return (
      now.level !== known.level || now.value !== known.value || now.evidence !== known.evidence
    );
  });
  const filled: Bant = { ...lead.bant };
  for (const dimension of BANT_DIMENSIONS) filled[dimension] = shown(dimension).level;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (isPending || changed.length === 0) return;
    setPending(true);
    setMessage(undefined);
    if (before && !(await before())) {
      setPending(false);
      return;
    }
    const answers: SaveBantInput["answers"] = changed.map((dimension) => {
      const { level, value, evidence } = shown(dimension);
      return {
        dimension,
        level,
        ...(value.trim() ? { value } : {}),
        ...(evidence.trim() ? { evidence } : {}),
      };
    });
    const outcome = await settle(saveBant({ leadId: lead.id, answers }));
    setPending(false);
    if (!outcome.ok) {
      setMessage(outcome.message);
      return;
    }
    clearDraft();
    toast({ title: leadTexts.saved, tone: "good" });
    onSaved();
  }

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-3">
      <FormError message={message} />
      {BANT_DIMENSIONS.map((dimension) => (
        <Question
          key={dimension}
          dimension={dimension}
          answer={shown(dimension)}
          onChange={(part) => change(dimension, part)}
          isReadOnly={isReadOnly}
        />
      ))}
      <RuleState
        gaps={bantGaps(filled, allowed.sqlRule)}
        opens={allowed.sqlRule.opportunity && lead.stage === "sal"}
      />
      {isReadOnly ? null : (
        <div className="flex items-center gap-2">
          <Button type="submit" size="sm" isPending={isPending} isDisabled={changed.length === 0}>
            {leadTexts.bant.save}
            <KeyHint keys="↵" className="max-sm:hidden" />
          </Button>
          {changed.length > 0 ? <Badge tone="warn">{leadTexts.bant.unsaved}</Badge> : null}
        </div>
      )}
    </form>
  );
}

function Question({
  dimension,
  answer,
  onChange,
  isReadOnly,
}: {
  dimension: BantDimension;
  answer: Answer;
  onChange: (part: Partial<Answer>) => void;
  isReadOnly: boolean;
}) {
  const name = BANT_NAMES[dimension];
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span aria-hidden="true" className="font-medium text-xs">
          {name}
        </span>
        <Segmented
          label={name}
          options={levels}
          size="sm"
          value={answer.level}
          isDisabled={isReadOnly}
          onChange={(level) => onChange({ level })}
        />
      </div>
      <div className="grid grid-cols-[2fr_3fr] gap-1.5">
        <TextField
          label={`${name}: ${leadTexts.bant.value[dimension]}`}
          hideLabel
          placeholder={leadTexts.bant.value[dimension]}
          value={answer.value}
          isReadOnly={isReadOnly}
          onChange={(value) => onChange({ value })}
        />
        <TextField
          label={`${name}: ${leadTexts.bant.evidence}`}
          hideLabel
          placeholder={leadTexts.bant.evidencePlaceholder}
          value={answer.evidence}
          isReadOnly={isReadOnly}
          onChange={(evidence) => onChange({ evidence })}
        />
      </div>
    </fieldset>
  );
}

/** What the agreed rule still misses, told while the answers are given. */
function RuleState({ gaps, opens }: { gaps: readonly string[]; opens: boolean }) {
  const { met, metWithOpportunity, missing } = leadTexts.bant;
  return (
    <div aria-live="polite" className="rounded-md border border-line bg-sunken px-3 py-2 text-xs">
      {gaps.length === 0 ? (
        <p className="flex items-center gap-1.5 text-good-ink">
          <CircleCheck aria-hidden="true" className="size-3.5 shrink-0" />
          {opens ? metWithOpportunity : met}
        </p>
      ) : (
        <>
          <p className="flex items-center gap-1.5 font-medium">
            <CircleDashed aria-hidden="true" className="size-3.5 shrink-0" />
            {missing}
          </p>
          <ul className="mt-0.5 list-disc pl-8 text-ink-muted">
            {gaps.map((gap) => (
              <li key={gap}>{gap}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

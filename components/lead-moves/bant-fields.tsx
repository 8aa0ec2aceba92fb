"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { Segmented } from "@/components/ui/segmented";
import { TextField } from "@/components/ui/text-field";
import {
  BANT_DIMENSIONS,
  BANT_LEVEL_NAMES,
  BANT_LEVELS,
  BANT_NAMES,
  type BantDimension,
} from "@/lib/engine/bant";
import type { BantAnswers } from "@/lib/engine/bant-answers";
import { type BantEdits, type BantTexts, shownAnswer } from "./bant-draft";
import { moveTexts } from "./texts";

const levels = BANT_LEVELS.map((value) => ({
  value,
  get label() {
    return BANT_LEVEL_NAMES[value];
  },
}));

export interface BantFieldsProps {
  known: BantAnswers;
  edits: BantEdits;
  onChange: (edits: BantEdits) => void;
  /** By "bant." and the dimension. */
  errors: Record<string, string>;
  isReadOnly?: boolean;
  /** What was recorded is not there yet, so that nothing is written over it. */
  isLoading?: boolean;
}

/** The four questions: a level each, the value that was found out, and what it rests on. */
export function BantFields({ known, edits, onChange, errors, ...state }: BantFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      {BANT_DIMENSIONS.map((dimension) => (
        <Question
          key={dimension}
          dimension={dimension}
          answer={shownAnswer(dimension, known, edits)}
          onChange={(part) => onChange({ ...edits, [dimension]: { ...edits[dimension], ...part } })}
          error={errors[`bant.${dimension}`]}
          {...state}
        />
      ))}
    </div>
  );
}

function Question({
  dimension,
  answer,
  onChange,
  error,
  isReadOnly = false,
  isLoading = false,
}: {
  dimension: BantDimension;
  answer: BantTexts;
  onChange: (part: Partial<BantTexts>) => void;
  error: string | undefined;
  isReadOnly?: boolean;
  isLoading?: boolean;
}) {
  const name = BANT_NAMES[dimension];
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="sr-only">{name}</legend>
      <div className="flex flex-wrap items-center justify-between gap-x-2 gap-y-1">
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
          // Beside the longest name there is just room for the four of them in the lead's column.
          className="[&_label]:px-2"
        />
      </div>
      <div className="grid items-start gap-1.5 sm:grid-cols-[2fr_3fr]">
        <TextField
          label={`${name}: ${moveTexts.bantValue[dimension]}`}
          hideLabel
          placeholder={isLoading ? moveTexts.loading : moveTexts.bantValue[dimension]}
          value={answer.value}
          title={answer.value}
          isReadOnly={isReadOnly}
          isDisabled={isLoading}
          onChange={(value) => onChange({ value })}
          error={error}
        />
        <TextField
          label={`${name}: ${moveTexts.evidence}`}
          hideLabel
          placeholder={isLoading ? moveTexts.loading : moveTexts.evidencePlaceholder}
          value={answer.evidence}
          title={answer.evidence}
          isReadOnly={isReadOnly}
          isDisabled={isLoading}
          onChange={(evidence) => onChange({ evidence })}
        />
      </div>
    </fieldset>
  );
}

/** What the agreed rule still misses, told while the answers are given. */
export function RuleState({ gaps, opens }: { gaps: readonly string[]; opens: boolean }) {
  return (
    <div aria-live="polite" className="rounded-md border border-line bg-sunken px-3 py-2 text-xs">
      {gaps.length === 0 ? (
        <p className="flex items-center gap-1.5 text-good-ink">
          <CircleCheck aria-hidden="true" className="size-3.5 shrink-0" />
          {opens ? moveTexts.ruleMetOpens : moveTexts.ruleMet}
        </p>
      ) : (
        <>
          <p className="flex items-center gap-1.5 font-medium">
            <CircleDashed aria-hidden="true" className="size-3.5 shrink-0" />
            {moveTexts.stillMissing}
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

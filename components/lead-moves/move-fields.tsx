"use client";

import { DateField } from "@/components/ui/date-field";
import { Select } from "@/components/ui/select";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { bantGaps, type SqlRule } from "@/lib/engine/bant";
import type { BantAnswers } from "@/lib/engine/bant-answers";
import { type ExitStage, reasonFits, type Stage } from "@/lib/engine/stages";
import { AmountField } from "./amount-field";
import { shownLevels } from "./bant-draft";
import { BantFields, RuleState } from "./bant-fields";
import { isExit, isReopening, type MoveDraft, type MoveReason } from "./move-draft";
import { moveTexts } from "./texts";

export interface MoveFieldsProps {
  from: Stage;
  to: Stage;
  draft: MoveDraft;
  onChange: (change: Partial<MoveDraft>) => void;
  errors: Record<string, string>;
  reasons: readonly MoveReason[];
  currency: string;
  /** Today in the workspace, ISO: nothing is planned before it. */
  today: string;
  sqlRule?: SqlRule | null;
  /** What is recorded of BANT. */
  known: BantAnswers;
  /** Its values and evidence are not there yet. */
  isLoading: boolean;
}

/** What the move to that stage asks for. */
export function MoveFields(props: MoveFieldsProps) {
  const { from, to } = props;
  if (isReopening(from, to)) return <ReopenFields {...props} />;
  if (isExit(to)) return <ExitFields {...props} to={to} />;
  if (to === "sql") return <SqlFields {...props} />;
  if (to === "customer") return <WonFields {...props} />;
  return <NoteField {...props} isRequired={to === "mql"} />;
}

function NoteField({
  draft,
  onChange,
  errors,
  isRequired = false,
}: MoveFieldsProps & { isRequired?: boolean }) {
  return (
    <TextArea
      label={isRequired ? moveTexts.noteWhy : moveTexts.note}
      placeholder={moveTexts.notePlaceholder}
      rows={2}
      value={draft.note}
      onChange={(note) => onChange({ note })}
      maxLength={4000}
      error={errors.note}
      isRequired={isRequired}
      autoFocus={isRequired}
    />
  );
}

function ExitFields(props: MoveFieldsProps & { to: ExitStage }) {
  const { to, draft, onChange, errors, reasons } = props;
  const fitting = reasons.filter((one) => !one.retiredAt && reasonFits(one.kind, to));
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={moveTexts.reason}
        description={moveTexts.reasonHelp}
        options={fitting.map((one) => ({
          value: one.id,
          label: one.label,
          ...(one.needsAttempts ? { description: moveTexts.needsAttempts } : {}),
        }))}
        value={draft.reasonId}
        onChange={(reasonId) => onChange({ reasonId })}
        error={errors.reasonId}
        isRequired
        autoFocus
      />
      {to === "nurture" ? <UntilField {...props} isRequired /> : null}
      <NoteField {...props} />
    </div>
  );
}

function ReopenFields(props: MoveFieldsProps) {
  return (
    <div className="flex flex-col gap-3">
      <NoteField {...props} isRequired />
      <UntilField {...props} />
    </div>
  );
}

function UntilField({
  draft,
  onChange,
  errors,
  today,
  isRequired = false,
}: MoveFieldsProps & { isRequired?: boolean }) {
  return (
    <DateField
      label={moveTexts.until}
      value={draft.until}
      onChange={(until) => onChange({ until })}
      min={today}
      error={errors.nurtureUntil}
      isRequired={isRequired}
    />
  );
}

function SqlFields(props: MoveFieldsProps) {
  const { draft, onChange, errors, currency, today, sqlRule, known, isLoading } = props;
  return (
    <div className="flex flex-col gap-4">
      <BantFields
        known={known}
        edits={draft.bant}
        onChange={(bant) => onChange({ bant })}
        errors={errors}
        isLoading={isLoading}
      />
      {sqlRule ? (
        <RuleState gaps={bantGaps(shownLevels(known, draft.bant), sqlRule)} opens={false} />
      ) : null}
      <fieldset className="flex flex-col gap-3 border-line border-t pt-3">
        <legend className="sr-only">{moveTexts.opportunity}</legend>
        <TextField
          label={`${moveTexts.opportunity}: ${moveTexts.opportunityName.toLowerCase()}`}
          value={draft.opportunityName}
          onChange={(opportunityName) => onChange({ opportunityName })}
          error={errors["opportunity.name"]}
        />
        <div className="grid grid-cols-2 gap-3">
          <AmountField
            label={moveTexts.amount}
            currency={currency}
            value={draft.amount}
            onChange={(amount) => onChange({ amount })}
            error={errors["opportunity.amountMinor"]}
          />
          <DateField
            label={moveTexts.closeDate}
            value={draft.closeDate}
            onChange={(closeDate) => onChange({ closeDate })}
            min={today}
            error={errors["opportunity.closeDate"]}
          />
        </div>
      </fieldset>
      <NoteField {...props} />
    </div>
  );
}

function WonFields(props: MoveFieldsProps) {
  const { draft, onChange, errors, currency } = props;
  return (
    <div className="flex flex-col gap-3">
      <AmountField
        label={moveTexts.wonAmount}
        description={moveTexts.wonAmountHelp}
        currency={currency}
        value={draft.wonAmount}
        onChange={(wonAmount) => onChange({ wonAmount })}
        error={errors.wonAmountMinor}
        autoFocus
      />
      <NoteField {...props} />
    </div>
  );
}

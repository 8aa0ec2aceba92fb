"use client";

import { DateField } from "@/components/ui/date-field";
import { TextField } from "@/components/ui/text-field";
import { bantGaps, type SqlRule } from "@/lib/engine/bant";
import type { BantAnswers } from "@/lib/engine/bant-answers";
import type { Stage } from "@/lib/engine/stages";
import { within } from "@/lib/language";
import { AmountField } from "./amount-field";
import { shownLevels } from "./bant-draft";
import { BantFields, RuleState } from "./bant-fields";
import { ExitFields, type ExitFieldsProps, NoteField, ReopenFields } from "./exit-fields";
import { isExit, isReopening } from "./move-draft";
import { moveTexts } from "./texts";

export interface MoveFieldsProps extends ExitFieldsProps {
  from: Stage;
  to: Stage;
  currency: string;
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
          label={`${moveTexts.opportunity}: ${within(moveTexts.opportunityName)}`}
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

"use client";

import { useState } from "react";
import { AmountField } from "@/components/lead-moves/amount-field";
import { Refusal } from "@/components/lead-moves/refusal";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { minorToDecimal, toMinor } from "@/lib/engine/money";
import type { Failure } from "@/lib/operations/outcome";
import { saveOpportunity } from "@/lib/opportunities/actions";
import type { OpportunityItem } from "@/lib/opportunities/schema";
import { useDesk } from "./desk-context";
import { settle } from "./settle";
import { leadTexts } from "./texts";

const texts = leadTexts.opportunities;

interface Draft {
  name: string;
  amount: number | null;
  closeDate: string | null;
}

export interface OpportunityDialogProps {
  lead: { id: string; name: string; company: string | null };
  /** null: a new one. Give the newest known state: after a conflict the dialog goes on with it. */
  opportunity: OpportunityItem | null;
  onChanged: () => void;
  onClose: () => void;
}

export function OpportunityDialog({
  lead,
  opportunity,
  onChanged,
  onClose,
}: OpportunityDialogProps) {
  const desk = useDesk();
  const currency = opportunity?.currency ?? desk.currency;
  const known: Draft = opportunity
    ? {
        name: opportunity.name,
        amount:
          opportunity.amountMinor === null
            ? null
            : Number(minorToDecimal(opportunity.amountMinor, currency)),
        closeDate: opportunity.closeDate,
      }
    : { name: lead.company ?? lead.name, amount: null, closeDate: null };
  const [edits, change, clearEdits] = useKeptFields<Partial<Draft>>(
    `opportunity ${lead.id} ${opportunity?.id ?? "new"}`,
    {},
  );
  const draft: Draft = { ...known, ...edits };
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<Failure>();
  const [isPending, setPending] = useState(false);

  async function submit() {
    setErrors({});
    setFailure(undefined);
    setPending(true);
    const { name, amount, closeDate } = draft;
    const amountMinor = amount === null ? null : toMinor(amount, currency);
    const whose = opportunity
      ? { id: opportunity.id, version: opportunity.version }
      : { leadId: lead.id };
    const outcome = await settle(
      saveOpportunity({ ...whose, name, amountMinor, closeDate, currency }),
    );
    setPending(false);
    if (outcome.ok) {
      clearEdits();
      toast({ title: leadTexts.saved, tone: "good" });
      onClose();
    } else {
      setErrors(outcome.fields ?? {});
      setFailure(outcome);
    }
    onChanged();
  }

  return (
    <FormDialog
      size="sm"
      title={opportunity ? texts.editTitle(opportunity.name) : texts.addTitle(lead.name)}
      action={leadTexts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={errors.name}
        isRequired
        autoFocus
      />
      <div className="grid grid-cols-2 gap-3">
        <AmountField
          label={texts.amount}
          currency={currency}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          error={errors.amountMinor}
        />
        <DateField
          label={texts.closeDate}
          value={draft.closeDate}
          onChange={(closeDate) => change({ closeDate })}
          error={errors.closeDate}
        />
      </div>
    </FormDialog>
  );
}

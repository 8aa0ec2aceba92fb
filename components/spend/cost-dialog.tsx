"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useState } from "react";
import { DialogTrigger } from "react-aria-components";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { ComboBox } from "@/components/ui/combo-box";
import { DateField } from "@/components/ui/date-field";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { COST_KINDS, type CostKind } from "@/lib/engine/cost";
import { typingText } from "@/lib/engine/money";
import { saveCostAction } from "@/lib/spend/actions";
import { COST_KIND_NAMES, type CostRow } from "@/lib/spend/schema";
import { spendTexts as texts } from "./spend-texts";

export interface CostDialogProps {
  trigger: ReactElement;
  /** The workspace's. */
  currency: string;
  currencies: readonly Option[];
  sources: readonly string[];
  /** The local day to begin with. */
  today: string;
  /** The cost to change; none to add one. */
  cost?: CostRow;
}

interface Draft {
  day: string | null;
  kind: CostKind;
  amount: string;
  currency: string;
  source: string;
  campaign: string;
  note: string;
}

/** Enters a cost, or changes one. */
export function CostDialog({ trigger, ...props }: CostDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {trigger}
      {isOpen ? <CostForm {...props} onClose={() => setOpen(false)} /> : null}
    </DialogTrigger>
  );
}

function CostForm({
  cost,
  currency: base,
  currencies,
  sources,
  today,
  onClose,
}: Omit<CostDialogProps, "trigger"> & { onClose: () => void }) {
  const router = useRouter();
  // What was typed over what was changed since is not offered again.
  const keptAs = cost ? `cost ${cost.id} ${cost.version}` : "cost";
  const [draft, change, clearDraft] = useKeptFields<Draft>(keptAs, {
    day: cost?.day ?? today,
    kind: cost?.kind ?? "media",
    amount: cost ? typingText(cost.amountMinor, cost.currency) : "",
    currency: cost?.currency ?? base,
    source: cost?.source ?? "",
    campaign: cost?.campaign ?? "",
    note: cost?.note ?? "",
  });
  const { run, isPending, fields, failure } = useAction(saveCostAction);

  async function submit() {
    const outcome = await run({
      ...(cost ? { id: cost.id, version: cost.version } : {}),
      ...draft,
      day: draft.day ?? "",
    });
    if (!outcome.ok) return;
    clearDraft();
    toast({ title: texts.saved, tone: "good" });
    onClose();
    router.refresh();
  }

  return (
    <FormDialog
      title={cost ? texts.editTitle : texts.addTitle}
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <DateField
          label={texts.day}
          description={texts.dayHint}
          value={draft.day}
          onChange={(day) => change({ day })}
          error={fields.day}
          isRequired
        />
        <Select
          label={texts.kind}
          value={draft.kind}
          options={COST_KINDS.map((value) => ({ value, label: COST_KIND_NAMES[value] }))}
          onChange={(kind) => change({ kind })}
          error={fields.kind}
        />
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label={texts.amount}
          prefix={draft.currency}
          value={draft.amount}
          onChange={(amount) => change({ amount })}
          error={fields.amount}
          inputMode="decimal"
          placeholder="1200.00"
          isRequired
        />
        <ComboBox
          label={texts.currency}
          options={currencies}
          value={draft.currency}
          onChange={(code) => change({ currency: code ?? base })}
          error={fields.currency}
        />
      </div>
      <ComboBox
        label={texts.source}
        description={texts.sourceHint}
        options={sources.filter(Boolean).map((value) => ({ value, label: value }))}
        allowsCustomValue
        inputValue={draft.source}
        onInputChange={(source) => change({ source })}
        error={fields.source}
      />
      <TextField
        label={texts.campaign}
        value={draft.campaign}
        onChange={(campaign) => change({ campaign })}
        error={fields.campaign}
      />
      <TextField
        label={texts.note}
        value={draft.note}
        onChange={(note) => change({ note })}
        error={fields.note}
      />
    </FormDialog>
  );
}

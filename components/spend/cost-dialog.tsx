"use client";

import { useRouter } from "next/navigation";
import { type ReactElement, useId, useState, useTransition } from "react";
import { Form } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { DateField } from "@/components/ui/date-field";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { COST_KINDS, type CostKind } from "@/lib/engine/cost";
import { minorToDecimal } from "@/lib/engine/money";
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

/** Enters a cost, or changes one. */
export function CostDialog(props: CostDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const form = useId();
  const [isPending, startTransition] = useTransition();
  return (
    <Dialog
      trigger={props.trigger}
      title={props.cost ? texts.editTitle : texts.addTitle}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      footer={(close) => (
        <>
          <Button onPress={close}>{texts.cancel}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isPending}>
            {texts.save}
          </Button>
        </>
      )}
    >
      <CostForm {...props} id={form} start={startTransition} onSaved={() => setIsOpen(false)} />
    </Dialog>
  );
}

function CostForm({
  id,
  cost,
  currency: base,
  currencies,
  sources,
  today,
  start,
  onSaved,
}: Omit<CostDialogProps, "trigger"> & {
  id: string;
  start: (save: () => Promise<void>) => void;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [day, setDay] = useState<string | null>(cost?.day ?? today);
  const [kind, setKind] = useState<CostKind>(cost?.kind ?? "media");
  const [currency, setCurrency] = useState(cost?.currency ?? base);
  const [amount, setAmount] = useState(cost ? minorToDecimal(cost.amountMinor, currency) : "");
  const [source, setSource] = useState(cost?.source ?? "");
  const [campaign, setCampaign] = useState(cost?.campaign ?? "");
  const [note, setNote] = useState(cost?.note ?? "");
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> }>();
  const save = () =>
    start(async () => {
      const outcome = await saveCostAction({
        ...(cost ? { id: cost.id, version: cost.version } : {}),
        day: day ?? "",
        kind,
        amount,
        currency,
        source,
        campaign,
        note,
      });
      if (!outcome.ok) {
        setProblem({ message: outcome.message, fields: outcome.fields ?? {} });
        return;
      }
      toast({ title: texts.saved, tone: "good" });
      onSaved();
      router.refresh();
    });
  const fields = problem?.fields ?? {};
  return (
    <Form
      id={id}
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <FormError message={problem?.message} />
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <DateField
          label={texts.day}
          description={texts.dayHint}
          value={day}
          onChange={setDay}
          error={fields.day}
          isRequired
        />
        <Select
          label={texts.kind}
          value={kind}
          options={COST_KINDS.map((value) => ({ value, label: COST_KIND_NAMES[value] }))}
          onChange={setKind}
          error={fields.kind}
        />
      </div>
      <div className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        <TextField
          label={texts.amount}
          prefix={currency}
          value={amount}
          onChange={setAmount}
          error={fields.amount}
          inputMode="decimal"
          placeholder="1200.00"
          isRequired
        />
        <ComboBox
          label={texts.currency}
          options={currencies}
          value={currency}
          onChange={(code) => setCurrency(code ?? base)}
          error={fields.currency}
        />
      </div>
      <ComboBox
        label={texts.source}
        description={texts.sourceHint}
        options={sources.filter(Boolean).map((value) => ({ value, label: value }))}
        allowsCustomValue
        inputValue={source}
        onInputChange={setSource}
        error={fields.source}
      />
      <TextField
        label={texts.campaign}
        value={campaign}
        onChange={setCampaign}
        error={fields.campaign}
      />
      <TextField label={texts.note} value={note} onChange={setNote} error={fields.note} />
    </Form>
  );
}

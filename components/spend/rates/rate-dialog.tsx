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
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { convertAt, parseRate, rateText } from "@/lib/engine/exchange";
import { currencyExponent, formatMoney } from "@/lib/engine/money";
import { ownMark, typingDecimal } from "@/lib/engine/typed-number";
import { saveRateAction } from "@/lib/spend/actions";
import type { StoredRate } from "@/lib/spend/schema/rates";
import { spendTexts as texts } from "../spend-texts";

export interface RateDialogProps {
  trigger: ReactElement;
  base: string;
  currencies: readonly Option[];
  suggested: string | null;
  today: string;
  /** The rate to change; none to add one. */
  rate?: StoredRate;
}

interface Draft {
  currency: string | null;
  day: string | null;
  text: string;
}

/** Stores a rate, or changes one. */
export function RateDialog({ trigger, ...props }: RateDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      {trigger}
      {isOpen ? <RateForm {...props} onClose={() => setOpen(false)} /> : null}
    </DialogTrigger>
  );
}

const HUNDRED = 100;

function RateForm({
  rate,
  base,
  currencies,
  suggested,
  today,
  onClose,
}: Omit<RateDialogProps, "trigger"> & { onClose: () => void }) {
  const router = useRouter();
  // What was typed over what was changed since is not offered again.
  const keptAs = rate ? `rate ${rate.id} ${rate.version}` : `rate of ${suggested}`;
  const [draft, change, clearDraft] = useKeptFields<Draft>(keptAs, {
    currency: rate?.currency ?? suggested,
    day: rate?.day ?? today,
    text: rate ? typingDecimal(rateText(rate, rate.currency, base)) : "",
  });
  const { currency, day, text } = draft;
  const { run, isPending, fields, failure } = useAction(saveRateAction);

  async function submit() {
    const outcome = await run({
      ...(rate ? { id: rate.id, version: rate.version } : {}),
      currency: currency ?? "",
      day: day ?? "",
      rate: text,
    });
    if (!outcome.ok) return;
    clearDraft();
    toast({ title: texts.rateSaved, tone: "good" });
    onClose();
    router.refresh();
  }

  return (
    <FormDialog
      title={rate ? texts.editRate : texts.addRate}
      size="sm"
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <ComboBox
        label={texts.currency}
        options={currencies}
        value={currency}
        onChange={(next) => change({ currency: next })}
        error={fields.currency}
        isRequired
      />
      <DateField
        label={texts.from}
        value={day}
        onChange={(next) => change({ day: next })}
        error={fields.day}
        isRequired
      />
      <TextField
        label={currency ? texts.rateOf(currency, base) : texts.rate}
        value={text}
        onChange={(next) => change({ text: next })}
        description={currency ? example(text, currency, base) : null}
        error={fields.rate}
        inputMode="decimal"
        placeholder={typingDecimal("1.0823")}
        isRequired
      />
    </FormDialog>
  );
}

/** What a hundred of the currency would be, so that a rate the wrong way round is seen. */
function example(text: string, currency: string, base: string): string | null {
  const rate = parseRate(text, currency, base, ownMark());
  const minor = HUNDRED * 10 ** currencyExponent(currency);
  const converted = rate && convertAt(minor, rate);
  if (converted === null) return null;
  return texts.rateExample(formatMoney(minor, currency), formatMoney(converted, base));
}

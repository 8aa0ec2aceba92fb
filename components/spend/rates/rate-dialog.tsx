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
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { convertAt, parseRate, rateText } from "@/lib/engine/exchange";
import { currencyExponent, formatMoney } from "@/lib/engine/money";
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

/** Stores a rate, or changes one. */
export function RateDialog(props: RateDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const form = useId();
  const [isPending, startTransition] = useTransition();
  return (
    <Dialog
      trigger={props.trigger}
      title={props.rate ? texts.editRate : texts.addRate}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      size="sm"
      footer={(close) => (
        <>
          <Button onPress={close}>{texts.cancel}</Button>
          <Button variant="primary" type="submit" form={form} isPending={isPending}>
            {texts.save}
          </Button>
        </>
      )}
    >
      <RateForm {...props} id={form} start={startTransition} onSaved={() => setIsOpen(false)} />
    </Dialog>
  );
}

const HUNDRED = 100;

function RateForm({
  id,
  rate,
  base,
  currencies,
  suggested,
  today,
  start,
  onSaved,
}: Omit<RateDialogProps, "trigger"> & {
  id: string;
  start: (save: () => Promise<void>) => void;
  onSaved: () => void;
}) {
  const router = useRouter();
  const [currency, setCurrency] = useState(rate?.currency ?? suggested);
  const [day, setDay] = useState<string | null>(rate?.day ?? today);
  const [text, setText] = useState(rate ? rateText(rate, rate.currency, base) : "");
  const [problem, setProblem] = useState<{ message: string; fields: Record<string, string> }>();
  const save = () =>
    start(async () => {
      const outcome = await saveRateAction({
        ...(rate ? { id: rate.id, version: rate.version } : {}),
        currency: currency ?? "",
        day: day ?? "",
        rate: text,
      });
      if (!outcome.ok) {
        setProblem({ message: outcome.message, fields: outcome.fields ?? {} });
        return;
      }
      toast({ title: texts.rateSaved, tone: "good" });
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
      <ComboBox
        label={texts.currency}
        options={currencies}
        value={currency}
        onChange={setCurrency}
        error={fields.currency}
        isRequired
      />
      <DateField label={texts.from} value={day} onChange={setDay} error={fields.day} isRequired />
      <TextField
        label={currency ? texts.rateOf(currency, base) : texts.rate}
        value={text}
        onChange={setText}
        description={currency ? example(text, currency, base) : null}
        error={fields.rate}
        inputMode="decimal"
        placeholder="1.0823"
        isRequired
      />
    </Form>
  );
}

/** What a hundred of the currency would be, so that a rate the wrong way round is seen. */
function example(text: string, currency: string, base: string): string | null {
  const rate = parseRate(text, currency, base);
  const minor = HUNDRED * 10 ** currencyExponent(currency);
  const converted = rate && convertAt(minor, rate);
  if (converted === null) return null;
  return texts.rateExample(formatMoney(minor, currency), formatMoney(converted, base));
}

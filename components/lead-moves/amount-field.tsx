"use client";

import { I18nProvider } from "react-aria-components";
import { NumberField, type NumberFieldProps } from "@/components/ui/number-field";
import { moneyLocale } from "@/lib/engine/locale";

export interface AmountFieldProps extends Omit<NumberFieldProps, "formatOptions" | "hideSteps"> {
  currency: string;
}

/** An amount in the currency's main unit, written as money is written everywhere else. */
export function AmountField({ currency, ...props }: AmountFieldProps) {
  return (
    <I18nProvider locale={moneyLocale()}>
      <NumberField
        {...props}
        minValue={0}
        hideSteps
        formatOptions={{ style: "currency", currency }}
      />
    </I18nProvider>
  );
}

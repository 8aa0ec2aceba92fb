"use client";

import { useEffect, useState } from "react";
import { NumberField } from "@/components/ui/number-field";
import { reportTexts } from "./report-texts";

/** Days of the conversion window; taken over after a pause in typing, at the latest with Enter. */
export function WindowField({
  value,
  onChange,
}: {
  value: number | null;
  onChange: (days: number) => void;
}) {
  const [days, setDays] = useState(value);
  useEffect(() => setDays(value), [value]);
  return (
    <NumberField
      label={reportTexts.filters.window}
      suffix={reportTexts.filters.days}
      className="w-32 max-sm:w-auto max-sm:min-w-32 max-sm:flex-1"
      minValue={1}
      maxValue={730}
      step={1}
      value={days}
      onNumber={(next) => {
        setDays(next);
        if (next !== value) onChange(next);
      }}
      hideSteps
    />
  );
}

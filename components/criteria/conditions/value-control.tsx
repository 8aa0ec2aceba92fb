"use client";

import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { DateField } from "@/components/ui/date-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TagField } from "@/components/ui/tag-field";
import type { AttributeType, AttributeValue } from "@/lib/engine/attributes";
import {
  type Comparison,
  OP_VALUES,
  type Operand,
  operandsOf,
} from "@/lib/engine/conditions/comparison";
import { t } from "@/lib/language";

const SUGGESTIONS_SHOWN = 6;

interface ValueControlProps {
  label: string;
  comparison: Comparison;
  type: AttributeType;
  suggestions: readonly string[];
  onChange: (value: Operand | undefined) => void;
  error?: string | undefined;
}

/** The operand of a comparison, with the control that its operator and type ask for. */
export function ValueControl({ comparison, onChange, ...props }: ValueControlProps) {
  const values = operandsOf(comparison.value);
  switch (OP_VALUES[comparison.op]) {
    case "none":
      return null;
    case "many":
      return <ManyValues {...props} values={values.map(String)} onChange={onChange} />;
    case "range":
      return <RangeValues {...props} values={values} onChange={onChange} />;
    case "one":
      return <OneValue {...props} value={values[0]} onChange={onChange} />;
  }
}

interface OneValueProps extends Omit<ValueControlProps, "comparison" | "onChange"> {
  value: AttributeValue | undefined;
  onChange: (value: AttributeValue) => void;
}

function OneValue({ label, type, suggestions, value, onChange, error }: OneValueProps) {
  if (type === "number") {
    return (
      <NumberField
        label={label}
        value={typeof value === "number" ? value : null}
        onChange={(next) => onChange(next ?? "")}
        error={error}
        hideSteps
      />
    );
  }
  if (type === "boolean") {
    return (
      <Select
        label={label}
        options={[
          { value: "yes", label: t("Yes") },
          { value: "no", label: t("No") },
        ]}
        value={value === false ? "no" : "yes"}
        onChange={(next) => onChange(next === "yes")}
        error={error}
      />
    );
  }
  if (type === "date") {
    const day = /^\d{4}-\d{2}-\d{2}$/.test(String(value ?? "")) ? String(value) : null;
    return (
      <DateField
        label={label}
        value={day}
        onChange={(next) => onChange(next ?? "")}
        error={error}
      />
    );
  }
  return (
    <ComboBox
      label={label}
      options={suggestions.map((each) => ({ value: each, label: each }))}
      inputValue={String(value ?? "")}
      onInputChange={onChange}
      allowsCustomValue
      error={error}
    />
  );
}

function RangeValues({
  label,
  values,
  onChange,
  error,
  ...props
}: Omit<ValueControlProps, "comparison"> & { values: readonly AttributeValue[] }) {
  const [from = "", to = ""] = values;
  return (
    <div className="grid min-w-0 grid-cols-2 gap-2">
      <OneValue
        {...props}
        label={t`${label} from`}
        value={from}
        onChange={(next) => onChange([next, to])}
        error={error}
      />
      <OneValue
        {...props}
        label={t`${label} to`}
        value={to}
        onChange={(next) => onChange([from, next])}
      />
    </div>
  );
}

function ManyValues({
  label,
  values,
  suggestions,
  onChange,
  error,
}: Omit<ValueControlProps, "comparison"> & { values: readonly string[] }) {
  const chosen = new Set(values.map((value) => value.toLowerCase()));
  const open = suggestions.filter((each) => !chosen.has(each.toLowerCase()));
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <TagField
        label={label}
        value={values}
        onChange={onChange}
        error={error}
        placeholder={t("Type a value, then Enter")}
      />
      {open.length > 0 ? (
        <div className="flex flex-wrap gap-1">
          {open.slice(0, SUGGESTIONS_SHOWN).map((each) => (
            <Button
              key={each}
              size="sm"
              variant="ghost"
              className="h-6 border-line border-dashed"
              aria-label={t`Add ${each}`}
              onPress={() => onChange([...values, each])}
            >
              + {each}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}

"use client";

import { DateField } from "@/components/ui/date-field";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { AttributeDefinition, AttributeValue } from "@/lib/engine/attributes";
import { bulkTexts as texts } from "./bulk-texts";

interface FactFieldProps {
  attribute: AttributeDefinition;
  value: AttributeValue | null;
  /** Null: not known. */
  onChange: (value: AttributeValue | null) => void;
}

/** The field of an attribute's value, as its type asks. */
export function FactField({ attribute: { type }, value, onChange }: FactFieldProps) {
  const common = { label: texts.value, description: texts.empty };
  if (type === "number") {
    return (
      <NumberField
        {...common}
        value={typeof value === "number" ? value : null}
        onChange={onChange}
      />
    );
  }
  if (type === "date") {
    return (
      <DateField {...common} value={typeof value === "string" ? value : null} onChange={onChange} />
    );
  }
  if (type === "boolean") {
    return (
      <Select
        label={texts.value}
        options={[
          { value: "yes", label: texts.yes },
          { value: "no", label: texts.no },
          { value: "unknown", label: texts.unknown },
        ]}
        value={value === null ? "unknown" : value ? "yes" : "no"}
        onChange={(chosen) => onChange(chosen === "unknown" ? null : chosen === "yes")}
      />
    );
  }
  return (
    <TextField
      {...common}
      value={typeof value === "string" ? value : ""}
      maxLength={2000}
      onChange={(text) => onChange(text === "" ? null : text)}
    />
  );
}

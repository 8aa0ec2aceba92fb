"use client";

import { Plus, X } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import { fieldOf } from "@/lib/imports/schema/fields";
import {
  DELIMITER_NAMES,
  DELIMITERS,
  type Delimiter,
  ENCODING_NAMES,
  ENCODINGS,
  type Encoding,
  type Mapping,
} from "@/lib/imports/schema/mapping";
import type { FileView } from "@/lib/imports/schema/views";
import { t } from "@/lib/language";
import { constantOptions, targetLabel } from "./targets";
import { choicesOf } from "./words";

const DELIMITER_OPTIONS = DELIMITERS.map((value) => ({
  value,
  get label() {
    return DELIMITER_NAMES[value];
  },
}));
const ENCODING_OPTIONS = ENCODINGS.map((value) => ({
  value,
  get label() {
    return ENCODING_NAMES[value];
  },
}));

export interface FileSettingsProps {
  file: FileView;
  mapping: Mapping;
  isReading: boolean;
  onFormat: (format: { delimiter: Delimiter; encoding: Encoding }) => void;
  onChange: (mapping: Mapping) => void;
}

/** How the file as a whole is read. */
export function FileSettings({ file, mapping, isReading, onFormat, onChange }: FileSettingsProps) {
  const { delimiter, encoding } = file;
  const { options } = mapping;
  return (
    <div className="flex flex-col gap-3">
      <div className="grid gap-3 sm:grid-cols-3">
        <Select
          label={t("Columns are split by")}
          options={DELIMITER_OPTIONS}
          value={delimiter}
          isDisabled={isReading}
          onChange={(next) => onFormat({ delimiter: next, encoding })}
        />
        <Select
          label={t("Encoding")}
          options={ENCODING_OPTIONS}
          value={encoding}
          isDisabled={isReading}
          onChange={(next) => onFormat({ delimiter, encoding: next })}
        />
        <TagField
          label={t("Texts that mean blank")}
          placeholder={t("for example Select, N/A")}
          value={options.blank ?? []}
          onChange={(blank) => onChange({ ...mapping, options: { ...options, blank } })}
        />
      </div>
      <Disclosure
        title={t("The same for all rows")}
        defaultExpanded={Object.keys(mapping.constants).length > 0}
      >
        <Constants mapping={mapping} onChange={onChange} />
      </Disclosure>
    </div>
  );
}

function Constants({
  mapping,
  onChange,
}: {
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const [field, setField] = useState<string | null>(null);
  const [value, setValue] = useState("");
  const { constants, kind } = mapping;
  const choices = field ? choicesOf(fieldOf(kind, field)?.type ?? "text") : undefined;
  const options = constantOptions(mapping).filter(({ value: id }) => !(id in constants));

  function add() {
    if (!field || value.trim() === "") return;
    onChange({ ...mapping, constants: { ...constants, [field]: value.trim() } });
    setField(null);
    setValue("");
  }

  function remove(id: string) {
    const { [id]: _, ...rest } = constants;
    onChange({ ...mapping, constants: rest });
  }

  return (
    <div className="flex flex-col gap-2">
      {Object.entries(constants).map(([id, constant]) => (
        <div key={id} className="flex items-center gap-2">
          <span className="font-medium">{targetLabel(kind, id)}</span>
          <span className="min-w-0 truncate text-ink-muted">{String(constant)}</span>
          <IconButton
            label={t`Remove ${targetLabel(kind, id)}`}
            icon={<X aria-hidden="true" />}
            size="sm"
            onPress={() => remove(id)}
          />
        </div>
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label={t("Field")}
          className="w-48"
          options={options}
          value={field}
          onChange={(next) => {
            setField(next);
            setValue("");
          }}
        />
        {choices ? (
          <Select
            label={t("Value")}
            className="w-56"
            options={choices.filter((choice) => choice.value !== "")}
            value={value || null}
            onChange={setValue}
          />
        ) : (
          <TextField label={t("Value")} className="w-56" value={value} onChange={setValue} />
        )}
        <Button
          icon={<Plus aria-hidden="true" />}
          onPress={add}
          isDisabled={!field || value.trim() === ""}
        >
          {t("Add")}
        </Button>
      </div>
    </div>
  );
}

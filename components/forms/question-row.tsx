"use client";

import { Trash2 } from "lucide-react";
import { Checkbox } from "@/components/ui/checkbox";
import { IconButton } from "@/components/ui/icon-button";
import { MoveButtons } from "@/components/ui/move-buttons";
import type { Option } from "@/components/ui/options";
import { Select } from "@/components/ui/select";
import { TagField } from "@/components/ui/tag-field";
import { TextField } from "@/components/ui/text-field";
import type { AttributeType } from "@/lib/engine/attributes";
import type { FormField } from "@/lib/engine/forms";
import { t } from "@/lib/language";

export interface QuestionRowProps {
  field: FormField;
  type: AttributeType;
  targets: readonly Option[];
  onChange: (change: Partial<FormField>) => void;
  onMove: (by: -1 | 1) => void;
  onRemove: () => void;
  isFirst: boolean;
  isLast: boolean;
  /** What is wrong, by the name of its part. */
  errors: Readonly<Record<string, string>>;
}

/** One question of a form: what is asked, and what the answer is kept as. */
export function QuestionRow(props: QuestionRowProps) {
  const { field, type, targets, onChange, onMove, onRemove, isFirst, isLast, errors } = props;
  const name = field.label || t("the question");
  const isEmail = field.target === "email";
  const isFree = type === "text" && !["email", "name", "phone"].includes(field.target);
  return (
    <li className="flex flex-col gap-3 border-line border-t px-4 py-4 first:border-t-0">
      <div className="flex items-start gap-2">
        <div className="grid min-w-0 flex-1 gap-3 sm:grid-cols-2">
          <TextField
            label={t("Question")}
            value={field.label}
            maxLength={120}
            onChange={(label) => onChange({ label })}
            error={errors.label}
            isRequired
          />
          <Select
            label={t("Kept as")}
            options={targets}
            value={field.target}
            isDisabled={isEmail}
            onChange={(target) => onChange({ target, options: [], isLong: false })}
            error={errors.target}
          />
        </div>
        <div className="mt-5 flex max-sm:flex-col">
          <MoveButtons name={name} isFirst={isFirst} isLast={isLast} onMove={onMove} />
          <IconButton
            label={isEmail ? t("Every form asks for the email address") : t`Take ${name} out`}
            icon={<Trash2 aria-hidden="true" />}
            isDisabled={isEmail}
            onPress={onRemove}
          />
        </div>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        <TextField
          label={t("Help below it")}
          value={field.help}
          maxLength={300}
          onChange={(help) => onChange({ help })}
          error={errors.help}
        />
        {isFree && !field.isLong ? (
          <TagField
            label={t("Answers to choose from")}
            value={field.options}
            onChange={(options) => onChange({ options })}
            placeholder={t("None: any text")}
            isByLine
            error={errors.options}
          />
        ) : null}
      </div>
      <div className="flex flex-wrap gap-x-6">
        <Checkbox
          label={t("Needs an answer")}
          isSelected={field.isRequired}
          isDisabled={isEmail}
          onChange={(isRequired) => onChange({ isRequired })}
        />
        {isFree && field.options.length === 0 ? (
          <Checkbox
            label={t("Room for several lines")}
            isSelected={field.isLong}
            onChange={(isLong) => onChange({ isLong })}
          />
        ) : null}
      </div>
    </li>
  );
}

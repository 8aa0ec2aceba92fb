"use client";

import { Tags } from "lucide-react";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useKept } from "@/components/ui/kept";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { saveCustomAttribute } from "@/lib/criteria/actions";
import type { AttributeDefinition, AttributeType } from "@/lib/engine/attributes";
import { t } from "@/lib/language";
import { useOperation } from "./use-operation";

const TYPES: { value: AttributeType; label: string }[] = [
  { value: "text", label: "Text" },
  {
    value: "number",
    get label() {
      return t("Number");
    },
  },
  {
    value: "boolean",
    get label() {
      return t("Yes or no");
    },
  },
  {
    value: "date",
    get label() {
      return t("Date");
    },
  },
];

const typeName = (type: AttributeType) => TYPES.find(({ value }) => value === type)?.label;

/** The workspace's own attributes: what there are, rename one, add one; each is a form of its own. */
export function AttributesDialog({ attributes }: { attributes: readonly AttributeDefinition[] }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button icon={<Tags aria-hidden="true" />} onPress={() => setOpen(true)}>
        {t("Attributes")}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        title={t("Your own attributes")}
        description={t(
          "Facts about leads beside the built-in ones. Criteria, filters and imports know them by these names.",
        )}
        footer={<Button onPress={() => setOpen(false)}>{t("Done")}</Button>}
      >
        <div className="flex flex-col gap-4">
          {attributes.length === 0 ? (
            <p className="text-ink-muted">
              {t(
                "None yet. Add one when criteria should ask for something that is not built in, such as the number of sales reps.",
              )}
            </p>
          ) : (
            <ul className="rounded-md border border-line">
              {attributes.map((attribute) => (
                <AttributeRow key={attribute.id} attribute={attribute} />
              ))}
            </ul>
          )}
          <AddAttribute />
        </div>
      </Dialog>
    </>
  );
}

function AttributeRow({ attribute }: { attribute: AttributeDefinition }) {
  const [label, setLabel, clearLabel] = useKept(
    `attribute ${attribute.id} ${attribute.label}`,
    attribute.label,
  );
  const { run, isPending, failure } = useOperation();
  const { id, type } = attribute;
  const isSame = label.trim() === attribute.label || label.trim() === "";
  return (
    <li className="border-line border-t px-3 py-2 first:border-t-0">
      <form
        className="flex items-end gap-2"
        onSubmit={async (event) => {
          event.preventDefault();
          if (isSame || isPending) return;
          const went = await run(
            () => saveCustomAttribute({ id, label, type }),
            () => ({ title: t("Attribute renamed") }),
          );
          if (went) clearLabel();
        }}
      >
        <TextField
          label={t`Label of ${attribute.label}`}
          hideLabel
          value={label}
          onChange={setLabel}
          maxLength={60}
          error={failure?.message}
          className="flex-1"
        />
        <Badge className="mb-1.5">{typeName(type)}</Badge>
        <Button type="submit" isPending={isPending} isDisabled={isSame}>
          {t("Rename")}
        </Button>
      </form>
    </li>
  );
}

function AddAttribute() {
  const [label, setLabel, clearLabel] = useKept("attribute", "");
  const [type, setType] = useState<AttributeType>("text");
  const { run, isPending, failure } = useOperation();
  const fieldError = failure?.fields?.label;
  return (
    <form
      className="flex flex-col gap-2"
      onSubmit={async (event) => {
        event.preventDefault();
        const went = await run(
          () => saveCustomAttribute({ label, type }),
          () => ({ title: t("Attribute added") }),
        );
        if (went) clearLabel();
      }}
    >
      <Refusal failure={failure && !fieldError ? failure : undefined} />
      <div className="grid grid-cols-[1fr_8rem_auto] items-end gap-2 max-sm:grid-cols-1">
        <TextField
          label={t("New attribute")}
          value={label}
          onChange={setLabel}
          maxLength={60}
          error={fieldError}
        />
        <Select label={t("Type")} options={TYPES} value={type} onChange={setType} />
        <Button type="submit" isPending={isPending}>
          {t("Add")}
        </Button>
      </div>
    </form>
  );
}

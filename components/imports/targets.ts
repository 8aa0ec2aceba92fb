import type { Option } from "@/components/ui/options";
import { ACTIVITY_TYPES } from "@/lib/engine/activities";
import { type AttributeDefinition, BUILT_IN_ATTRIBUTES } from "@/lib/engine/attributes";
import type { ImportKind } from "@/lib/imports/schema";
import { FIELDS, fieldOf } from "@/lib/imports/schema/fields";
import type { Mapping } from "@/lib/imports/schema/mapping";
import { t } from "@/lib/language";

export const IGNORE = "ignore";
export const AUTO = "attribute:auto";

/** Attributes that have a field of their own. */
const AS_FIELDS = new Set(["source", "campaign"]);

function withHint(label: string, hint?: string): Pick<Option, "label" | "description"> {
  return hint ? { label, description: hint } : { label };
}

/** What a column can become. */
export function targetOptions(
  kind: ImportKind,
  attributes: readonly AttributeDefinition[],
): Option[] {
  const fields = FIELDS[kind].map(({ id, label, hint }) => ({
    value: id,
    ...withHint(label, hint),
    group: t("Fields"),
  }));
  const options: Option[] = [{ value: IGNORE, label: t("Not imported") }, ...fields];
  if (kind === "leads") {
    options.push({
      value: AUTO,
      label: t("New attribute"),
      description: t("Kept under the column's name; criteria can use it"),
      group: t("Attributes"),
    });
    for (const { id, label } of [...BUILT_IN_ATTRIBUTES, ...attributes]) {
      if (!AS_FIELDS.has(id))
        options.push({ value: `attribute:${id}`, label, group: t("Attributes") });
    }
  }
  if (kind === "activities") {
    const names = new Map(
      Object.values(ACTIVITY_TYPES).flatMap(({ properties }) => Object.entries(properties)),
    );
    for (const [name, label] of names) {
      options.push({ value: `prop:${name}`, label: String(label), group: t("Properties") });
    }
  }
  return options;
}

/** The label of what a column becomes, for sentences. */
export function targetLabel(kind: ImportKind, to: string): string {
  return fieldOf(kind, to)?.label ?? to;
}

/** Fields that can have one value for all rows. */
export function constantOptions(mapping: Mapping): Option[] {
  const taken = new Set(Object.values(mapping.columns).map(({ to }) => to));
  return FIELDS[mapping.kind]
    .filter(({ id }) => !taken.has(id) && !IDENTITY.has(id))
    .map(({ id, label }) => ({ value: id, label }));
}

const IDENTITY = new Set(["email", "externalId", "leadEmail", "leadExternalId", "name"]);

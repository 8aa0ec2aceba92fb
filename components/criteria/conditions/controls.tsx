"use client";

import type { ReactNode } from "react";
import { ComboBox } from "@/components/ui/combo-box";
import { NumberField } from "@/components/ui/number-field";
import { Select } from "@/components/ui/select";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import { CONDITION_TYPES, type Condition } from "@/lib/engine/conditions";
import type { ActivityCondition } from "@/lib/engine/conditions/activity";
import type { AttributeCondition } from "@/lib/engine/conditions/attribute";
import { OP_LABELS, type Op, operatorsFor } from "@/lib/engine/conditions/comparison";
import { type ConditionField, definitionOf } from "@/lib/engine/conditions/contract";
import { t } from "@/lib/language";
import { type EditorTools, useEditorTools } from "../editor-tools";
import { ActivityPicker } from "./activity-picker";
import { fitComparison } from "./operand";
import { ValueControl } from "./value-control";
import { WhereControl } from "./where-control";

interface ControlContext {
  field: ConditionField;
  condition: Condition;
  onChange: (condition: Condition) => void;
  path: string;
  tools: EditorTools;
}

type Control = (context: ControlContext) => ReactNode;

/** The controls of the leaves; groups are drawn by the builder itself. */
const CONTROLS: Record<Exclude<ConditionField["control"], "conditions">, Control> = {
  attribute: ({ condition, ...context }) =>
    condition.kind === "attribute" ? attributeControl({ ...context, condition }) : null,
  operator: ({ condition, ...context }) =>
    condition.kind === "attribute" ? operatorControl({ ...context, condition }) : null,
  value: ({ condition, ...context }) =>
    condition.kind === "attribute" ? valueControl({ ...context, condition }) : null,
  activity: ({ field, condition, onChange }) =>
    condition.kind === "activity" ? (
      <ActivityPicker
        label={field.label}
        value={condition.activity}
        onChange={(activity) => onChange({ ...condition, activity, where: [] })}
      />
    ) : null,
  where: ({ condition, onChange, path }) =>
    condition.kind === "activity" ? (
      <WhereControl
        activity={condition.activity}
        where={condition.where ?? []}
        onChange={(where) => onChange({ ...condition, where })}
        path={`${path}.where`}
      />
    ) : null,
  count: ({ condition, ...context }) =>
    condition.kind === "activity" ? countControl({ ...context, condition }) : null,
  days: ({ condition, ...context }) =>
    condition.kind === "activity" ? daysControl({ ...context, condition }) : null,
};

type Of<C> = Omit<ControlContext, "condition"> & { condition: C };

function attributeControl({ field, condition, onChange, path, tools }: Of<AttributeCondition>) {
  const definitions = Object.values(tools.names.attributes);
  return (
    <ComboBox
      label={field.label}
      options={definitions.map(({ id, label }) => ({ value: id, label }))}
      value={condition.attribute}
      onChange={(id) => {
        const definition = id === null ? undefined : definitionOf(tools.names, id);
        if (definition) onChange(withAttribute(condition, definition));
      }}
      error={tools.problemAt(`${path}.attribute`)}
    />
  );
}

/** Another attribute keeps the operator where its type has it. */
function withAttribute(
  condition: AttributeCondition,
  { id, type }: AttributeDefinition,
): AttributeCondition {
  const [first = "is"] = operatorsFor(type);
  const op = operatorsFor(type).includes(condition.op) ? condition.op : first;
  return { kind: "attribute", attribute: id, ...fitComparison(op, type, condition.value) };
}

function typeOf(condition: AttributeCondition, tools: EditorTools) {
  return definitionOf(tools.names, condition.attribute)?.type ?? "text";
}

function operatorControl({ field, condition, onChange, tools }: Of<AttributeCondition>) {
  const { kind, attribute, op, value } = condition;
  const type = typeOf(condition, tools);
  return (
    <Select<Op>
      label={field.label}
      options={operatorsFor(type).map((each) => ({ value: each, label: OP_LABELS[each] }))}
      value={op}
      onChange={(next) => onChange({ kind, attribute, ...fitComparison(next, type, value) })}
    />
  );
}

function valueControl({ field, condition, onChange, path, tools }: Of<AttributeCondition>) {
  const { kind, attribute, op } = condition;
  const options = definitionOf(tools.names, attribute)?.options ?? [];
  const seen = tools.known.attributes[attribute] ?? [];
  return (
    <ValueControl
      label={field.label}
      comparison={condition}
      type={typeOf(condition, tools)}
      suggestions={[...new Set([...options, ...seen])]}
      onChange={(value) => onChange({ kind, attribute, op, value })}
      error={tools.problemAt(`${path}.value`)}
    />
  );
}

function countControl({ field, condition, onChange, path, tools }: Of<ActivityCondition>) {
  return (
    <NumberField
      label={field.label}
      value={condition.atLeast}
      minValue={1}
      maxValue={1000}
      suffix={condition.atLeast === 1 ? t("time") : t("times")}
      onNumber={(next) => onChange({ ...condition, atLeast: next })}
      error={tools.problemAt(`${path}.atLeast`)}
    />
  );
}

function daysControl({ field, condition, onChange, path, tools }: Of<ActivityCondition>) {
  const { withinDays, ...rest } = condition;
  return (
    <NumberField
      label={field.label}
      value={withinDays ?? null}
      minValue={1}
      maxValue={3650}
      placeholder={t("any time")}
      suffix={t("days")}
      hideSteps
      onChange={(next) => onChange(next === null ? rest : { ...rest, withinDays: next })}
      error={tools.problemAt(`${path}.withinDays`)}
    />
  );
}

/** The form of one question, made from what its type says about its fields. */
export function LeafForm({
  condition,
  onChange,
  path,
}: {
  condition: Condition;
  onChange: (condition: Condition) => void;
  path: string;
}) {
  const tools = useEditorTools();
  return (
    <div className="grid min-w-0 flex-1 grid-cols-1 items-start gap-2 sm:grid-cols-3">
      {CONDITION_TYPES[condition.kind].fields.map((field) =>
        field.control === "conditions" ? null : (
          <ControlSlot
            key={field.name}
            control={CONTROLS[field.control]}
            context={{ field, condition, onChange, path, tools }}
          />
        ),
      )}
    </div>
  );
}

function ControlSlot({ control, context }: { control: Control; context: ControlContext }) {
  return control(context);
}

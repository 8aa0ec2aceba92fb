"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Select } from "@/components/ui/select";
import { ACTIVITY_TYPES, type ActivityType, type ActivityTypeInfo } from "@/lib/engine/activities";
import type { WhereClause } from "@/lib/engine/conditions/activity";
import { OP_LABELS, type Op, operatorsFor } from "@/lib/engine/conditions/comparison";
import { t } from "@/lib/language";
import { useEditorTools } from "../editor-tools";
import { entryPath, removeAt, replaceAt } from "../list-edits";
import { fitComparison } from "./operand";
import { ValueControl } from "./value-control";

const OPTIONS = operatorsFor("text").map((op) => ({
  value: op,
  get label() {
    return OP_LABELS[op];
  },
}));

/** Which of an activity's properties must be what; nothing at all for activities without any. */
export function WhereControl({
  activity,
  where,
  onChange,
  path,
}: {
  activity: ActivityType;
  where: readonly WhereClause[];
  onChange: (where: WhereClause[]) => void;
  path: string;
}) {
  const info: ActivityTypeInfo = ACTIVITY_TYPES[activity];
  const [first] = Object.keys(info.properties);
  if (first === undefined && where.length === 0) return null;
  return (
    <div className="col-span-full flex min-w-0 flex-col gap-2">
      {where.map((clause, i) => (
        <Clause
          key={entryPath(path, i)}
          activity={activity}
          clause={clause}
          path={entryPath(path, i)}
          onChange={(next) => onChange(replaceAt(where, i, next))}
          onRemove={() => onChange(removeAt(where, i))}
        />
      ))}
      {first === undefined ? null : (
        <Button
          size="sm"
          variant="ghost"
          icon={<Plus aria-hidden="true" />}
          className="self-start"
          onPress={() => onChange([...where, { property: first, op: "is", value: "" }])}
        >
          {t("Only where…")}
        </Button>
      )}
    </div>
  );
}

function Clause({
  activity,
  clause,
  path,
  onChange,
  onRemove,
}: {
  activity: ActivityType;
  clause: WhereClause;
  path: string;
  onChange: (clause: WhereClause) => void;
  onRemove: () => void;
}) {
  const { known, problemAt } = useEditorTools();
  const info: ActivityTypeInfo = ACTIVITY_TYPES[activity];
  const { property, ...comparison } = clause;
  return (
    <div className="flex min-w-0 items-end gap-2">
      <div className="grid min-w-0 flex-1 grid-cols-1 items-start gap-2 sm:grid-cols-3">
        <Select
          label={t("Where")}
          options={Object.entries(info.properties).map(([value, label]) => ({ value, label }))}
          value={property}
          onChange={(next) => onChange({ ...clause, property: next })}
          error={problemAt(`${path}.property`)}
        />
        <Select<Op>
          label={t("Comparison")}
          options={OPTIONS}
          value={comparison.op}
          onChange={(op) => onChange({ property, ...fitComparison(op, "text", comparison.value) })}
        />
        <ValueControl
          label={t("Value")}
          comparison={comparison}
          type="text"
          suggestions={known.properties[activity]?.[property] ?? []}
          onChange={(value) => onChange({ ...clause, value })}
          error={problemAt(`${path}.value`)}
        />
      </div>
      <IconButton
        label={t("Remove this clause")}
        icon={<X aria-hidden="true" />}
        onPress={onRemove}
      />
    </div>
  );
}

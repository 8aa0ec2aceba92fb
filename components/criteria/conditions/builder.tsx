"use client";

import { Plus, X } from "lucide-react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Segmented } from "@/components/ui/segmented";
import { CONDITION_TYPES, type Condition, type ConditionKind } from "@/lib/engine/conditions";
import { GROUP_KINDS, type GroupKind } from "@/lib/engine/conditions/group";
import { t, within } from "@/lib/language";
import { useEditorTools } from "../editor-tools";
import { entryPath, removeAt, replaceAt } from "../list-edits";
import { LeafForm } from "./controls";

/** Groups inside groups end here: deeper logic is split into rules of its own. */
const DEEPEST_GROUP = 2;

type LeafKind = "attribute" | "activity";

export interface ConditionBuilderProps {
  condition: Condition;
  onChange: (condition: Condition) => void;
  /** As validation names it: "gates.0.when". */
  path: string;
  /** What may be asked here. */
  kinds: readonly LeafKind[];
}

function isGroup(
  condition: Condition,
): condition is Extract<Condition, { of: Condition[]; kind: GroupKind }> {
  return "of" in condition;
}

function fresh(kind: ConditionKind): Condition {
  return CONDITION_TYPES[kind].initial();
}

/** Edits a condition: one question, or all / any / none of several. */
export function ConditionBuilder({ condition, onChange, path, kinds }: ConditionBuilderProps) {
  if (isGroup(condition)) {
    return <Group {...{ condition, onChange, path, kinds }} depth={1} />;
  }
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <LeafForm condition={condition} onChange={onChange} path={path} />
      <AddButtons
        kinds={kinds}
        phrase={(noun) => t`And ${noun}`}
        onAdd={(kind) => onChange({ kind: "all", of: [condition, fresh(kind)] })}
      />
    </div>
  );
}

function Group({
  condition,
  onChange,
  path,
  kinds,
  depth,
}: ConditionBuilderProps & {
  condition: Extract<Condition, { of: Condition[] }>;
  depth: number;
}) {
  const { problemAt } = useEditorTools();
  const { kind, of } = condition;
  const error = problemAt(`${path}.of`);
  const replace = (parts: Condition[]) => {
    const [only] = parts;
    // "All of" one question is that question; "none of" one is not.
    onChange(
      depth === 1 && parts.length === 1 && only && kind !== "none" ? only : { kind, of: parts },
    );
  };
  return (
    <fieldset className="flex min-w-0 flex-col gap-3 border-line-strong border-l-2 pl-3">
      <legend className="sr-only">{CONDITION_TYPES[kind].label}</legend>
      <Segmented<GroupKind>
        label={t("How the conditions are joined")}
        size="sm"
        className="self-start"
        options={GROUP_KINDS.map((value) => ({ value, label: CONDITION_TYPES[value].label }))}
        value={kind}
        onChange={(next) => onChange({ kind: next, of })}
      />
      {of.map((child, i) => {
        const childPath = entryPath(`${path}.of`, i);
        const change = (next: Condition) => onChange({ kind, of: replaceAt(of, i, next) });
        return (
          <div key={childPath} className="flex min-w-0 items-start gap-2">
            {isGroup(child) ? (
              <div className="min-w-0 flex-1">
                <Group
                  condition={child}
                  onChange={change}
                  path={childPath}
                  kinds={kinds}
                  depth={depth + 1}
                />
              </div>
            ) : (
              <LeafForm condition={child} onChange={change} path={childPath} />
            )}
            <IconButton
              label={t("Remove this condition")}
              icon={<X aria-hidden="true" />}
              className="mt-5"
              onPress={() => replace(removeAt(of, i))}
            />
          </div>
        );
      })}
      {error ? <p className="font-medium text-bad-ink text-xs">{error}</p> : null}
      <AddButtons
        kinds={kinds}
        phrase={(noun) => t`Add ${noun}`}
        onAdd={(added) => onChange({ kind, of: [...of, fresh(added)] })}
        {...(depth < DEEPEST_GROUP
          ? { onAddGroup: () => onChange({ kind, of: [...of, { kind: "any", of: [] }] }) }
          : {})}
      />
    </fieldset>
  );
}

function AddButtons({
  kinds,
  phrase,
  onAdd,
  onAddGroup,
}: {
  kinds: readonly LeafKind[];
  phrase: (noun: string) => string;
  onAdd: (kind: LeafKind) => void;
  onAddGroup?: () => void;
}) {
  return (
    <div className="flex flex-wrap gap-1">
      {kinds.map((kind) => (
        <Button
          key={kind}
          size="sm"
          variant="ghost"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onAdd(kind)}
        >
          {phrase(within(CONDITION_TYPES[kind].label))}
        </Button>
      ))}
      {onAddGroup ? (
        <Button size="sm" variant="ghost" icon={<Plus aria-hidden="true" />} onPress={onAddGroup}>
          {phrase(t("group"))}
        </Button>
      ) : null}
    </div>
  );
}

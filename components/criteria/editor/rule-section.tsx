"use client";

import { Plus } from "lucide-react";
import { memo, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { RulePart } from "@/lib/engine/comments";
import type { Condition } from "@/lib/engine/conditions";
import { t } from "@/lib/language";
import { entryPath, moveBy, removeAt, replaceAt } from "../list-edits";
import { useStudioView } from "../studio/use-studio-view";
import { RuleRow } from "./rule-row";

/** What every kind of rule has. */
export interface Part {
  id: string;
  label: string;
  points?: number;
  when?: Condition;
  off?: true | undefined;
}

export interface RuleSectionProps<P extends Part> {
  title: string;
  description: string;
  noun: string;
  /** What stands there while the list is empty; says what that means. */
  empty: string;
  /** The list's member in the criteria. */
  path: RulePart;
  rules: readonly P[];
  onChange: (rules: P[]) => void;
  create: () => P;
  sentenceOf: (rule: P) => string;
  /** Whether the rules score, that is: have points. */
  hasPoints?: boolean;
  /** The form of one rule, below its name; the same function at every drawing. */
  form: (rule: P, change: (rule: P) => void, path: string) => ReactNode;
}

/** A list of rules of one kind: add, edit, switch off, reorder, delete. */
export function RuleSection<P extends Part>(props: RuleSectionProps<P>) {
  const { title, description, noun, empty, path, rules, onChange, create, sentenceOf } = props;
  const [{ open }, changeView] = useStudioView();
  /** The id of the rule that was just added and waits for the focus. */
  const [added, setAdded] = useState<string | null>(null);
  const onFocused = useCallback(() => setAdded(null), []);
  function add() {
    const rule = create();
    onChange([...rules, rule]);
    setAdded(rule.id);
    // It has no name yet and wants to be filled in.
    changeView({ open: [...open, rule.id] });
  }
  const latest = useRef({ rules, onChange });
  useEffect(() => {
    latest.current = { rules, onChange };
  });
  const edit = useCallback((change: (rules: readonly P[]) => P[]) => {
    latest.current.onChange(change(latest.current.rules));
  }, []);
  return (
    <Card
      isFlush
      title={title}
      description={description}
      actions={
        <Button size="sm" icon={<Plus aria-hidden="true" />} onPress={add}>
          {t`Add ${noun}`}
        </Button>
      }
    >
      {rules.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted">{empty}</p>
      ) : (
        <ul className="border-line border-t">
          {rules.map((rule, i) => (
            <Item
              key={rule.id}
              rule={rule}
              index={i}
              isLast={i === rules.length - 1}
              sentence={sentenceOf(rule)}
              edit={edit}
              noun={noun}
              path={path}
              hasPoints={props.hasPoints ?? false}
              form={props.form}
              takesFocus={rule.id === added}
              onFocused={onFocused}
            />
          ))}
        </ul>
      )}
    </Card>
  );
}

interface ItemProps<P extends Part> {
  rule: P;
  index: number;
  isLast: boolean;
  sentence: string;
  edit: (change: (rules: readonly P[]) => P[]) => void;
  noun: string;
  path: RulePart;
  hasPoints: boolean;
  form: RuleSectionProps<P>["form"];
  takesFocus: boolean;
  onFocused: () => void;
}

function ItemOf<P extends Part>(props: ItemProps<P>) {
  const { rule, index, isLast, sentence, edit, noun, hasPoints, form } = props;
  const change = (next: P) => edit((rules) => replaceAt(rules, index, next));
  const path = entryPath(props.path, index);
  return (
    <RuleRow
      id={rule.id}
      part={props.path}
      noun={noun}
      label={rule.label}
      onLabel={(label) => change({ ...rule, label })}
      isOn={rule.off !== true}
      onToggle={(isOn) => change(switched(rule, isOn))}
      sentence={sentence}
      when={rule.when}
      {...(hasPoints
        ? {
            points: {
              value: rule.points ?? 0,
              onChange: (points: number) => change({ ...rule, points }),
            },
          }
        : {})}
      isFirst={index === 0}
      isLast={isLast}
      onMove={(by) => edit((rules) => moveBy(rules, index, by))}
      onRemove={() => edit((rules) => removeAt(rules, index))}
      path={path}
      takesFocus={props.takesFocus}
      onFocused={props.onFocused}
    >
      {form(rule, change, path)}
    </RuleRow>
  );
}

/** The other rules stand still while the slider of one moves. */
const Item = memo(ItemOf) as typeof ItemOf;

/** On is the absence of `off`, so that switching back leaves no trace in the comparison. */
function switched<P extends Part>(rule: P, isOn: boolean): P {
  const { off: _, ...rest } = rule;
  return (isOn ? rest : { ...rest, off: true }) as P;
}

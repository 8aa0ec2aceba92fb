"use client";

import { Plus } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { entryPath, moveBy, removeAt, replaceAt } from "../list-edits";
import { RuleRow, type RuleRowProps } from "./rule-row";

/** What every kind of rule has. */
export interface Part {
  id: string;
  label: string;
  off?: true | undefined;
}

export interface RuleSectionProps<P extends Part> {
  title: string;
  description: string;
  noun: string;
  /** What stands there while the list is empty; says what that means. */
  empty: string;
  /** The list's member in the criteria. */
  path: string;
  rules: readonly P[];
  onChange: (rules: P[]) => void;
  create: () => P;
  sentenceOf: (rule: P) => string;
  pointsOf?: (rule: P, change: (points: number) => void) => NonNullable<RuleRowProps["points"]>;
  /** The form of one rule, below its name. */
  form: (rule: P, change: (rule: P) => void, path: string) => ReactNode;
}

/** A list of rules of one kind: add, edit, switch off, reorder, delete. */
export function RuleSection<P extends Part>(props: RuleSectionProps<P>) {
  const { title, description, noun, empty, path, rules, onChange, create, form } = props;
  return (
    <Card
      isFlush
      title={title}
      description={description}
      actions={
        <Button
          size="sm"
          icon={<Plus aria-hidden="true" />}
          onPress={() => onChange([...rules, create()])}
        >
          Add {noun}
        </Button>
      }
    >
      {rules.length === 0 ? (
        <p className="px-4 pb-4 text-ink-muted">{empty}</p>
      ) : (
        <ul className="border-line border-t">
          {rules.map((rule, i) => {
            const change = (next: P) => onChange(replaceAt(rules, i, next));
            const rulePath = entryPath(path, i);
            return (
              <RuleRow
                key={rule.id}
                id={rule.id}
                noun={noun}
                label={rule.label}
                onLabel={(label) => change({ ...rule, label })}
                isOn={rule.off !== true}
                onToggle={(isOn) => change(switched(rule, isOn))}
                sentence={props.sentenceOf(rule)}
                {...(props.pointsOf
                  ? { points: props.pointsOf(rule, (points) => change({ ...rule, points })) }
                  : {})}
                isFirst={i === 0}
                isLast={i === rules.length - 1}
                onMove={(by) => onChange(moveBy(rules, i, by))}
                onRemove={() => onChange(removeAt(rules, i))}
                path={rulePath}
              >
                {form(rule, change, rulePath)}
              </RuleRow>
            );
          })}
        </ul>
      )}
    </Card>
  );
}

/** On is the absence of `off`, so that switching back leaves no trace in the comparison. */
function switched<P extends Part>(rule: P, isOn: boolean): P {
  const { off: _, ...rest } = rule;
  return (isOn ? rest : { ...rest, off: true }) as P;
}

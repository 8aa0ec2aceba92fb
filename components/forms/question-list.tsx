"use client";

import { Plus } from "lucide-react";
import { QuestionRow } from "@/components/forms/question-row";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { FormField } from "@/lib/engine/forms";
import { t } from "@/lib/language";

/** A question with a key of its own, which stays when it is moved or kept as something else. */
export type Question = FormField & { key: number };

export interface QuestionListProps {
  questions: readonly Question[];
  onChange: (questions: Question[]) => void;
  targets: readonly AttributeDefinition[];
  /** What was refused, by path below `body`. */
  errors: Readonly<Record<string, string>>;
}

/** What a form asks, in its order. */
export function QuestionList({ questions, onChange, targets, errors }: QuestionListProps) {
  const used = new Set(questions.map(({ target }) => target));
  const unused = targets.filter(({ id }) => !used.has(id));

  function move(place: number, by: -1 | 1) {
    const next = [...questions];
    const [moved] = next.splice(place, 1);
    if (moved) next.splice(place + by, 0, moved);
    onChange(next);
  }
  function add() {
    const [target] = unused;
    if (!target) return;
    const key = Math.max(0, ...questions.map((one) => one.key)) + 1;
    const blank = { help: "", isRequired: false, options: [], isLong: false };
    onChange([...questions, { key, target: target.id, label: target.label, ...blank }]);
  }

  return (
    <Card
      title={t("Questions")}
      description={t("UTM tags, the page and the site that led to it are kept by themselves.")}
      isFlush
      actions={
        <Button size="sm" icon={<Plus aria-hidden="true" />} onPress={add}>
          {t("Add a question")}
        </Button>
      }
    >
      {errors.fields ? (
        <p role="alert" className="px-4 pb-2 font-medium text-bad-ink text-xs">
          {errors.fields}
        </p>
      ) : null}
      <ol aria-label={t("Questions")}>
        {questions.map(({ key, ...field }, place) => {
          const type = targets.find(({ id }) => id === field.target)?.type ?? "text";
          const prefix = `fields.${place}.`;
          return (
            <QuestionRow
              key={key}
              field={field}
              type={type}
              targets={targets
                .filter(({ id }) => id === field.target || (id !== "email" && !used.has(id)))
                .map(({ id, label }) => ({ value: id, label }))}
              onChange={(change) =>
                onChange(questions.map((one, i) => (i === place ? { ...one, ...change } : one)))
              }
              onMove={(by) => move(place, by)}
              onRemove={() => onChange(questions.filter((_, i) => i !== place))}
              isFirst={place === 0}
              isLast={place === questions.length - 1}
              errors={errorsBelow(errors, prefix)}
            />
          );
        })}
      </ol>
    </Card>
  );
}

/** Errors of one question; a refused answer stands under the list of answers. */
function errorsBelow(errors: Readonly<Record<string, string>>, prefix: string) {
  const below: Record<string, string> = {};
  for (const [path, message] of Object.entries(errors)) {
    if (path.startsWith(prefix)) below[path.slice(prefix.length).split(".")[0] ?? ""] ??= message;
  }
  return below;
}

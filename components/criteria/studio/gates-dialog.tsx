"use client";

import { Sparkles } from "lucide-react";
import { useMemo, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { MultiSelect } from "@/components/ui/multi-select";
import { Notice } from "@/components/ui/notice";
import { NumberField } from "@/components/ui/number-field";
import { Spinner } from "@/components/ui/spinner";
import { describeCondition } from "@/lib/engine/conditions";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Criteria, Gate } from "@/lib/engine/criteria";
import { type RuleEdit, SQL_COST } from "@/lib/engine/suggest/rejects";
import { numberText } from "@/lib/format";
import { t } from "@/lib/language";
import { newId } from "@/lib/operations/id";
import type { SuggestedGates } from "@/lib/replays/schema";
import { askGates } from "./ask";
import {
  chanceSentence,
  costFor,
  editSentence,
  madeSentence,
  refusalSentence,
  gatesTexts as texts,
} from "./gates-texts";
import { replayedPart } from "./question";
import { namingRule } from "./unfinished";
import { useSuggestion } from "./use-suggestion";

interface GatesDialogProps {
  body: Criteria;
  names: Names;
  /** On the button that takes a gate. */
  takeLabel: string;
  onTake: (gate: Gate) => void;
  /** Why taking one did not succeed. */
  problem?: string | undefined;
}

/** Turns what sales rejected into gates, best first, each taken over only when asked. */
export function GatesDialog({ body, names, takeLabel, onTake, problem }: GatesDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const [reasons, setReasons] = useState<string[] | null>(null);
  const [sqlCost, setSqlCost] = useState<number>(SQL_COST);
  const question = useMemo(
    () =>
      isOpen
        ? JSON.stringify({ body: replayedPart(body), sqlCost, ...(reasons ? { reasons } : {}) })
        : null,
    [isOpen, body, reasons, sqlCost],
  );
  const { answer, isUpdating } = useSuggestion(question, askGates);
  const found = answer?.ok ? answer.value : null;
  return (
    <>
      <Button icon={<Sparkles aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.open}
      </Button>
      <Dialog
        isOpen={isOpen}
        onOpenChange={setOpen}
        size="lg"
        title={texts.title}
        description={texts.about}
        footer={<Button onPress={() => setOpen(false)}>{texts.close}</Button>}
      >
        <div className="flex flex-col gap-4">
          {answer?.ok === false ? (
            <Refusal failure={namingRule(answer, body)} />
          ) : (
            <FormError message={problem} />
          )}
          {found ? (
            <div className="grid items-start gap-3 sm:grid-cols-[1fr_14rem]">
              <MultiSelect
                label={texts.reasons}
                options={found.reasons.map(({ id, label, leads }) => ({
                  value: id,
                  label: `${label} (${numberText(leads)})`,
                }))}
                value={reasons ?? found.chosen}
                onChange={setReasons}
              />
              <NumberField
                label={texts.cost}
                description={texts.costHint}
                value={sqlCost}
                minValue={0}
                maxValue={100}
                suffix={texts.costUnit}
                onNumber={setSqlCost}
              />
            </div>
          ) : null}
          <p role="status" className="-my-2 flex min-h-5 items-center gap-2 text-ink-muted">
            {isUpdating ? (
              <>
                <Spinner /> {texts.thinking}
              </>
            ) : null}
          </p>
          {found ? (
            <Found
              {...{ found, sqlCost, names, takeLabel, onTake, isUpdating }}
              onSqlCost={setSqlCost}
            />
          ) : null}
        </div>
      </Dialog>
    </>
  );
}

function gateFor({ attribute, op, value }: RuleEdit, names: Names): Gate {
  const when = { kind: "attribute" as const, attribute, op, value };
  return {
    id: newId(),
    label: describeCondition(when, names).slice(0, 120),
    kind: "exclude",
    when,
  };
}

function Found({
  found,
  sqlCost,
  names,
  takeLabel,
  onTake,
  isUpdating,
  onSqlCost,
}: Omit<GatesDialogProps, "body" | "problem"> & {
  found: SuggestedGates;
  sqlCost: number;
  isUpdating: boolean;
  onSqlCost: (cost: number) => void;
}) {
  const refusal = refusalSentence(found, sqlCost, (edit) => gateFor(edit, names).label);
  const cost = found.nearest && costFor(found.nearest);
  if (refusal) {
    return (
      <Notice
        title={refusal.title}
        action={
          cost === null ? null : (
            <Button size="sm" isDisabled={isUpdating} onPress={() => onSqlCost(cost)}>
              {texts.cheaper(cost)}
            </Button>
          )
        }
      >
        {refusal.text}
      </Notice>
    );
  }
  return (
    <ol className="flex flex-col gap-3">
      {found.edits.map((edit) => {
        const gate = gateFor(edit, names);
        return (
          <li
            key={gate.label}
            className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 rounded-md border border-line p-3"
          >
            <div className="flex min-w-60 flex-1 flex-col gap-1">
              <h3 className="font-medium">
                {t("Shut out:")} {gate.label}
              </h3>
              <p>{editSentence(edit)}</p>
              <p>{madeSentence(found.made, edit.made)}</p>
              <p className="text-ink-muted text-xs">{chanceSentence(edit.chance, found.tried)}</p>
            </div>
            <Button
              size="sm"
              variant="primary"
              aria-label={`${takeLabel}: ${gate.label}`}
              isDisabled={isUpdating}
              onPress={() => onTake(gate)}
            >
              {takeLabel}
            </Button>
          </li>
        );
      })}
    </ol>
  );
}

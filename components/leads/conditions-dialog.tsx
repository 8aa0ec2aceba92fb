"use client";

import { useEffect, useMemo, useState } from "react";
import { ConditionBuilder } from "@/components/criteria/conditions/builder";
import { useConditionTools } from "@/components/criteria/conditions/use-condition-tools";
import { EditorToolsProvider } from "@/components/criteria/editor-tools";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { FormError } from "@/components/ui/form-error";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { Condition } from "@/lib/engine/conditions";
import { filterNames, filterProblem, whereText } from "@/lib/leads/schema/conditions";
import { conditionsTexts as texts } from "./conditions-texts";
import { fetchJson } from "./fetch-json";

const FIRST: Condition = { kind: "attribute", attribute: "lead.stage", op: "is", value: "" };
const AT = "where";

export interface ConditionsDialogProps {
  where: Condition | undefined;
  onChange: (where: Condition | undefined) => void;
  /** The workspace's own ones. */
  custom: readonly AttributeDefinition[];
  /** Names of people who may own leads, as suggestions. */
  owners: readonly string[];
  onClose: () => void;
}

/** Edits the list's conditions, with the fields that criteria and segments have. */
export default function ConditionsDialog({
  where,
  onChange,
  custom,
  owners,
  onClose,
}: ConditionsDialogProps) {
  const [condition, setCondition] = useState<Condition>(where ?? FIRST);
  const [showsProblems, setShowsProblems] = useState(false);
  const names = useMemo(() => filterNames(custom), [custom]);
  const known = useKnownValues(owners);
  const { tools, isSound } = useConditionTools({
    condition,
    at: AT,
    names,
    known,
    showsProblems,
  });
  const message = isSound ? wholeProblem(condition, names) : null;
  const choose = (next: Condition | undefined) => {
    onChange(next);
    onClose();
  };
  return (
    <FormDialog
      title={texts.title}
      description={texts.about}
      size="lg"
      action={texts.show}
      isPending={false}
      onSubmit={() => {
        setShowsProblems(true);
        if (isSound && message === null) choose(condition);
      }}
      onClose={onClose}
    >
      <FormError message={showsProblems && message !== null ? message : undefined} />
      <EditorToolsProvider tools={tools}>
        <ConditionBuilder
          condition={condition}
          onChange={setCondition}
          path={AT}
          kinds={["attribute"]}
        />
      </EditorToolsProvider>
      {where ? (
        <Button variant="ghost" className="self-start" onPress={() => choose(undefined)}>
          {texts.clear}
        </Button>
      ) : null}
    </FormDialog>
  );
}

/** What no field of theirs can show: that they are too many for an address, or name no day. */
function wholeProblem(condition: Condition, names: Parameters<typeof filterProblem>[1]) {
  const read = whereText.safeParse(JSON.stringify(condition));
  return read.success
    ? filterProblem(condition, names)
    : (read.error.issues[0]?.message ?? texts.problem);
}

/** Values that recent leads have, by attribute. */
function useKnownValues(owners: readonly string[]) {
  const [values, setValues] = useState<Record<string, string[]>>({});
  useEffect(() => {
    const abort = new AbortController();
    fetchJson<Record<string, string[]>>("/api/leads/values", abort.signal).then((outcome) => {
      if (outcome.ok) setValues(outcome.value);
    });
    return () => abort.abort();
  }, []);
  return useMemo(
    () => ({ attributes: { ...values, "lead.owner": [...owners] }, properties: {} }),
    [values, owners],
  );
}

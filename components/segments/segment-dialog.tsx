"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ConditionBuilder } from "@/components/criteria/conditions/builder";
import { useConditionTools } from "@/components/criteria/conditions/use-condition-tools";
import { EditorToolsProvider } from "@/components/criteria/editor-tools";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { KnownValues } from "@/lib/criteria/schema";
import type { Condition } from "@/lib/engine/conditions";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Outcome } from "@/lib/operations/outcome";
import { changeSegmentAction, createSegmentAction } from "@/lib/segments/actions";
import type { Segment } from "@/lib/segments/schema";
import { LeadCount } from "./lead-count";
import { segmentTexts as texts } from "./texts";

const AT = "condition";
const FIRST: Condition = { kind: "attribute", attribute: "employees", op: "atLeast", value: "" };

interface Draft {
  name: string;
  description: string;
  condition: Condition;
}

/** What was typed over conditions that a colleague has changed since is not offered again. */
function keyOf(segment: Segment | undefined): string {
  return segment ? `segment ${segment.id} ${segment.version}` : "segment";
}

/** Defines a segment, or changes one. */
export function SegmentDialog({
  segment,
  names,
  known,
}: {
  segment?: Segment;
  names: Names;
  known: KnownValues;
}) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {segment ? (
        <Button
          size="sm"
          aria-label={texts.changeNamed(segment.name)}
          onPress={() => setOpen(true)}
        >
          {texts.change}
        </Button>
      ) : (
        <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
          {texts.new}
        </Button>
      )}
      {isOpen ? (
        <SegmentForm segment={segment} names={names} known={known} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function SegmentForm({
  segment,
  names,
  known,
  onClose,
}: {
  segment: Segment | undefined;
  names: Names;
  known: KnownValues;
  onClose: () => void;
}) {
  const router = useRouter();
  const [draft, change, clearDraft] = useKeptFields<Draft>(keyOf(segment), {
    name: segment?.name ?? "",
    description: segment?.description ?? "",
    condition: segment?.condition ?? FIRST,
  });
  const { condition } = draft;
  const [showsProblems, setShowsProblems] = useState(false);
  const { run, isPending, fields, failure } = useAction(
    (facts: Parameters<typeof createSegmentAction>[0]): Promise<Outcome<unknown>> =>
      segment
        ? changeSegmentAction({ ...facts, id: segment.id, version: segment.version })
        : createSegmentAction(facts),
  );
  const { tools, isSound } = useConditionTools({
    condition,
    at: AT,
    names,
    known,
    showsProblems,
  });

  const isNameless = draft.name.trim() === "";

  async function submit() {
    setShowsProblems(true);
    if (!isSound || isNameless) return;
    const outcome = await run(draft);
    if (!outcome.ok) return;
    clearDraft();
    onClose();
    router.refresh();
  }

  return (
    <FormDialog
      title={segment ? texts.changeTitle : texts.new}
      size="lg"
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.name}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={showsProblems && isNameless ? texts.nameMissing : fields.name}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <TextArea
        label={texts.description}
        description={texts.descriptionHint}
        value={draft.description}
        onChange={(description) => change({ description })}
        error={fields.description}
        rows={2}
      />
      <div className="flex min-w-0 flex-col gap-2">
        <p className="font-medium">{texts.conditions}</p>
        <EditorToolsProvider tools={tools}>
          <ConditionBuilder
            condition={condition}
            onChange={(next) => change({ condition: next })}
            path={AT}
            kinds={["attribute"]}
          />
        </EditorToolsProvider>
        <LeadCount condition={isSound ? condition : null} />
      </div>
    </FormDialog>
  );
}

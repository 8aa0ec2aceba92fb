"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useMemo, useState } from "react";
import { ConditionBuilder } from "@/components/criteria/conditions/builder";
import { EditorToolsProvider } from "@/components/criteria/editor-tools";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import type { KnownValues } from "@/lib/criteria/schema";
import { type Condition, conditionProblems } from "@/lib/engine/conditions";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Outcome } from "@/lib/operations/outcome";
import { changeSegmentAction, createSegmentAction } from "@/lib/segments/actions";
import type { Segment } from "@/lib/segments/schema";
import { LeadCount } from "./lead-count";
import { segmentTexts as texts } from "./texts";

const AT = "condition";
const FIRST: Condition = { kind: "attribute", attribute: "employees", op: "atLeast", value: "" };

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
        <Button variant="primary" onPress={() => setOpen(true)}>
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
  const [condition, setCondition] = useState<Condition>(segment?.condition ?? FIRST);
  const [showsProblems, setShowsProblems] = useState(false);
  const { run, isPending, fields, message } = useAction(
    (facts: Parameters<typeof createSegmentAction>[0]): Promise<Outcome<unknown>> =>
      segment
        ? changeSegmentAction({ ...facts, id: segment.id, version: segment.version })
        : createSegmentAction(facts),
  );
  const problems = useMemo(() => {
    const found = conditionProblems(condition, [AT], names);
    return new Map(found.map(({ path, message: words }) => [path.join("."), words]));
  }, [condition, names]);
  const tools = useMemo(() => {
    const shown: ReadonlyMap<string, string> = showsProblems ? problems : new Map();
    return {
      names,
      known,
      problemAt: (path: string) => shown.get(path),
      problemWithin: (path: string) => [...shown].find(([at]) => at.startsWith(path))?.[1],
    };
  }, [names, known, problems, showsProblems]);
  const form = `segment-${segment?.id ?? "new"}`;

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    setShowsProblems(true);
    if (problems.size > 0) return;
    const given = new FormData(event.currentTarget);
    const facts = { name: textOf(given, "name"), description: textOf(given, "description") };
    const outcome = await run({ ...facts, condition });
    if (!outcome.ok) return;
    onClose();
    router.refresh();
  }

  return (
    <Dialog
      title={segment ? texts.changeTitle : texts.new}
      size="lg"
      isOpen
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose();
      }}
      footer={(close) => (
        <>
          <Button onPress={close}>{texts.cancel}</Button>
          <Button type="submit" form={form} variant="primary" isPending={isPending}>
            {texts.save}
          </Button>
        </>
      )}
    >
      <form id={form} onSubmit={submit} className="flex min-w-0 flex-col gap-4">
        <FormError message={message} />
        <TextField
          label={texts.name}
          name="name"
          defaultValue={segment?.name ?? ""}
          error={fields.name}
          autoComplete="off"
          autoFocus
          isRequired
        />
        <TextArea
          label={texts.description}
          name="description"
          description={texts.descriptionHint}
          defaultValue={segment?.description ?? ""}
          error={fields.description}
          rows={2}
        />
        <div className="flex min-w-0 flex-col gap-2">
          <p className="font-medium">{texts.conditions}</p>
          <EditorToolsProvider tools={tools}>
            <ConditionBuilder
              condition={condition}
              onChange={setCondition}
              path={AT}
              kinds={["attribute"]}
            />
          </EditorToolsProvider>
          <LeadCount condition={problems.size === 0 ? condition : null} />
        </div>
      </form>
    </Dialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { refusalLines } from "@/components/lead-moves/refusal-lines";
import { FormDialog } from "@/components/ui/form-dialog";
import { ProgressBar } from "@/components/ui/meter";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { LeadFilter } from "@/lib/leads/schema";
import type { EditedLeads } from "@/lib/leads/schema/many-edits";
import type { Failure } from "@/lib/operations/outcome";
import type { BulkTools } from "./bulk-bar";
import { bulkTexts as texts } from "./bulk-texts";
import { type ChosenLead, type Edit, editAll, readAll } from "./bulk-work";
import { FactField } from "./fact-field";

const OWNER = "owner";
/** Lists do without empty ids. */
const NOBODY = "nobody";

interface EditDialogProps {
  /** Null: all of the filter. */
  chosen: readonly ChosenLead[] | null;
  count: number;
  filter: LeadFilter;
  tools: BulkTools;
  onClose: () => void;
  /** Called with those that were not changed. */
  onDone: (stay: ReadonlySet<string>) => void;
}

/** Gives many leads the same owner or fact. */
export function EditDialog({ chosen, count, filter, tools, onClose, onDone }: EditDialogProps) {
  const router = useRouter();
  const { owners, attributes } = tools;
  const [what, setWhat] = useState<string | null>(null);
  const [value, setValue] = useState<AttributeValue | null>(null);
  const [failure, setFailure] = useState<Failure>();
  const [progress, setProgress] = useState<string | null>(null);
  const [share, setShare] = useState<number>();
  const work = useRef<AbortController>(null);
  useEffect(() => () => work.current?.abort(), []);

  const attribute = attributes.find(({ id }) => id === what);
  const edit = editOf(what, value);

  async function submit() {
    if (edit === null) return;
    const stopped = new AbortController();
    work.current = stopped;
    setFailure(undefined);
    setProgress(texts.reading(chosen?.length ?? 0));
    const leads = chosen
      ? ({ ok: true, value: chosen } as const)
      : await readAll(filter, (read) => setProgress(texts.reading(read)), stopped.signal);
    if (leads === null) {
      setProgress(null);
      return;
    }
    const outcome = leads.ok
      ? await editAll(
          leads.value,
          edit,
          (done) => {
            setProgress(texts.working(done, leads.value.length));
            setShare((100 * done) / leads.value.length);
          },
          stopped.signal,
        )
      : leads;
    setProgress(null);
    setShare(undefined);
    if (!outcome.ok) {
      setFailure(outcome);
      return;
    }
    announce(outcome.value, leads.ok ? leads.value : []);
    onDone(new Set(outcome.value.refused.map(({ id }) => id)));
    router.refresh();
  }

  return (
    <FormDialog
      size="sm"
      title={texts.editTitle(count)}
      description={texts.editHint}
      action={texts.apply}
      isPending={progress !== null}
      isDisabled={edit === null}
      onSubmit={submit}
      onClose={progress === null ? onClose : () => work.current?.abort()}
      {...(progress === null ? {} : { closeLabel: texts.stop })}
    >
      <Refusal failure={failure} />
      <Select
        label={texts.what}
        options={[
          ...(owners ? [{ value: OWNER, label: texts.owner }] : []),
          ...attributes.map(({ id, label }) => ({ value: `fact:${id}`, label })),
        ]}
        value={what === null || what === OWNER ? what : `fact:${what}`}
        onChange={(id) => {
          setWhat(id === OWNER ? OWNER : id.slice("fact:".length));
          setValue(null);
        }}
        autoFocus
      />
      {what === OWNER && owners ? (
        <Select
          label={texts.value}
          options={[
            { value: NOBODY, label: texts.nobody },
            ...owners.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={typeof value === "string" ? value : null}
          onChange={setValue}
        />
      ) : null}
      {attribute ? (
        <FactField key={attribute.id} attribute={attribute} value={value} onChange={setValue} />
      ) : null}
      {progress === null ? null : (
        <ProgressBar
          label={texts.progress}
          valueText={progress}
          {...(share === undefined ? {} : { value: share })}
        />
      )}
    </FormDialog>
  );
}

/** Null while it is not complete. */
function editOf(what: string | null, value: AttributeValue | null): Edit | null {
  if (what === null) return null;
  if (what !== OWNER) return { attributes: { [what]: value } };
  return typeof value === "string" ? { ownerId: value === NOBODY ? null : value } : null;
}

function announce({ edited, unchanged, refused }: EditedLeads, leads: readonly ChosenLead[]) {
  const lines = refused.length > 0 ? [refusalLines(leads, refused)] : [];
  if (unchanged > 0) lines.push(texts.unchanged(unchanged));
  toast({
    tone: refused.length > 0 ? "warn" : "good",
    title:
      refused.length > 0
        ? texts.notEdited(refused.length, edited.length + unchanged + refused.length)
        : texts.edited(edited.length),
    ...(lines.length > 0 ? { description: lines.join("\n") } : {}),
  });
}

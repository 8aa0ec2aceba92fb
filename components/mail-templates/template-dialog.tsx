"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { changeTemplateAction, createTemplateAction } from "@/lib/mail-templates/actions";
import type { MailTemplate } from "@/lib/mail-templates/schema";
import type { Outcome } from "@/lib/operations/outcome";
import { templateTexts as texts } from "./texts";

type Draft = Pick<MailTemplate, "name" | "subject" | "body">;

/** What was typed over words that a colleague has changed since is not offered again. */
function keyOf(template: MailTemplate | undefined): string {
  return template ? `template ${template.id} ${template.version}` : "template";
}

/** Writes a template, or changes one. */
export function TemplateDialog({ template }: { template?: MailTemplate }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {template ? (
        <Button
          size="sm"
          aria-label={texts.changeNamed(template.name)}
          onPress={() => setOpen(true)}
        >
          {texts.change}
        </Button>
      ) : (
        <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
          {texts.new}
        </Button>
      )}
      {isOpen ? <TemplateForm template={template} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function TemplateForm({
  template,
  onClose,
}: {
  template: MailTemplate | undefined;
  onClose: () => void;
}) {
  const router = useRouter();
  const [draft, change, clearDraft] = useKeptFields<Draft>(keyOf(template), {
    name: template?.name ?? "",
    subject: template?.subject ?? "",
    body: template?.body ?? "",
  });
  const { run, isPending, fields, failure } = useAction(
    (facts: Draft): Promise<Outcome<unknown>> =>
      template
        ? changeTemplateAction({ ...facts, id: template.id, version: template.version })
        : createTemplateAction(facts),
  );

  async function submit() {
    const outcome = await run(draft);
    if (!outcome.ok) return;
    clearDraft();
    onClose();
    router.refresh();
  }

  return (
    <FormDialog
      title={template ? texts.changeTitle : texts.new}
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.name}
        description={texts.nameHint}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={fields.name}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <TextField
        label={texts.subject}
        value={draft.subject}
        onChange={(subject) => change({ subject })}
        error={fields.subject}
        autoComplete="off"
        isRequired
      />
      <TextArea
        label={texts.body}
        description={texts.fields()}
        value={draft.body}
        onChange={(body) => change({ body })}
        error={fields.body}
        rows={10}
        isRequired
      />
    </FormDialog>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { changeTemplateAction, createTemplateAction } from "@/lib/mail-templates/actions";
import type { MailTemplate } from "@/lib/mail-templates/schema";
import type { Outcome } from "@/lib/operations/outcome";
import { templateTexts as texts } from "./texts";

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
        <Button variant="primary" onPress={() => setOpen(true)}>
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
  const form = useId();
  const { run, isPending, fields, message } = useAction(
    (facts: Parameters<typeof createTemplateAction>[0]): Promise<Outcome<unknown>> =>
      template
        ? changeTemplateAction({ ...facts, id: template.id, version: template.version })
        : createTemplateAction(facts),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const outcome = await run({
      name: textOf(given, "name"),
      subject: textOf(given, "subject"),
      body: textOf(given, "body"),
    });
    if (!outcome.ok) return;
    onClose();
    router.refresh();
  }

  return (
    <Dialog
      title={template ? texts.changeTitle : texts.new}
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
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormError message={message} />
        <TextField
          label={texts.name}
          name="name"
          description={texts.nameHint}
          defaultValue={template?.name ?? ""}
          error={fields.name}
          autoComplete="off"
          autoFocus
          isRequired
        />
        <TextField
          label={texts.subject}
          name="subject"
          defaultValue={template?.subject ?? ""}
          error={fields.subject}
          autoComplete="off"
          isRequired
        />
        <TextArea
          label={texts.body}
          name="body"
          description={texts.fields}
          defaultValue={template?.body ?? ""}
          error={fields.body}
          rows={10}
          isRequired
        />
      </form>
    </Dialog>
  );
}

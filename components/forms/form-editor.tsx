"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { type Question, QuestionList } from "@/components/forms/question-list";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { FormError } from "@/components/ui/form-error";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { Switch } from "@/components/ui/switch";
import { TextArea } from "@/components/ui/text-area";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import type { AttributeDefinition } from "@/lib/engine/attributes";
import type { FormBody } from "@/lib/engine/forms";
import { saveFormAction } from "@/lib/forms/actions";
import { FORM_ACTIVITY_OPTIONS, type FormRow } from "@/lib/forms/schema";
import { t } from "@/lib/language";

export interface FormEditorProps {
  form: Pick<FormRow, "id" | "title" | "slug" | "body" | "version">;
  targets: readonly AttributeDefinition[];
  consentNumber: number | null;
  hasMail: boolean;
}

/** Everything that can be changed of a form; nothing holds before it is saved. */
export function FormEditor({ form, targets, consentNumber, hasMail }: FormEditorProps) {
  const router = useRouter();
  const { run, isPending, fields: refused, message } = useAction(saveFormAction);
  const [title, setTitle] = useState(form.title);
  const [slug, setSlug] = useState(form.slug);
  const [body, setBody] = useState(form.body);
  const [questions, setQuestions] = useState<Question[]>(
    form.body.fields.map((field, key) => ({ key, ...field })),
  );
  const change = (part: Partial<FormBody>) => setBody((now) => ({ ...now, ...part }));
  const errors = Object.fromEntries(
    Object.entries(refused).map(([path, text]) => [path.replace(/^body\./, ""), text]),
  );
  const { consent } = body;
  const fields = questions.map(({ key: _, ...field }) => field);
  const written = { title, slug, body: { ...body, fields } };
  const text = JSON.stringify(written);
  const [savedText, setSavedText] = useState(text);
  useUnsavedWarning(text !== savedText, true);

  async function submit(event: FormEvent) {
    event.preventDefault();
    const { id, version } = form;
    const outcome = await run({ id, version, ...written });
    if (!outcome.ok) return;
    setSavedText(text);
    toast({ title: t("Form saved"), tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex min-w-0 flex-col gap-5">
      <FormError
        message={
          message ??
          (Object.keys(errors).length > 0 ? t("Please look at what is marked.") : undefined)
        }
      />
      <Card title={t("Heading")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label="Name"
            value={title}
            onChange={setTitle}
            error={errors.title}
            isRequired
          />
          <TextField
            label={t("Address")}
            prefix="/f/"
            value={slug}
            onChange={setSlug}
            error={errors.slug}
            description={t("Links to the former address stop working.")}
            isRequired
          />
          <TextArea
            label={t("Introduction")}
            value={body.intro}
            onChange={(intro) => change({ intro })}
            error={errors.intro}
            className="sm:col-span-2"
          />
          <TextField
            label={t("Button")}
            value={body.button}
            onChange={(button) => change({ button })}
            error={errors.button}
            isRequired
          />
          <Select
            label={t("Sending it is a")}
            options={FORM_ACTIVITY_OPTIONS}
            value={body.activity}
            onChange={(activity) => change({ activity })}
            description={t("Criteria can ask for it.")}
          />
        </div>
      </Card>
      <QuestionList
        questions={questions}
        onChange={setQuestions}
        targets={targets}
        errors={errors}
      />
      <Card
        title={t("Consent")}
        description={
          consentNumber === null
            ? t("Each wording is kept as a version; a submission names the one that was seen.")
            : t`The current wording is version ${consentNumber}. Another wording becomes the next version.`
        }
      >
        <div className="flex flex-col gap-3">
          <Switch
            label={t("Ask for consent")}
            isSelected={consent !== null}
            onChange={(isOn) =>
              change({
                consent: isOn
                  ? {
                      text: form.body.consent?.text ?? t("You may write to me about this."),
                      isRequired: false,
                    }
                  : null,
              })
            }
          />
          {consent ? (
            <>
              <TextArea
                label={t("What people agree to")}
                value={consent.text}
                onChange={(text) => change({ consent: { ...consent, text } })}
                error={errors["consent.text"]}
                isRequired
              />
              <Checkbox
                label={t("The form cannot be sent without it")}
                isSelected={consent.isRequired}
                onChange={(isRequired) => change({ consent: { ...consent, isRequired } })}
              />
            </>
          ) : null}
        </div>
      </Card>
      <Card title={t("After sending")}>
        <div className="flex flex-col gap-4">
          <Switch
            label={t("Count it only when the address is confirmed by a link in a mail")}
            isSelected={body.isConfirmed}
            onChange={(isConfirmed) => change({ isConfirmed })}
          />
          {body.isConfirmed && !hasMail ? (
            <Notice tone="warn" title={t("Mail is not set up")}>
              {t(
                "Nobody can confirm an address until it is: the mails are kept in Settings, Mail.",
              )}
            </Notice>
          ) : null}
          <TextArea
            label={t("Thank-you text")}
            value={body.thanks}
            onChange={(thanks) => change({ thanks })}
            error={errors.thanks}
            isRequired
          />
          <TextField
            label={t("Then go to")}
            value={body.redirect ?? ""}
            onChange={(text) => change({ redirect: text.trim() === "" ? null : text })}
            placeholder="https://www.example.com/thanks"
            description={t("Empty: the thank-you text stays.")}
            error={errors.redirect}
          />
        </div>
      </Card>
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {t("Save the form")}
        </Button>
      </div>
    </form>
  );
}

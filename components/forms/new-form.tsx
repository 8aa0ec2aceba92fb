"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { formTexts as texts } from "@/components/forms/form-texts";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { TextField } from "@/components/ui/text-field";
import { createFormAction } from "@/lib/forms/actions";
import { t } from "@/lib/language";

/** Starts a form and opens it. */
export function NewForm() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.newForm}
      </Button>
      {isOpen ? <NewFormDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function NewFormDialog({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [title, setTitle, clearTitle] = useKept("new form", "");
  const { run, isPending, fields, failure } = useAction(createFormAction);

  async function submit() {
    const outcome = await run({ title: title.trim() });
    if (!outcome.ok) return;
    clearTitle();
    router.push(`/forms/${outcome.value.id}`);
  }

  return (
    <FormDialog
      title={texts.newForm}
      description={t("It starts with name, email and company; you can change all of it.")}
      action={t("Make the form")}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label="Name"
        value={title}
        onChange={setTitle}
        placeholder={t("Ask for a demo")}
        description={t("People see it above the form.")}
        error={fields.title}
        autoComplete="off"
        autoFocus
        isRequired
      />
    </FormDialog>
  );
}

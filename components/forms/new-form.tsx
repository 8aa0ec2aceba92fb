"use client";

import { Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { formTexts as texts } from "@/components/forms/form-texts";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "@/components/ui/text-field";
import { createFormAction } from "@/lib/forms/actions";

const FORM = "new-form";

/** Starts a form and opens it. */
export function NewForm() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const { run, isPending, fields, message, clear } = useAction(createFormAction);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await run({ title: textOf(new FormData(event.currentTarget), "title") });
    if (outcome.ok) router.push(`/forms/${outcome.value.id}`);
  }

  return (
    <>
      <Button variant="primary" icon={<Plus aria-hidden="true" />} onPress={() => setOpen(true)}>
        {texts.newForm}
      </Button>
      <Dialog
        title={texts.newForm}
        description="It starts with name, email and company; you can change all of it."
        isOpen={isOpen}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) clear();
        }}
        footer={(close) => (
          <>
            <Button onPress={close}>Cancel</Button>
            <Button type="submit" form={FORM} variant="primary" isPending={isPending}>
              Make the form
            </Button>
          </>
        )}
      >
        <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
          <FormError message={message} />
          <TextField
            label="Name"
            name="title"
            placeholder="Ask for a demo"
            description="People see it above the form."
            error={fields.title}
            autoComplete="off"
            autoFocus
            isRequired
          />
        </form>
      </Dialog>
    </>
  );
}

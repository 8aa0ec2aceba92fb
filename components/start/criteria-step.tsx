"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { RadioGroup, type RadioOption } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { createDraft } from "@/lib/criteria/actions";
import { startTexts } from "./texts";

/** Makes the first draft from a template and opens it. */
export function CriteriaStep({ templates }: { templates: readonly RadioOption<string>[] }) {
  const router = useRouter();
  const [template, setTemplate] = useState(templates[0]?.value ?? "");
  const { run, isPending, fields, failure } = useAction(createDraft);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = textOf(new FormData(event.currentTarget), "name");
    const outcome = await run({ name, template });
    if (outcome.ok) router.push(`/criteria/${outcome.value.id}`);
  }

  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <Refusal failure={failure} />
      <RadioGroup
        label={startTexts.template}
        options={templates}
        value={template}
        onChange={setTemplate}
      />
      <TextField
        label={startTexts.draftName}
        name="name"
        defaultValue={startTexts.draftNameOf}
        error={fields.name}
        maxLength={80}
        className="max-w-sm"
        isRequired
      />
      <div>
        <Button type="submit" variant="primary" isPending={isPending}>
          {startTexts.createDraft}
        </Button>
      </div>
    </form>
  );
}

"use client";

import { KeyRound } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Role } from "@/lib/engine/roles";
import { createKeyAction } from "@/lib/users/actions";

const FORM = "key-form";

/** Makes an API key and shows it, once. */
export function KeyDialog() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("marketer");
  const [key, setKey] = useState<string | null>(null);
  const { run, isPending, fields, message, clear } = useAction(createKeyAction);

  function change(next: boolean) {
    setOpen(next);
    if (next) return;
    setKey(null);
    clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await run({ name: textOf(new FormData(event.currentTarget), "name"), role });
    if (!outcome.ok) return;
    setKey(outcome.value.token);
    router.refresh();
  }

  return (
    <>
      <Button
        variant="primary"
        icon={<KeyRound aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        New key
      </Button>
      <Dialog
        title={key ? "Copy the key now" : "New API key"}
        description={
          key
            ? "It is shown only this once. Keep it like a password."
            : "For a program that reads reports or imports CSV files: docs/api.md has examples."
        }
        isOpen={isOpen}
        onOpenChange={change}
        isDismissable={key === null}
        footer={(close) =>
          key ? (
            <Button variant="primary" onPress={close}>
              Done
            </Button>
          ) : (
            <>
              <Button onPress={close}>Cancel</Button>
              <Button type="submit" form={FORM} variant="primary" isPending={isPending}>
                Make the key
              </Button>
            </>
          )
        }
      >
        {key ? (
          <CopyField label="API key" value={key} />
        ) : (
          <form id={FORM} onSubmit={submit} className="flex flex-col gap-4">
            <FormError message={message} />
            <TextField
              label="What is it for?"
              name="name"
              placeholder="Weekly report"
              error={fields.name}
              autoComplete="off"
              autoFocus
              isRequired
            />
            <Select
              label="It may do what this role may"
              options={roleOptions}
              value={role}
              onChange={setRole}
            />
          </form>
        )}
      </Dialog>
    </>
  );
}

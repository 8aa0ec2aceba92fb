"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { peopleTexts } from "@/components/people/texts";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import { changePasswordAction, renameSelfAction } from "@/lib/users/actions";

export function NameForm({ name, email, role }: { name: string; email: string; role: string }) {
  const router = useRouter();
  const { run, isPending, fields, failure } = useAction(renameSelfAction);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await run({ name: textOf(new FormData(event.currentTarget), "name") });
    if (!outcome.ok) return;
    toast({ title: t("Name saved"), tone: "good" });
    router.refresh();
  }

  return (
    <form onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <Refusal failure={failure} />
      <TextField
        label="Name"
        name="name"
        defaultValue={name}
        error={fields.name}
        autoComplete="name"
        isRequired
      />
      <TextField
        label={peopleTexts.email}
        value={email}
        description={t`Your role is ${role}. An admin can change it.`}
        isReadOnly
      />
      <div>
        <Button type="submit" isPending={isPending}>
          {t("Save name")}
        </Button>
      </div>
    </form>
  );
}

export function PasswordForm({ email }: { email: string }) {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const { run, isPending, fields, failure, refuse } = useAction(changePasswordAction);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const outcome = await run({
      current: textOf(given, "current"),
      password: textOf(given, "password"),
    });
    if (!outcome.ok) return;
    if (!outcome.value.changed) return refuse(t("Your current password is not right."));
    form.current?.reset();
    toast({ title: t("Password changed"), description: t("Your other browsers were signed out.") });
    router.refresh();
  }

  return (
    <form ref={form} method="post" onSubmit={submit} className="flex max-w-sm flex-col gap-4">
      <Refusal failure={failure} />
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <TextField
        label={peopleTexts.currentPassword}
        name="current"
        type="password"
        error={fields.current}
        autoComplete="current-password"
        isRequired
      />
      <TextField
        label={peopleTexts.newPassword}
        name="password"
        type="password"
        description={peopleTexts.passwordHelp}
        error={fields.password}
        autoComplete="new-password"
        isRequired
      />
      <div>
        <Button type="submit" isPending={isPending}>
          {t("Change password")}
        </Button>
      </div>
    </form>
  );
}

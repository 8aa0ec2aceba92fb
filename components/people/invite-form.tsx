"use client";

import type { FormEvent } from "react";
import { enter } from "@/components/people/enter";
import { peopleTexts } from "@/components/people/texts";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";
import { acceptInviteAction, redeemResetAction } from "@/lib/users/actions";

/** What a link asks of its holder: a name and password to join, or only a new password. */
export function InviteForm({
  token,
  email,
  kind,
}: {
  token: string;
  email: string;
  kind: "invite" | "reset";
}) {
  const isInvite = kind === "invite";
  const { run, isPending, fields, message } = useAction(
    async (given: { name: string; password: string }) =>
      isInvite
        ? acceptInviteAction({ token, ...given })
        : redeemResetAction({ token, password: given.password }),
  );

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const password = textOf(form, "password");
    const outcome = await run({ name: textOf(form, "name"), password });
    if (!outcome.ok) return;
    const refused = await enter("password", { email, password }, "/").catch(() => "lost");
    if (refused !== null) window.location.assign("/sign-in");
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormError message={message} />
      <TextField
        label={peopleTexts.email}
        type="email"
        value={email}
        autoComplete="username"
        isReadOnly
      />
      {isInvite ? (
        <TextField
          label={peopleTexts.name}
          name="name"
          error={fields.name}
          autoComplete="name"
          autoFocus
          isRequired
        />
      ) : null}
      <TextField
        label={isInvite ? peopleTexts.password : peopleTexts.newPassword}
        name="password"
        type="password"
        description={peopleTexts.passwordHelp}
        error={fields.password}
        autoComplete="new-password"
        autoFocus={!isInvite}
        isRequired
      />
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        {isInvite ? t("Join") : t("Set the password")}
      </Button>
    </form>
  );
}

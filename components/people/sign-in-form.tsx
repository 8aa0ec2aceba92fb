"use client";

import { type FormEvent, useState } from "react";
import { enter, enterByProvider } from "@/components/people/enter";
import { peopleTexts } from "@/components/people/texts";
import { LOST_CONNECTION, textOf } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/form-error";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";

export interface SignInFormProps {
  to: string;
  /** Name of the identity provider, if there is one. */
  oidc: string | null;
  /** What the last attempt ended with, already in words. */
  problem: string | null;
}

export function SignInForm({ to, oidc, problem }: SignInFormProps) {
  const [message, setMessage] = useState(problem);
  const [isPending, setPending] = useState(false);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setPending(true);
    setMessage(null);
    const given = { email: textOf(form, "email"), password: textOf(form, "password") };
    const refused = await enter("password", given, to).catch(() => "lost");
    if (refused === null) return;
    setPending(false);
    if (refused === "lost") setMessage(t(LOST_CONNECTION));
    else setMessage(refused === "throttled" ? peopleTexts.throttled : peopleTexts.wrong);
  }

  return (
    <div className="flex flex-col gap-4">
      <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
        <FormError message={message ?? undefined} />
        <TextField
          label={peopleTexts.email}
          name="email"
          type="email"
          autoComplete="username"
          autoFocus
          isRequired
        />
        <TextField
          label={peopleTexts.password}
          name="password"
          type="password"
          autoComplete="current-password"
          isRequired
        />
        <Button type="submit" variant="primary" size="lg" isPending={isPending}>
          {peopleTexts.signIn}
        </Button>
      </form>
      {oidc ? (
        <>
          <p className="flex items-center gap-3 text-ink-faint text-xs before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
            {peopleTexts.or}
          </p>
          <Button size="lg" onPress={() => void enterByProvider(to)}>
            {peopleTexts.signInWith(oidc)}
          </Button>
        </>
      ) : null}
      <p className="text-ink-muted text-xs">{peopleTexts.forgot}</p>
    </div>
  );
}

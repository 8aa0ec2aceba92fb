"use client";

import { type FormEvent, useEffect, useState } from "react";
import { enter } from "@/components/people/enter";
import { peopleTexts } from "@/components/people/texts";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ComboBox } from "@/components/ui/combo-box";
import { FormError } from "@/components/ui/form-error";
import type { Option } from "@/components/ui/options";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";
import { setUpAction } from "@/lib/users/actions";
import { zoneToday } from "./zone-today";

export interface SetupFormProps {
  /** The code of the address; null when this server asks for none. */
  token: string | null;
  zones: readonly Option[];
  currencies: readonly Option[];
}

/** Names the workspace and makes its first admin. */
export function SetupForm({ token, zones, currencies }: SetupFormProps) {
  const { run, isPending, fields, message } = useAction(setUpAction);
  const [timeZone, setTimeZone] = useState<string | null>("UTC");
  const [currency, setCurrency] = useState<string | null>("USD");

  useEffect(() => {
    const own = zoneToday(Intl.DateTimeFormat().resolvedOptions().timeZone);
    if (zones.some((zone) => zone.value === own)) setTimeZone(own);
  }, [zones]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const email = textOf(form, "email");
    const password = textOf(form, "password");
    const outcome = await run({
      token: textOf(form, "token"),
      workspaceName: textOf(form, "workspaceName"),
      timeZone: timeZone ?? "",
      currency: currency ?? "",
      name: textOf(form, "name"),
      email,
      password,
    });
    if (!outcome.ok) return;
    const refused = await enter("password", { email, password }, "/").catch(() => "lost");
    if (refused !== null) window.location.assign("/sign-in");
  }

  return (
    <form method="post" noValidate onSubmit={submit} className="flex flex-col gap-4">
      <FormError message={message} />
      {token === null ? null : (
        <TextField
          label={t("Setup code")}
          name="token"
          defaultValue={token}
          description={t("It is printed where the server was started.")}
          error={fields.token}
          autoComplete="off"
          autoFocus={token === ""}
          isRequired
        />
      )}
      <TextField
        label={t("Workspace name")}
        name="workspaceName"
        placeholder={t("Your company or team")}
        error={fields.workspaceName}
        autoComplete="organization"
        autoFocus={token !== ""}
        isRequired
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <ComboBox
          label={t("Time zone")}
          options={zones}
          value={timeZone}
          onChange={setTimeZone}
          error={fields.timeZone}
          description={t("Days and business hours count by it.")}
          isRequired
        />
        <ComboBox
          label={t("Currency")}
          options={currencies}
          value={currency}
          onChange={setCurrency}
          error={fields.currency}
          description={t("Costs and CAC are shown in it.")}
          isRequired
        />
      </div>
      <hr className="border-line" />
      <TextField
        label={peopleTexts.name}
        name="name"
        error={fields.name}
        autoComplete="name"
        isRequired
      />
      <TextField
        label={peopleTexts.email}
        name="email"
        type="email"
        error={fields.email}
        autoComplete="username"
        isRequired
      />
      <TextField
        label={peopleTexts.password}
        name="password"
        type="password"
        description={peopleTexts.passwordHelp}
        error={fields.password}
        autoComplete="new-password"
        isRequired
      />
      <Button type="submit" variant="primary" size="lg" isPending={isPending}>
        {t("Create the workspace")}
      </Button>
    </form>
  );
}

"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Role } from "@/lib/engine/roles";
import { createInviteAction } from "@/lib/users/actions";
import { startTexts } from "./texts";

/** Invites people one after the other; their links stay until the page is left. */
export function TeamStep() {
  const router = useRouter();
  const form = useRef<HTMLFormElement>(null);
  const [role, setRole] = useState<Role>("marketer");
  const [links, setLinks] = useState<{ email: string; link: string }[]>([]);
  const { run, isPending, fields, failure } = useAction(createInviteAction);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = textOf(new FormData(event.currentTarget), "email").trim();
    const outcome = await run({ email, role });
    if (!outcome.ok) return;
    const link = `${window.location.origin}${outcome.value.path}`;
    // A second invitation ends the first.
    setLinks((made) => [...made.filter((one) => one.email !== email), { email, link }]);
    form.current?.reset();
    router.refresh();
  }

  return (
    <div className="flex flex-col gap-4">
      <form ref={form} noValidate onSubmit={submit} className="flex flex-col gap-3">
        <Refusal failure={failure} />
        <div className="grid items-start gap-3 sm:grid-cols-[minmax(0,1fr)_12rem_auto]">
          <TextField
            label={startTexts.email}
            name="email"
            type="email"
            error={fields.email}
            autoComplete="off"
            isRequired
          />
          <Select label={startTexts.role} options={roleOptions} value={role} onChange={setRole} />
          <Button type="submit" isPending={isPending} className="sm:mt-5">
            {startTexts.makeLink}
          </Button>
        </div>
      </form>
      {links.length > 0 ? (
        <div className="flex flex-col gap-3">
          <p className="text-ink-muted">{startTexts.sendLinks}</p>
          {links.map(({ email, link }) => (
            <CopyField key={email} label={startTexts.linkFor(email)} value={link} />
          ))}
        </div>
      ) : null}
    </div>
  );
}

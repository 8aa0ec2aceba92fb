"use client";

import { UserPlus } from "lucide-react";
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
import { t } from "@/lib/language";
import { createInviteAction } from "@/lib/users/actions";

const FORM = "invite-form";

/** Asks for address and role, then shows the link to send. */
export function InviteDialog() {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("sdr");
  const [link, setLink] = useState<string | null>(null);
  const { run, isPending, fields, message, clear } = useAction(createInviteAction);

  function change(next: boolean) {
    setOpen(next);
    if (next) return;
    setLink(null);
    clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const outcome = await run({ email: textOf(new FormData(event.currentTarget), "email"), role });
    if (!outcome.ok) return;
    setLink(`${window.location.origin}${outcome.value.path}`);
    router.refresh();
  }

  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {t("Invite")}
      </Button>
      <Dialog
        title={link ? t("Send this link") : t("Invite somebody")}
        description={
          link
            ? t("It works once, within 7 days, and is shown only now.")
            : t("You get a link to send them; they choose their own password.")
        }
        isOpen={isOpen}
        onOpenChange={change}
        footer={(close) =>
          link ? (
            <Button variant="primary" onPress={close}>
              {t("Done")}
            </Button>
          ) : (
            <>
              <Button onPress={close}>{t("Cancel")}</Button>
              <Button type="submit" form={FORM} variant="primary" isPending={isPending}>
                {t("Make the link")}
              </Button>
            </>
          )
        }
      >
        {link ? (
          <CopyField label={t("Invitation link")} value={link} />
        ) : (
          <form id={FORM} noValidate onSubmit={submit} className="flex flex-col gap-4">
            <FormError message={message} />
            <TextField
              label={t("Email")}
              name="email"
              type="email"
              error={fields.email}
              autoComplete="off"
              autoFocus
              isRequired
            />
            <Select label={t("Role")} options={roleOptions} value={role} onChange={setRole} />
          </form>
        )}
      </Dialog>
    </>
  );
}

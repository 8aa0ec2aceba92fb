"use client";

import { UserPlus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import type { Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { createInviteAction } from "@/lib/users/actions";

interface Draft {
  email: string;
  role: Role;
}

/** Asks for address and role, then shows the link to send. */
export function InviteDialog() {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="primary"
        icon={<UserPlus aria-hidden="true" />}
        onPress={() => setOpen(true)}
      >
        {t("Invite")}
      </Button>
      {isOpen ? <InviteForm onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function InviteForm({ onClose }: { onClose: () => void }) {
  const router = useRouter();
  const [draft, change, clearDraft] = useKeptFields<Draft>("invite", { email: "", role: "sdr" });
  const [link, setLink] = useState<string | null>(null);
  const { run, isPending, fields, failure } = useAction(createInviteAction);

  async function submit() {
    const outcome = await run(draft);
    if (!outcome.ok) return;
    clearDraft();
    setLink(`${window.location.origin}${outcome.value.path}`);
    router.refresh();
  }

  return (
    <FormDialog
      title={link ? t("Send this link") : t("Invite somebody")}
      description={
        link
          ? t("It works once, within 7 days, and is shown only now.")
          : t("You get a link to send them; they choose their own password.")
      }
      action={t("Make the link")}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      {...(link
        ? { result: <CopyField label={t("Invitation link")} value={link} autoFocus /> }
        : {})}
    >
      <Refusal failure={failure} />
      <TextField
        label={t("Email")}
        type="email"
        value={draft.email}
        onChange={(email) => change({ email })}
        error={fields.email}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <Select
        label={t("Role")}
        options={roleOptions}
        value={draft.role}
        onChange={(role) => change({ role })}
      />
    </FormDialog>
  );
}

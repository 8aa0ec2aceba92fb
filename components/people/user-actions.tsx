"use client";

import { Ellipsis, KeyRound, UserCheck, UserX } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { roleOptions } from "@/components/people/role-options";
import { useAction } from "@/components/people/use-action";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { Select } from "@/components/ui/select";
import { toast } from "@/components/ui/toast";
import { ROLE_INFO, type Role } from "@/lib/engine/roles";
import { t } from "@/lib/language";
import { createResetAction, updateUserAction } from "@/lib/users/actions";
import type { UserRow } from "@/lib/users/schema";

/** Runs a change of one user and says how it went. */
function useUserChange(user: UserRow) {
  const router = useRouter();
  const { run, isPending } = useAction(updateUserAction);
  async function change(part: { role?: Role; disabled?: boolean }, done: string) {
    const outcome = await run({ id: user.id, version: user.version, ...part });
    if (outcome.ok) toast({ title: done, tone: "good" });
    else toast({ title: outcome.message, tone: "bad" });
    router.refresh();
  }
  return { change, isPending };
}

export function RoleSelect({ user }: { user: UserRow }) {
  const { change, isPending } = useUserChange(user);
  return (
    <Select
      label={t`Role of ${user.name}`}
      hideLabel
      options={roleOptions}
      value={user.role}
      isDisabled={isPending || user.disabledAt !== null}
      onChange={(role) => {
        if (role !== user.role) {
          void change({ role }, t`${user.name} is now ${ROLE_INFO[role].name}`);
        }
      }}
      className="w-32"
    />
  );
}

/** What an admin may do with an account beside changing its role. */
export function UserActions({ user, isSelf }: { user: UserRow; isSelf: boolean }) {
  const { change, isPending } = useUserChange(user);
  const reset = useAction(createResetAction);
  const [link, setLink] = useState<string | null>(null);
  const [isAsking, setAsking] = useState(false);
  const isOut = user.disabledAt !== null;

  async function makeReset() {
    const outcome = await reset.run({ id: user.id });
    if (outcome.ok) setLink(`${window.location.origin}${outcome.value.path}`);
    else toast({ title: outcome.message, tone: "bad" });
  }

  const entries: MenuEntry[] = isOut
    ? [
        {
          id: "enable",
          label: t("Let in again"),
          icon: <UserCheck aria-hidden="true" />,
          onAction: () => void change({ disabled: false }, t`${user.name} can sign in again`),
        },
      ]
    : [
        {
          id: "reset",
          label: t("Link to set a new password…"),
          icon: <KeyRound aria-hidden="true" />,
          onAction: () => void makeReset(),
        },
        {
          id: "disable",
          label: t("Remove access…"),
          icon: <UserX aria-hidden="true" />,
          tone: "danger",
          isDisabled: isSelf,
          onAction: () => setAsking(true),
        },
      ];

  return (
    <>
      <Menu
        label={t`Actions for ${user.name}`}
        placement="bottom end"
        trigger={
          <IconButton
            label={t`Actions for ${user.name}`}
            icon={<Ellipsis aria-hidden="true" />}
            size="sm"
          />
        }
        groups={[{ id: "user", entries }]}
      />
      <ConfirmDialog
        title={t`Remove ${user.name}'s access?`}
        description={t(
          "They are signed out at once and cannot sign in. Their leads and history stay; you can let them in again.",
        )}
        confirmLabel={t("Remove access")}
        tone="danger"
        isOpen={isAsking}
        onOpenChange={setAsking}
        isPending={isPending}
        onConfirm={async () => {
          await change({ disabled: true }, t`${user.name} has no access any more`);
          return true;
        }}
      />
      <Dialog
        title={t`New password for ${user.name}`}
        description={t(
          "Send them this link. It works once, within 24 hours, and is shown only now.",
        )}
        isOpen={link !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setLink(null);
        }}
      >
        <CopyField label="Link" value={link ?? ""} />
      </Dialog>
    </>
  );
}

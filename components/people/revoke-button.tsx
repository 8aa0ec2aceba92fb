"use client";

import { useRouter } from "next/navigation";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { t } from "@/lib/language";
import { revokeInviteAction, revokeKeyAction, revokeSessionAction } from "@/lib/users/actions";

const KINDS = {
  session: {
    action: revokeSessionAction,
    get button() {
      return t("Sign out");
    },
    get done() {
      return t("Signed out");
    },
  },
  invite: {
    action: revokeInviteAction,
    get button() {
      return t("Take back");
    },
    get done() {
      return t("The link no longer works");
    },
  },
  key: {
    action: revokeKeyAction,
    get button() {
      return t("Revoke");
    },
    get done() {
      return t("The key no longer works");
    },
  },
} as const;

/** Ends a session, a link or a key, after asking. */
export function RevokeButton({
  kind,
  id,
  title,
  description,
}: {
  kind: keyof typeof KINDS;
  id: string;
  title: string;
  description: string;
}) {
  const router = useRouter();
  const { action, button, done } = KINDS[kind];
  const { run, isPending } = useAction(action);
  return (
    <ConfirmDialog
      title={title}
      description={description}
      confirmLabel={button}
      tone="danger"
      isPending={isPending}
      trigger={
        <Button size="sm" aria-label={title}>
          {button}
        </Button>
      }
      onConfirm={async () => {
        const outcome = await run({ id });
        if (outcome.ok) toast({ title: done, tone: "good" });
        else toast({ title: outcome.message, tone: "bad" });
        router.refresh();
        return true;
      }}
    />
  );
}

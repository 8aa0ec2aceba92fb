"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import type { Outcome } from "@/lib/operations/outcome";
import {
  removeWebhookAction,
  resendAllAction,
  resendDeliveryAction,
  rotateSecretAction,
  testWebhookAction,
} from "@/lib/webhooks/actions";
import { webhookTexts as texts } from "./texts";

/** Says how it ended, and shows the page as it is now. */
function useSaid() {
  const router = useRouter();
  return <T,>(outcome: Outcome<T>, done: (value: T) => string) => {
    if (outcome.ok) toast({ title: done(outcome.value), tone: "good" });
    else toast({ title: outcome.message, tone: "bad" });
    router.refresh();
    return outcome.ok;
  };
}

export function TestWebhook({ id }: { id: string }) {
  const { run, isPending } = useAction(testWebhookAction);
  const say = useSaid();
  return (
    <Button
      size="sm"
      isPending={isPending}
      onPress={async () => void say(await run({ id }), () => texts.tested)}
    >
      {texts.test}
    </Button>
  );
}

/** Sends one message again. */
export function ResendDelivery({ id, label }: { id: string; label: string }) {
  const { run, isPending } = useAction(resendDeliveryAction);
  const say = useSaid();
  return (
    <Button
      size="sm"
      aria-label={`${texts.resend}: ${label}`}
      isPending={isPending}
      onPress={async () => void say(await run({ id }), () => texts.resent)}
    >
      {texts.resend}
    </Button>
  );
}

export function ResendAll({ id }: { id: string }) {
  const { run, isPending } = useAction(resendAllAction);
  const say = useSaid();
  return (
    <Button
      size="sm"
      isPending={isPending}
      onPress={async () => void say(await run({ id }), ({ messages }) => texts.resentAll(messages))}
    >
      {texts.resendAll}
    </Button>
  );
}

/** Makes another secret, after asking, and shows it, once. */
export function RotateSecret({ id }: { id: string }) {
  const [secret, setSecret] = useState<string | null>(null);
  const { run, isPending } = useAction(rotateSecretAction);
  return (
    <>
      <ConfirmDialog
        title={texts.rotateTitle}
        description={texts.rotateHint}
        confirmLabel={texts.rotate}
        isPending={isPending}
        trigger={<Button size="sm">{texts.rotate}</Button>}
        onConfirm={async () => {
          const outcome = await run({ id });
          if (outcome.ok) setSecret(outcome.value.secret);
          else toast({ title: outcome.message, tone: "bad" });
          return true;
        }}
      />
      <Dialog
        title={texts.secretTitle}
        description={texts.secretHint}
        isOpen={secret !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setSecret(null);
        }}
        isDismissable={false}
        footer={(close) => (
          <Button variant="primary" onPress={close}>
            {texts.done}
          </Button>
        )}
      >
        <CopyField label={texts.secret} value={secret ?? ""} />
      </Dialog>
    </>
  );
}

/** Takes a webhook away, after asking. */
export function RemoveWebhook({ id, name }: { id: string; name: string }) {
  const router = useRouter();
  const { run, isPending } = useAction(removeWebhookAction);
  return (
    <ConfirmDialog
      title={texts.removeTitle(name)}
      description={texts.removeHint}
      confirmLabel={texts.remove}
      tone="danger"
      isPending={isPending}
      trigger={<Button size="sm">{texts.remove}</Button>}
      onConfirm={async () => {
        const outcome = await run({ id });
        if (!outcome.ok) {
          toast({ title: outcome.message, tone: "bad" });
          return true;
        }
        toast({ title: texts.removed, tone: "good" });
        router.push("/settings/webhooks");
        return true;
      }}
    />
  );
}

"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { toast } from "@/components/ui/toast";
import { momentText } from "@/lib/format";
import { dropIdentitySecretAction, makeIdentitySecretAction } from "@/lib/tracking/actions";
import type { TrackingView } from "@/lib/tracking/schema";
import { identityTexts as texts } from "./texts";

/** By which secret websites say who is signed in; a new one is shown once. */
export function IdentityCard({
  identity,
  timeZone,
}: {
  identity: TrackingView["identity"];
  timeZone: string;
}) {
  const router = useRouter();
  const making = useAction(makeIdentitySecretAction);
  const dropping = useAction(dropIdentitySecretAction);
  const [secret, setSecret] = useState<string | null>(null);

  async function make() {
    const outcome = await making.run(undefined);
    if (outcome.ok) setSecret(outcome.value.secret);
    else toast({ title: outcome.message, tone: "bad" });
    router.refresh();
    return true;
  }

  async function drop() {
    const outcome = await dropping.run(undefined);
    toast(
      outcome.ok ? { title: texts.dropped, tone: "good" } : { title: outcome.message, tone: "bad" },
    );
    router.refresh();
    return true;
  }

  return (
    <Card title={texts.title} description={texts.about}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-2">
          <p className="mr-auto">
            {identity
              ? texts.since(momentText(identity.at, timeZone), identity.byName)
              : texts.none}
          </p>
          {identity ? (
            <>
              <ConfirmDialog
                title={texts.renewTitle}
                description={texts.renewHint}
                confirmLabel={texts.renew}
                isPending={making.isPending}
                trigger={<Button size="sm">{texts.renew}</Button>}
                onConfirm={make}
              />
              <ConfirmDialog
                title={texts.dropTitle}
                description={texts.dropHint}
                confirmLabel={texts.drop}
                tone="danger"
                isPending={dropping.isPending}
                trigger={<Button size="sm">{texts.drop}</Button>}
                onConfirm={drop}
              />
            </>
          ) : (
            <Button size="sm" isPending={making.isPending} onPress={() => void make()}>
              {texts.make}
            </Button>
          )}
        </div>
        {identity ? (
          <CopyField
            label={texts.call}
            value={'(window.handoff ||= []).push(["identify", token])'}
          />
        ) : null}
      </div>
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
    </Card>
  );
}

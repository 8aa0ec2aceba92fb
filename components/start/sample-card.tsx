"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { FormDialog } from "@/components/ui/form-dialog";
import { LinkButton } from "@/components/ui/link-button";
import { ProgressBar } from "@/components/ui/meter";
import { TextField } from "@/components/ui/text-field";
import { beginSampleAction, removeSampleAction } from "@/lib/sample-workspace/actions";
import type { SampleOffer } from "@/lib/sample-workspace/schema";
import { sampleTexts as texts } from "./sample-texts";

const LOOK_MS = 2000;

/** Fills an empty workspace with made-up data, and takes it away again. */
export function SampleCard({ offer: { sample, workspaceName, obstacle } }: { offer: SampleOffer }) {
  const router = useRouter();
  const begin = useAction(beginSampleAction);
  const [isRemoving, setRemoving] = useState(false);
  const isRemoved = sample?.state === "removing";
  const isAtWork = isRemoved || sample?.state === "wanted" || sample?.state === "making";
  useEffect(() => {
    if (!isAtWork) return;
    const timer = setInterval(() => router.refresh(), LOOK_MS);
    return () => clearInterval(timer);
  }, [isAtWork, router]);
  // Who has begun with leads of their own does without.
  if (!sample && obstacle !== null) return null;
  if (!sample) {
    return (
      <Frame title={texts.title} text={texts.text}>
        <Refusal failure={begin.failure} />
        <ConfirmDialog
          title={texts.beginTitle}
          description={texts.beginText}
          confirmLabel={texts.begin}
          isPending={begin.isPending}
          onConfirm={async () => {
            const outcome = await begin.run(undefined);
            router.refresh();
            return outcome.ok;
          }}
          trigger={<Button isPending={begin.isPending}>{texts.begin}</Button>}
        />
      </Frame>
    );
  }
  if (isAtWork) {
    const title = isRemoved ? texts.removing : texts.making;
    return (
      <Frame title={title} text={texts.atWork}>
        <ProgressBar label={title} hideLabel value={sample.share} maxValue={1} />
      </Frame>
    );
  }
  const isReady = sample.state === "ready";
  return (
    <Frame
      title={isReady ? texts.ready : texts.stopped}
      text={isReady ? texts.readyText : texts.stoppedText}
    >
      <div className="flex flex-wrap gap-2">
        {isReady ? (
          <LinkButton href="/board" variant="primary">
            {texts.toBoard}
          </LinkButton>
        ) : null}
        <Button onPress={() => setRemoving(true)}>{texts.remove}</Button>
      </div>
      {isRemoving ? (
        <RemoveDialog workspaceName={workspaceName} onClose={() => setRemoving(false)} />
      ) : null}
    </Frame>
  );
}

function Frame({
  title,
  text,
  children,
}: {
  title: string;
  text: string;
  children: React.ReactNode;
}) {
  return (
    <div id="sample">
      <Card title={title}>
        <div className="flex flex-col items-start gap-3">
          <p className="text-ink-muted">{text}</p>
          {children}
        </div>
      </Card>
    </div>
  );
}

function RemoveDialog({ workspaceName, onClose }: { workspaceName: string; onClose: () => void }) {
  const router = useRouter();
  const { run, isPending, fields, failure } = useAction(removeSampleAction);
  const [name, setName] = useState("");
  async function submit() {
    if (!(await run({ name })).ok) return;
    onClose();
    router.refresh();
  }
  return (
    <FormDialog
      title={texts.removeTitle}
      description={texts.removeText}
      size="sm"
      action={texts.removeAction}
      isDanger
      isPending={isPending}
      onSubmit={() => void submit()}
      onClose={onClose}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.removeName(workspaceName)}
        value={name}
        onChange={setName}
        error={fields.name}
        autoComplete="off"
        autoFocus
        isRequired
      />
    </FormDialog>
  );
}

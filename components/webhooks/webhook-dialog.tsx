"use client";

import { Webhook } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { CopyField } from "@/components/people/copy-field";
import { useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKeptFields } from "@/components/ui/kept";
import { RadioGroup } from "@/components/ui/radio-group";
import { Switch } from "@/components/ui/switch";
import { TextField } from "@/components/ui/text-field";
import { toast } from "@/components/ui/toast";
import { WEBHOOK_EVENT_IDS, WEBHOOK_EVENTS, type WebhookEvent } from "@/lib/engine/webhook-events";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/engine/webhook-message";
import { addWebhookAction, changeWebhookAction } from "@/lib/webhooks/actions";
import { WEBHOOK_FORMAT_NAMES, type WebhookView } from "@/lib/webhooks/schema";
import { webhookTexts as texts } from "./texts";

const FORMATS = WEBHOOK_FORMATS.map((value) => ({
  value,
  get label() {
    return WEBHOOK_FORMAT_NAMES[value];
  },
  get description() {
    return texts.formats[value];
  },
}));
/** What a new webhook is told of until somebody says otherwise. */
const FIRST: WebhookEvent[] = ["lead.mql", "lead.sql"];

interface Draft {
  name: string;
  url: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  isActive: boolean;
}

/** Adds a webhook and shows its secret, once; or changes one. */
export function WebhookDialog({ webhook }: { webhook?: WebhookView }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {webhook ? (
        <Button size="sm" onPress={() => setOpen(true)}>
          {texts.change}
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<Webhook aria-hidden="true" />}
          onPress={() => setOpen(true)}
        >
          {texts.add}
        </Button>
      )}
      {isOpen ? (
        <WebhookForm {...(webhook ? { webhook } : {})} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

function WebhookForm({ webhook, onClose }: { webhook?: WebhookView; onClose: () => void }) {
  const router = useRouter();
  const first: Draft = {
    name: webhook?.name ?? "",
    url: webhook?.url ?? "",
    format: webhook?.format ?? "json",
    events: webhook?.events ?? FIRST,
    isActive: webhook?.isActive ?? true,
  };
  // What was typed over what was changed since is not offered again.
  const keptAs = webhook ? `webhook ${webhook.id} ${JSON.stringify(first)}` : "webhook";
  const [draft, change, clearDraft] = useKeptFields<Draft>(keptAs, first);
  const [secret, setSecret] = useState<string | null>(null);
  const adding = useAction(addWebhookAction);
  const changing = useAction(changeWebhookAction);
  const { isPending, fields, failure } = webhook ? changing : adding;

  async function submit() {
    const { isActive, ...input } = draft;
    if (webhook) {
      const outcome = await changing.run({ ...input, id: webhook.id, isActive });
      if (!outcome.ok) return;
      clearDraft();
      onClose();
      toast({ title: texts.changed, tone: "good" });
    } else {
      const outcome = await adding.run(input);
      if (!outcome.ok) return;
      clearDraft();
      setSecret(outcome.value.secret);
    }
    router.refresh();
  }

  return (
    <FormDialog
      title={secret ? texts.secretTitle : webhook ? texts.changeTitle : texts.addTitle}
      description={secret ? texts.secretHint : webhook ? undefined : texts.addHint}
      action={texts.save}
      isPending={isPending}
      onSubmit={submit}
      onClose={onClose}
      {...(secret ? { result: <CopyField label={texts.secret} value={secret} autoFocus /> } : {})}
    >
      <Refusal failure={failure} />
      <TextField
        label={texts.fields.name}
        placeholder={texts.fields.namePlaceholder}
        value={draft.name}
        onChange={(name) => change({ name })}
        error={fields.name}
        autoComplete="off"
        autoFocus
        isRequired
      />
      <TextField
        label={texts.fields.url}
        type="url"
        placeholder={texts.fields.urlPlaceholder}
        value={draft.url}
        onChange={(url) => change({ url })}
        error={fields.url}
        autoComplete="off"
        isRequired
      />
      <RadioGroup
        label={texts.fields.format}
        options={FORMATS}
        value={draft.format}
        onChange={(format) => change({ format })}
      />
      <EventChoice
        events={draft.events}
        error={fields.events}
        onChange={(events) => change({ events })}
      />
      {webhook ? (
        <Switch
          label={texts.fields.isActive}
          isSelected={draft.isActive}
          onChange={(isActive) => change({ isActive })}
        />
      ) : null}
    </FormDialog>
  );
}

function EventChoice({
  events,
  error,
  onChange,
}: {
  events: readonly WebhookEvent[];
  error: string | undefined;
  onChange: (events: WebhookEvent[]) => void;
}) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="mb-1 font-medium text-sm">{texts.fields.events}</legend>
      {WEBHOOK_EVENT_IDS.map((id) => (
        <Checkbox
          key={id}
          label={WEBHOOK_EVENTS[id]}
          isSelected={events.includes(id)}
          onChange={(isSelected) =>
            onChange(isSelected ? [...events, id] : events.filter((one) => one !== id))
          }
        />
      ))}
      {error ? (
        <p role="alert" className="text-bad text-xs">
          {error}
        </p>
      ) : null}
    </fieldset>
  );
}

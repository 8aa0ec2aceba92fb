"use client";

import { Webhook } from "lucide-react";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { textOf, useAction } from "@/components/people/use-action";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { FormError } from "@/components/ui/form-error";
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

/** Adds a webhook and shows its secret, once; or changes one. */
export function WebhookDialog({ webhook }: { webhook?: WebhookView }) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const [format, setFormat] = useState<WebhookFormat>(webhook?.format ?? "json");
  const [events, setEvents] = useState<WebhookEvent[]>(webhook?.events ?? FIRST);
  const [isActive, setActive] = useState(webhook?.isActive ?? true);
  const adding = useAction(addWebhookAction);
  const changing = useAction(changeWebhookAction);
  const { isPending, fields, message } = webhook ? changing : adding;
  const form = `webhook-${webhook?.id ?? "new"}`;

  function change(next: boolean) {
    setOpen(next);
    if (next) {
      setFormat(webhook?.format ?? "json");
      setEvents(webhook?.events ?? FIRST);
      setActive(webhook?.isActive ?? true);
      return;
    }
    setSecret(null);
    adding.clear();
    changing.clear();
  }

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const given = new FormData(event.currentTarget);
    const input = { name: textOf(given, "name"), url: textOf(given, "url"), format, events };
    if (webhook) {
      const outcome = await changing.run({ ...input, id: webhook.id, isActive });
      if (!outcome.ok) return;
      setOpen(false);
      toast({ title: texts.changed, tone: "good" });
    } else {
      const outcome = await adding.run(input);
      if (!outcome.ok) return;
      setSecret(outcome.value.secret);
    }
    router.refresh();
  }

  return (
    <>
      {webhook ? (
        <Button size="sm" onPress={() => change(true)}>
          {texts.change}
        </Button>
      ) : (
        <Button
          variant="primary"
          icon={<Webhook aria-hidden="true" />}
          onPress={() => change(true)}
        >
          {texts.add}
        </Button>
      )}
      <Dialog
        title={secret ? texts.secretTitle : webhook ? texts.changeTitle : texts.addTitle}
        description={secret ? texts.secretHint : webhook ? undefined : texts.addHint}
        isOpen={isOpen}
        onOpenChange={change}
        isDismissable={secret === null}
        footer={(close) =>
          secret ? (
            <Button variant="primary" onPress={close}>
              {texts.done}
            </Button>
          ) : (
            <>
              <Button onPress={close}>{texts.cancel}</Button>
              <Button type="submit" form={form} variant="primary" isPending={isPending}>
                {texts.save}
              </Button>
            </>
          )
        }
      >
        {secret ? (
          <CopyField label={texts.secret} value={secret} />
        ) : (
          <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-4">
            <FormError message={message} />
            <TextField
              label={texts.fields.name}
              name="name"
              placeholder={texts.fields.namePlaceholder}
              defaultValue={webhook?.name ?? ""}
              error={fields.name}
              autoComplete="off"
              autoFocus
              isRequired
            />
            <TextField
              label={texts.fields.url}
              name="url"
              type="url"
              placeholder={texts.fields.urlPlaceholder}
              defaultValue={webhook?.url ?? ""}
              error={fields.url}
              autoComplete="off"
              isRequired
            />
            <RadioGroup
              label={texts.fields.format}
              options={FORMATS}
              value={format}
              onChange={setFormat}
            />
            <EventChoice events={events} error={fields.events} onChange={setEvents} />
            {webhook ? (
              <Switch label={texts.fields.isActive} isSelected={isActive} onChange={setActive} />
            ) : null}
          </form>
        )}
      </Dialog>
    </>
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

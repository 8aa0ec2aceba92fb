import { bodyOf } from "@/lib/engine/webhook-message";
import { appUrl } from "@/lib/env";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { addWebhookInput, changeWebhookInput, type WebhookRow, webhookIdInput } from "../schema";
import { addressProblem } from "../steps/address";
import { freshDelivery } from "../steps/fresh-delivery";
import { newSecret } from "../steps/signature";
import {
  deleteWebhook,
  findDelivery,
  findWebhook,
  insertDeliveries,
  insertWebhook,
  newestEntry,
  resendFailed,
  updateDelivery,
  updateWebhook,
} from "../store";

const GONE = "This webhook does not exist any more.";

function entryOf(
  action: AuditEntry["action"],
  webhook: Pick<WebhookRow, "id" | "name">,
  more: Pick<AuditEntry, "before" | "after"> = {},
): AuditEntry {
  const after = { name: webhook.name, ...(more.after as object | undefined) };
  return { action, entity: "webhook", entityId: webhook.id, ...more, after };
}

/** What the log may know of a webhook: the path of an address can be a secret. */
function loggable({
  name,
  url,
  format,
  events,
}: Pick<WebhookRow, "name" | "url" | "format" | "events">) {
  return { name, host: new URL(url).host, format, events };
}

async function find(tx: Parameters<typeof findWebhook>[0], id: string): Promise<WebhookRow> {
  const webhook = await findWebhook(tx, id);
  if (!webhook) refuse("not_found", t(GONE));
  return webhook;
}

function refuseAddress(url: string): void {
  const problem = addressProblem(url);
  if (problem) refuse("invalid", problem, { url: problem });
}

/** Tells another program of what happens from now on. The result is how it knows us. */
export const addWebhook = defineCommand({
  name: "webhook.add",
  permission: "webhook:manage",
  input: addWebhookInput,
  async run({ tx, input, now }) {
    refuseAddress(input.url);
    const webhook: WebhookRow = {
      id: newId(),
      ...input,
      secret: newSecret(),
      isActive: true,
      toldSeq: await newestEntry(tx),
      failingSince: null,
      createdAt: now,
    };
    await insertWebhook(tx, webhook);
    return {
      result: { id: webhook.id, secret: webhook.secret },
      audit: [entryOf("webhook.create", webhook, { after: loggable(webhook) })],
    };
  },
});

/** Changes a webhook. One that is switched on again is told of what happens from then on. */
export const changeWebhook = defineCommand({
  name: "webhook.change",
  permission: "webhook:manage",
  input: changeWebhookInput,
  async run({ tx, input: { id, ...change } }) {
    const before = await find(tx, id);
    if (change.url !== before.url) refuseAddress(change.url);
    const resumes = change.isActive && !before.isActive;
    await updateWebhook(tx, id, {
      ...change,
      ...(resumes ? { toldSeq: await newestEntry(tx), failingSince: null } : {}),
    });
    return {
      result: null,
      audit: [
        entryOf("webhook.update", before, {
          before: { ...loggable(before), isActive: before.isActive },
          after: { ...loggable(change), isActive: change.isActive },
        }),
      ],
    };
  },
});

/** Signs with another secret from now on. The result is the only place where it is shown. */
export const rotateSecret = defineCommand({
  name: "webhook.rotate",
  permission: "webhook:manage",
  input: webhookIdInput,
  async run({ tx, input: { id } }) {
    const webhook = await find(tx, id);
    const secret = newSecret();
    await updateWebhook(tx, id, { secret });
    return { result: { secret }, audit: [entryOf("webhook.rotate", webhook)] };
  },
});

export const removeWebhook = defineCommand({
  name: "webhook.remove",
  permission: "webhook:manage",
  input: webhookIdInput,
  async run({ tx, input: { id } }) {
    const webhook = await find(tx, id);
    await deleteWebhook(tx, id);
    return {
      result: null,
      audit: [{ ...entryOf("webhook.delete", webhook), before: loggable(webhook), after: null }],
    };
  },
});

/** Sends a message that tells of nothing, to see whether it arrives. */
export const testWebhook = defineCommand({
  name: "webhook.test",
  permission: "webhook:manage",
  input: webhookIdInput,
  async run({ tx, actor, input: { id }, now }) {
    const webhook = await find(tx, id);
    if (!webhook.isActive) refuse("conflict", t("This webhook is switched off."));
    const delivery = newId();
    const told = {
      event: "test" as const,
      at: now,
      by: actor.name,
      entityId: webhook.id,
      after: null,
      lead: null,
      reason: null,
    };
    const message = {
      id: delivery,
      webhookId: id,
      seq: null,
      event: "test",
      entity: "webhook",
      entityId: id,
      body: bodyOf(told, webhook.format, appUrl()),
    } as const;
    await insertDeliveries(tx, [freshDelivery(message, now)]);
    return { result: { id: delivery }, audit: [entryOf("webhook.test", webhook)] };
  },
});

/** Sends one message again, whether it got through, was given up or waits for its next try. */
export const resendDelivery = defineCommand({
  name: "webhook.resend",
  permission: "webhook:manage",
  input: webhookIdInput,
  async run({ tx, input: { id }, now }) {
    const delivery = await findDelivery(tx, id);
    if (!delivery) refuse("not_found", t("This message does not exist any more."));
    const webhook = await find(tx, delivery.webhookId);
    if (!webhook.isActive) refuse("conflict", t("This webhook is switched off."));
    const { state, nextAt } = delivery;
    if (state === "waiting" && nextAt <= now) {
      refuse("conflict", t("This message is about to be sent."));
    }
    // One that waits for its next try keeps their number: a slow answer to the last is known as old.
    const tries = state === "waiting" ? delivery.tries : 0;
    const change = { state: "waiting" as const, tries, nextAt: now, endedAt: null };
    if (!(await updateDelivery(tx, delivery, change))) {
      refuse("conflict", t("This message was tried again meanwhile."));
    }
    const after = { event: delivery.event };
    return { result: null, audit: [entryOf("webhook.resend", webhook, { after })] };
  },
});

/** Sends everything again that was given up. */
export const resendAll = defineCommand({
  name: "webhook.resendAll",
  permission: "webhook:manage",
  input: webhookIdInput,
  async run({ tx, input: { id }, now }) {
    const webhook = await find(tx, id);
    if (!webhook.isActive) refuse("conflict", t("This webhook is switched off."));
    const messages = await resendFailed(tx, id, now);
    if (messages === 0) refuse("conflict", t("Nothing was given up."));
    const audit: AuditTrail = [entryOf("webhook.resendAll", webhook, { after: { messages } })];
    return { result: { messages }, audit };
  },
});

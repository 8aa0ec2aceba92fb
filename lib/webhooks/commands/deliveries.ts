import { DAY_MS } from "@/lib/engine/time-zone";
import { ENDS_A_LEAD, webhookEventOf } from "@/lib/engine/webhook-events";
import { bodyOf } from "@/lib/engine/webhook-message";
import { appUrl } from "@/lib/env";
import { t } from "@/lib/language";
import { type AuditEntry, type AuditTrail, defineCommand } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { refuse } from "@/lib/operations/outcome";
import { waitAfter } from "@/lib/operations/retries";
import { readRetention } from "@/lib/retention/store";
import { readExitReasons } from "@/lib/settings/store";
import {
  type DeliveryRow,
  ENTRIES_AT_ONCE,
  newsInput,
  noInput,
  settleInput,
  type TakenDelivery,
  workInput,
} from "../schema";
import { freshDelivery } from "../steps/fresh-delivery";
import {
  deleteOldDeliveries,
  findDelivery,
  findWebhook,
  holdActive,
  insertDeliveries,
  newestEntry,
  readDue,
  readTellable,
  readToldLeads,
  readWebhooks,
  updateDelivery,
  updateWebhook,
} from "../store";

/** Longer than all tries of what is taken together may take. */
const LEASE_MS = 10 * 60_000;
/** So much goes to one webhook at once; while it fails, one message finds out whether it is back. */
const AT_ONCE = 5;
const LONGEST_WAIT_MS = 86_400_000;
/** By how much a wait is shortened or lengthened at most. */
const JITTER = 0.2;

function entryOf(action: string, webhookId: string, after: unknown): AuditEntry {
  return { action, entity: "webhook", entityId: webhookId, after };
}

/** An entry that is about no webhook. */
function noneOf(action: string, after: unknown): AuditEntry {
  return { action, entity: "workspace", entityId: "webhooks", after };
}

/** Writes messages of what happened after an entry, once for each webhook that is to be told. */
export const queueWebhooks = defineCommand({
  name: "webhook.queue",
  permission: "system:run",
  input: newsInput,
  async run({ tx, input: { after }, now }) {
    const held = await holdActive(tx);
    if (held.length === 0) refuse("conflict", "No webhook is to be told of anything.");
    const first = Math.max(after, Math.min(...held.map(({ toldSeq }) => toldSeq)));
    const until = Math.min(first + ENTRIES_AT_ONCE, await newestEntry(tx));
    const entries = await readTellable(tx, first, until);
    const leadIds = entries.filter(({ entity }) => entity === "lead").map((one) => one.entityId);
    const leads = await readToldLeads(tx, leadIds);
    const reasons = new Map((await readExitReasons(tx)).map(({ id, label }) => [id, label]));
    const rows: DeliveryRow[] = [];
    for (const entry of entries) {
      const event = webhookEventOf(entry);
      if (!event) continue;
      const lead = leads.get(entry.entityId) ?? null;
      // Who is gone meanwhile is told of by that alone.
      if (entry.entity === "lead" && !lead && event !== ENDS_A_LEAD) continue;
      const { reasonId } = (entry.after ?? {}) as { reasonId?: string };
      const reason = reasonId === undefined ? null : (reasons.get(reasonId) ?? null);
      const told = { ...entry, event, by: entry.actorName, lead, reason };
      for (const { id, events, format, toldSeq } of held) {
        if (entry.seq <= toldSeq || !events.includes(event)) continue;
        const message = {
          id: newId(),
          webhookId: id,
          seq: entry.seq,
          event,
          entity: entry.entity,
          entityId: entry.entityId,
          body: bodyOf(told, format, appUrl()),
        };
        rows.push(freshDelivery(message, now));
      }
    }
    await insertDeliveries(tx, rows);
    for (const { id, toldSeq } of held) {
      if (toldSeq < until) await updateWebhook(tx, id, { toldSeq: until });
    }
    const [one, ...more] = held
      .map(({ id }) => ({ id, messages: rows.filter((row) => row.webhookId === id).length }))
      .filter(({ messages }) => messages > 0)
      .map(({ id, messages }) => entryOf("webhook.queue", id, { messages }));
    const audit: AuditTrail = one ? [one, ...more] : [noneOf("webhook.queue", { messages: 0 })];
    return { result: { queued: rows.length, until }, audit };
  },
});

/**
 * Takes messages that are due, so that no other process sends them: some of each webhook, so that
 * none waits for another, and none of those that are still busy.
 */
export const takeDeliveries = defineCommand({
  name: "webhook.take",
  permission: "system:run",
  input: workInput,
  async run({ tx, input: { busy }, now }) {
    const taken: TakenDelivery[] = [];
    const entries: AuditEntry[] = [];
    for (const { id, url, secret, isActive, failingSince } of await readWebhooks(tx)) {
      if (!isActive || busy.includes(id)) continue;
      const due = await readDue(tx, id, now, failingSince === null ? AT_ONCE : 1);
      for (const delivery of due) {
        const change = { tries: delivery.tries + 1, nextAt: now + LEASE_MS };
        await updateDelivery(tx, delivery, change);
        taken.push({ delivery: { ...delivery, ...change }, url, secret });
      }
      if (due.length > 0) entries.push(entryOf("webhook.try", id, { messages: due.length }));
    }
    const [first, ...rest] = entries;
    if (!first) refuse("conflict", "No message is due.");
    return { result: taken, audit: [first, ...rest] };
  },
});

/** Writes down how a try ended: delivered, to be tried again later, or given up. */
export const settleDelivery = defineCommand({
  name: "webhook.settle",
  permission: "system:run",
  input: settleInput,
  async run({ tx, input, now }) {
    const { id, tries, status, tookMs, problem, isGone, retryAfterMs, jitter } = input;
    const delivery = await findDelivery(tx, id);
    const webhook = delivery && (await findWebhook(tx, delivery.webhookId));
    if (!webhook) refuse("not_found", t("This message does not exist any more."));
    const planned = isGone ? null : waitAfter(tries);
    const asked = Math.min(retryAfterMs ?? 0, LONGEST_WAIT_MS);
    const wait = planned && Math.max(planned * (1 - JITTER + 2 * JITTER * jitter), asked);
    const state = problem === null ? "delivered" : wait === null ? "failed" : "waiting";
    const change = {
      state,
      status,
      tookMs,
      problem,
      ...(wait === null || problem === null
        ? { endedAt: now }
        : { nextAt: now + Math.round(wait) }),
    } as const;
    if (!(await updateDelivery(tx, { id, tries, state: "waiting" }, change))) {
      refuse("conflict", t("This message was tried again meanwhile."));
    }
    const failingSince = problem === null ? null : (webhook.failingSince ?? now);
    if (failingSince !== webhook.failingSince || isGone) {
      await updateWebhook(tx, webhook.id, {
        failingSince,
        ...(isGone ? { isActive: false } : {}),
      });
    }
    // Receivers repeat in their answers what they were told of a person: that stays with the message alone.
    const said = problem !== null && status !== null ? `It answered ${status}.` : problem;
    const after = {
      name: webhook.name,
      event: delivery.event,
      ...(said === null ? {} : { problem: said }),
    };
    const action = {
      delivered: "webhook.delivered",
      waiting: "webhook.delayed",
      failed: "webhook.failed",
    }[state];
    return { result: { state }, audit: [entryOf(action, webhook.id, after)] };
  },
});

/** Forgets messages that ended long ago. */
export const tidyDeliveries = defineCommand({
  name: "webhook.tidy",
  permission: "system:run",
  input: noInput,
  async run({ tx, now }) {
    const { deliveriesDays } = await readRetention(tx);
    const messages = await deleteOldDeliveries(tx, now - deliveriesDays * DAY_MS);
    if (messages === 0) refuse("conflict", "There is nothing to forget.");
    return { result: { messages }, audit: [noneOf("webhook.tidy", { messages })] };
  },
});

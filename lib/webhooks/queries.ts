import { DAY_MS } from "@/lib/engine/time-zone";
import { webhookEventOf } from "@/lib/engine/webhook-events";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readRetention } from "@/lib/retention/store";
import {
  ENTRIES_AT_ONCE,
  newsInput,
  noInput,
  type WebhookRow,
  type WebhookView,
  webhookLogInput,
  workInput,
} from "./schema";
import {
  anyDeliveryDue,
  anyOldDelivery,
  countDeliveries,
  findWebhook,
  newestEntry,
  readDeliveries,
  readTellable,
  readWebhooks,
} from "./store";

const PAGE = 50;
const NONE = { waiting: 0, delivered: 0, failed: 0 };

function viewOf(
  { secret: _secret, toldSeq: _toldSeq, ...webhook }: WebhookRow,
  counts: Awaited<ReturnType<typeof countDeliveries>>,
): WebhookView {
  return { ...webhook, counts: counts.get(webhook.id) ?? NONE };
}

export const listWebhooks = defineQuery({
  name: "webhook.list",
  permission: "webhook:manage",
  input: noInput,
  async run({ db }): Promise<WebhookView[]> {
    const counts = await countDeliveries(db);
    return (await readWebhooks(db)).map((webhook) => viewOf(webhook, counts));
  },
});

function parseAfter(after: string | undefined): { at: number; id: string } | null {
  if (after === undefined) return null;
  const [, at, id] = /^(\d{1,16})\.([\w-]{1,64})$/.exec(after) ?? [];
  if (at === undefined || id === undefined) refuse("invalid", t("There is no such page."));
  return { at: Number(at), id };
}

/** A webhook with its messages, the latest first, a page at a time. */
export const getWebhookLog = defineQuery({
  name: "webhook.log",
  permission: "webhook:manage",
  input: webhookLogInput,
  async run({ db, input: { id, state, after } }) {
    const webhook = await findWebhook(db, id);
    if (!webhook) refuse("not_found", t("This webhook does not exist any more."));
    const found = await readDeliveries(db, id, state, parseAfter(after), PAGE + 1);
    const deliveries = found.slice(0, PAGE);
    const last = deliveries.at(-1);
    const next = found.length > PAGE && last ? `${last.createdAt}.${last.id}` : null;
    return { webhook: viewOf(webhook, await countDeliveries(db)), deliveries, next };
  },
});

/**
 * Whether something happened that a webhook may be told of, up to which entry that is known, and
 * whether there is more of the log to look through.
 */
export const webhookNews = defineQuery({
  name: "webhook.news",
  permission: "system:run",
  input: newsInput,
  async run({ db, input }) {
    const active = (await readWebhooks(db)).filter(({ isActive }) => isActive);
    if (active.length === 0) return { any: false, until: input.after, isWhole: true };
    const told = Math.min(...active.map(({ toldSeq }) => toldSeq));
    const newest = await newestEntry(db);
    const from = Math.max(told, input.after);
    const until = Math.min(from + ENTRIES_AT_ONCE, newest);
    const entries = until > from ? await readTellable(db, from, until) : [];
    return {
      any: entries.some((entry) => {
        const event = webhookEventOf(entry);
        return active.some(
          ({ toldSeq, events }) => event && entry.seq > toldSeq && events.includes(event),
        );
      }),
      until,
      isWhole: until >= newest,
    };
  },
});

/** Whether messages are due to be sent to webhooks that are not busy, and whether there are old ones to forget. */
export const webhookWork = defineQuery({
  name: "webhook.work",
  permission: "system:run",
  input: workInput,
  async run({ db, input: { busy }, now }) {
    const { deliveriesDays } = await readRetention(db);
    return {
      isDue: await anyDeliveryDue(db, busy, now),
      isOld: await anyOldDelivery(db, now - deliveriesDays * DAY_MS),
    };
  },
});

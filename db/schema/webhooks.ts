import { WEBHOOK_EVENT_IDS, type WebhookEvent } from "@/lib/engine/webhook-events";
import { WEBHOOK_FORMATS } from "@/lib/engine/webhook-message";
import { k } from "../kit";

/** Where other programs are told of what happens here. */
export const webhooks = k.table("webhooks", {
  id: k.text("id").primaryKey(),
  name: k.text("name").notNull(),
  url: k.text("url").notNull(),
  format: k.oneOf("format", [...WEBHOOK_FORMATS]).notNull(),
  events: k.json<WebhookEvent[]>("events").notNull(),
  /** Every message is signed with it, so it cannot be kept as a hash. */
  secret: k.text("secret").notNull(),
  isActive: k.bool("is_active").notNull(),
  /** The last entry of the audit log that was looked at for it. */
  toldSeq: k.int("told_seq").notNull(),
  /** Since when nothing got through; null while all does. */
  failingSince: k.at("failing_since"),
  createdAt: k.at("created_at").notNull(),
});

/** One message to one webhook: written once, sent until it gets through or is given up. */
export const webhookDeliveries = k.table(
  "webhook_deliveries",
  {
    id: k.text("id").primaryKey(),
    webhookId: k
      .text("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    /** The entry of the audit log that it tells of; null for a test. */
    seq: k.int("seq"),
    event: k.oneOf("event", [...WEBHOOK_EVENT_IDS, "test"]).notNull(),
    /** What it is about, as the audit log names it: a person who is erased is erased here, too. */
    entity: k.text("entity").notNull(),
    entityId: k.text("entity_id").notNull(),
    /** As it is sent, to the byte. */
    body: k.text("body").notNull(),
    createdAt: k.at("created_at").notNull(),
    state: k.oneOf("state", ["waiting", "delivered", "failed"]).notNull(),
    tries: k.int("tries").notNull(),
    /** When it is tried next; a process that tries it moves this on first. */
    nextAt: k.at("next_at").notNull(),
    endedAt: k.at("ended_at"),
    /** The last answer: its HTTP status, how long it took (ms), and what was wrong. */
    status: k.int("status"),
    tookMs: k.int("took_ms"),
    problem: k.text("problem"),
  },
  (t) => [
    k.uniqueIndex("webhook_deliveries_once").on(t.webhookId, t.seq),
    k.index("webhook_deliveries_due").on(t.state, t.nextAt),
    k.index("webhook_deliveries_latest").on(t.webhookId, t.createdAt, t.id),
    k.index("webhook_deliveries_about").on(t.entity, t.entityId),
  ],
);

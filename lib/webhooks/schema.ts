import { z } from "zod";
import { WEBHOOK_EVENT_IDS, type WebhookEvent } from "@/lib/engine/webhook-events";
import { WEBHOOK_FORMATS, type WebhookFormat } from "@/lib/engine/webhook-message";
import { t } from "@/lib/language";

export const WEBHOOK_FORMAT_NAMES: Record<WebhookFormat, string> = {
  get json() {
    return t("JSON, signed");
  },
  get slack() {
    return t("Slack message");
  },
};

export const DELIVERY_STATE_NAMES = {
  get waiting() {
    return t("Waiting");
  },
  get delivered() {
    return t("Delivered");
  },
  get failed() {
    return t("Given up");
  },
} as const;
export type DeliveryState = keyof typeof DELIVERY_STATE_NAMES;

const id = z.string().min(1).max(64);

/** What people say of a webhook. */
const webhookFields = {
  name: z
    .string()
    .trim()
    .min(1, { error: () => t("Write a name.") })
    .max(80, { error: () => t("Use at most 80 characters.") }),
  url: z
    .string()
    .trim()
    .max(2000, { error: () => t("This address is too long.") })
    .refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), {
      error: () => t("Write a complete address, like https://example.com/hooks/handoff."),
    })
    .refine((text) => !URL.canParse(text) || new URL(text).username === "", {
      error: () => t("Write the address without a user name: messages are signed instead."),
    }),
  format: z.enum(WEBHOOK_FORMATS, { error: () => t("Choose a format.") }),
  events: z
    .array(z.enum(WEBHOOK_EVENT_IDS))
    .min(1, { error: () => t("Choose at least one event.") })
    .transform((events) => WEBHOOK_EVENT_IDS.filter((event) => events.includes(event))),
};

export const addWebhookInput = z.object(webhookFields);
export const changeWebhookInput = z.object({ id, ...webhookFields, isActive: z.boolean() });
export const webhookIdInput = z.object({ id });
export const webhookLogInput = z.object({
  id,
  state: z.enum(Object.keys(DELIVERY_STATE_NAMES) as DeliveryState[]).optional(),
  /** Where the page begins: after this delivery. */
  after: z.string().max(100).optional(),
});

/** Entries of the audit log that are looked through at once. */
export const ENTRIES_AT_ONCE = 5000;

export const noInput = z.object({});
export const newsInput = z.object({
  /** Entries of the audit log up to here are no news. */
  after: z.number().int().min(0),
});
export const workInput = z.object({
  /** Webhooks that still take what was sent to them before. */
  busy: z.array(id),
});

/** How a try to deliver ended. */
export const settleInput = z.object({
  id,
  /** Of the delivery as it was taken: a slower try does not undo a later one. */
  tries: z.number().int(),
  status: z.number().int().nullable(),
  tookMs: z.number().int().min(0),
  /** What was wrong; null when it got through. */
  problem: z.string().max(500).nullable(),
  /** Whether the receiver wants no more of anything. */
  isGone: z.boolean(),
  /** How long the receiver asked to wait (ms), if it did. */
  retryAfterMs: z.number().int().min(0).nullable(),
  /** 0 … 1, so that messages that failed together do not all come back together. */
  jitter: z.number().min(0).max(1),
});

export interface WebhookRow {
  id: string;
  name: string;
  url: string;
  format: WebhookFormat;
  events: WebhookEvent[];
  secret: string;
  isActive: boolean;
  /** The last entry of the audit log that was looked at for it. */
  toldSeq: number;
  /** Since when nothing got through (epoch ms); null while all does. */
  failingSince: number | null;
  createdAt: number;
}

/** One message to one webhook; instants in epoch ms. */
export interface DeliveryRow {
  id: string;
  webhookId: string;
  /** The entry of the audit log that it tells of; null for a test. */
  seq: number | null;
  event: WebhookEvent | "test";
  /** What it is about, as the audit log names it. */
  entity: string;
  entityId: string;
  /** As it is sent, to the byte. */
  body: string;
  createdAt: number;
  state: DeliveryState;
  tries: number;
  nextAt: number;
  endedAt: number | null;
  /** The last answer: its HTTP status, how long it took (ms), and what was wrong. */
  status: number | null;
  tookMs: number | null;
  problem: string | null;
}

/** A message on its way, with where it goes and what it is signed with. */
export interface TakenDelivery {
  delivery: DeliveryRow;
  url: string;
  secret: string;
}

/** What can be shown of a webhook: never its secret, and of the address only what is none. */
export interface WebhookView extends Omit<WebhookRow, "secret" | "toldSeq"> {
  counts: Record<DeliveryState, number>;
}

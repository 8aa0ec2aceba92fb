import { asc, eq } from "drizzle-orm";
import { afterAll, afterEach, beforeAll, beforeEach } from "vitest";
import { store } from "@/db/client";
import { leads, webhookDeliveries, webhooks } from "@/db/schema";
import type { WebhookEvent } from "@/lib/engine/webhook-events";
import { webhookRounds } from "@/lib/jobs/webhooks";
import { moveLead } from "@/lib/leads/commands/moves";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { addWebhook } from "@/lib/webhooks/commands/webhooks";
import { person } from "../criteria/people";
import { settle } from "../leads/world";
import { openReceiver, type Receiver } from "./receiver";

export const admin = person("admin");

export const MINUTE = 60_000;

export let receiver: Receiver;
/** The time of the tests. */
export const clock = { now: 0 };
let rounds: () => Promise<void>;

/** Delivers what is due. */
export const round = () => rounds();

/** A receiver for the file's tests; each begins without webhooks. */
export function withReceiver(): void {
  beforeAll(async () => {
    await settle();
    receiver = await openReceiver();
  });
  afterAll(() => receiver.close());
  beforeEach(async () => {
    process.env.HANDOFF_WEBHOOKS_INSIDE = "1";
    receiver.received = [];
    receiver.answer = { status: 204 };
    clock.now = Date.now();
    // The middle of the jitter: waits are exactly as planned.
    rounds = webhookRounds(
      () => clock.now,
      () => 0.5,
    );
    await (await store()).write(async (tx) => {
      await tx.delete(webhooks);
    });
  });
  afterEach(() => {
    delete process.env.HANDOFF_WEBHOOKS_INSIDE;
  });
}

export async function added(
  events: [WebhookEvent, ...WebhookEvent[]],
  more: { url?: string; format?: "json" | "slack" } = {},
) {
  const input = { name: "CRM", url: receiver.url, format: "json" as const, events, ...more };
  return unwrap(await execute(addWebhook, admin, input, clock.now));
}

export async function arrives(name: string): Promise<string> {
  const email = `${name.toLowerCase().replace(/[^a-z0-9]+/g, ".")}@${clock.now}.example`;
  const input = { name, email, attributes: { company: "Acme" } };
  return unwrap(await execute(createLead, admin, input, clock.now)).id;
}

export async function moves(
  id: string,
  to: "mql" | "disqualified",
  more: object = {},
): Promise<void> {
  const [lead] = await (await store()).read.select().from(leads).where(eq(leads.id, id));
  const input = { id, to, version: lead?.version ?? 0, ...more };
  clock.now += 1;
  unwrap(await execute(moveLead, admin, input, clock.now));
}

export const kept = async () =>
  (await store()).read
    .select()
    .from(webhookDeliveries)
    .orderBy(asc(webhookDeliveries.seq), asc(webhookDeliveries.createdAt));

/** What the receiver was told, in order. */
export const told = () => receiver.received.map(({ body }) => JSON.parse(body));

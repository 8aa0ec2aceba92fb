import { eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, leads, webhookDeliveries } from "@/db/schema";
import type { WebhookEvent } from "@/lib/engine/webhook-events";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  changeWebhook,
  removeWebhook,
  rotateSecret,
  testWebhook,
} from "@/lib/webhooks/commands/webhooks";
import { getWebhookLog } from "@/lib/webhooks/queries";
import { refusalOf } from "../criteria/people";
import {
  added,
  admin,
  arrives,
  clock,
  kept,
  moves,
  receiver,
  round,
  told,
  withReceiver,
} from "./world";

withReceiver();

describe("a webhook", () => {
  it("is changed, switched off, given another secret and taken away", async () => {
    const { id, secret } = await added(["lead.created"]);
    const change = { id, name: "CRM 2", url: receiver.url, format: "json" as const };
    const events: WebhookEvent[] = ["lead.mql"];
    unwrap(await execute(changeWebhook, admin, { ...change, events, isActive: false }, clock.now));
    const lead = await arrives("While off");
    await moves(lead, "mql", { note: "Asked for a demo" });
    await round();
    unwrap(await execute(changeWebhook, admin, { ...change, events, isActive: true }, clock.now));
    await round();
    expect(receiver.received).toHaveLength(0);
    const { secret: other } = unwrap(await execute(rotateSecret, admin, { id }, clock.now));
    expect(other).not.toBe(secret);
    unwrap(await execute(testWebhook, admin, { id }, clock.now));
    await round();
    const [only] = receiver.received;
    expect(new Webhook(other).verify(only?.body ?? "", only?.headers ?? {})).toMatchObject({
      type: "test",
    });
    unwrap(await execute(removeWebhook, admin, { id }, clock.now));
    expect(await kept()).toEqual([]);
    const { read } = await store();
    const logged = await read.select().from(audit).where(eq(audit.entity, "webhook"));
    expect(JSON.stringify(logged)).not.toContain(secret);
    expect(JSON.stringify(logged)).not.toContain("/hooks");
  });

  it("forgets a person who is erased, also what is still to be told", async () => {
    await added(["lead.created", "lead.deleted"]);
    const known = await arrives("Ada Lovelace");
    await round();
    const waiting = await arrives("Grace Hopper");
    for (const id of [known, waiting]) {
      const [lead] = await (await store()).read.select().from(leads).where(eq(leads.id, id));
      const input = { id, version: lead?.version ?? 0, reason: "asked" as const };
      unwrap(await execute(deleteLead, admin, input, clock.now));
    }
    receiver.received = [];
    await round();
    expect(told().map(({ type, data }) => [type, data])).toEqual([
      ["lead.deleted", { lead: { id: known } }],
      ["lead.deleted", { lead: { id: waiting } }],
    ]);
    expect(JSON.stringify(await kept())).not.toMatch(/Ada|Grace/);
  });

  it("keeps what a receiver says of a person with the message alone, which goes with them", async () => {
    await added(["lead.created"]);
    const id = await arrives("Zenobia Quirk");
    const { read } = await store();
    const [lead] = await read.select().from(leads).where(eq(leads.id, id));
    receiver.answer = { status: 400, body: `No contact ${lead?.name} <${lead?.email}> here` };
    await round();
    expect((await kept())[0]?.problem).toContain("Zenobia Quirk");
    const input = { id, version: lead?.version ?? 0, reason: "asked" as const };
    unwrap(await execute(deleteLead, admin, input, clock.now));
    expect(await kept()).toEqual([]);
    const written = JSON.stringify(await read.select().from(audit));
    expect(written).toContain("It answered 400.");
    expect(written.match(/zenobia.{0,40}/i)).toBeNull();
  });

  it("shows its messages a page at a time, and those in one state", async () => {
    const { id } = await added(["lead.created"]);
    await (await store()).write(async (tx) => {
      await tx.insert(webhookDeliveries).values(
        Array.from({ length: 120 }, (_, i) => ({
          id: `d${String(i).padStart(3, "0")}`,
          webhookId: id,
          seq: null,
          event: "test" as const,
          entity: "webhook",
          entityId: id,
          body: "{}",
          createdAt: clock.now + (i >> 2),
          state: i % 10 === 0 ? ("failed" as const) : ("delivered" as const),
          tries: 1,
          nextAt: clock.now,
          endedAt: clock.now,
          status: 204,
          tookMs: 3,
          problem: null,
        })),
      );
    });
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = unwrap(
        await ask(getWebhookLog, admin, { id, ...(after === undefined ? {} : { after }) }),
      );
      seen.push(...page.deliveries.map((one) => one.id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
    const failed = unwrap(await ask(getWebhookLog, admin, { id, state: "failed" }));
    expect(failed.deliveries).toHaveLength(12);
    expect(refusalOf(await ask(getWebhookLog, admin, { id, after: "x" })).code).toBe("invalid");
    // What ended a month ago is forgotten.
    clock.now += 31 * 86_400_000;
    await round();
    expect(await kept()).toEqual([]);
  });
});

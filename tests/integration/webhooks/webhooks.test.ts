import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { asc, eq } from "drizzle-orm";
import { Webhook } from "standardwebhooks";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, leads, webhookDeliveries, webhooks } from "@/db/schema";
import type { WebhookEvent } from "@/lib/engine/webhook-events";
import { webhookRounds } from "@/lib/jobs/webhooks";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { moveLead } from "@/lib/leads/commands/moves";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  addWebhook,
  changeWebhook,
  removeWebhook,
  resendAll,
  resendDelivery,
  rotateSecret,
  testWebhook,
} from "@/lib/webhooks/commands/webhooks";
import { getWebhookLog, listWebhooks } from "@/lib/webhooks/queries";
import { lookUpOutside } from "@/lib/webhooks/steps/address";
import { startProgram, waitUntil } from "@/tests/support/processes";
import { person, refusalOf } from "../criteria/people";
import { settle } from "../leads/world";
import { openReceiver, type Receiver } from "./receiver";

const admin = person("admin");
const CHILD = path.join(import.meta.dirname, "delivering-child.ts");
const MINUTE = 60_000;
/** How often a process is killed: `WEBHOOK_KILLS=100` for longer. */
const KILLS = Number(process.env.WEBHOOK_KILLS ?? 4);

let receiver: Receiver;
let now: number;
let round: () => Promise<void>;

beforeAll(async () => {
  await settle();
  receiver = await openReceiver();
});
afterAll(() => receiver.close());
beforeEach(async () => {
  process.env.HANDOFF_WEBHOOKS_INSIDE = "1";
  receiver.received = [];
  receiver.answer = { status: 204 };
  now = Date.now();
  // The middle of the jitter: waits are exactly as planned.
  round = webhookRounds(
    () => now,
    () => 0.5,
  );
  await (await store()).write(async (tx) => {
    await tx.delete(webhooks);
  });
});
afterEach(() => {
  delete process.env.HANDOFF_WEBHOOKS_INSIDE;
});

async function added(
  events: [WebhookEvent, ...WebhookEvent[]],
  more: { url?: string; format?: "json" | "slack" } = {},
) {
  const input = { name: "CRM", url: receiver.url, format: "json" as const, events, ...more };
  return unwrap(await execute(addWebhook, admin, input, now));
}

async function arrives(name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@${now}.example`;
  const input = { name, email, attributes: { company: "Acme" } };
  return unwrap(await execute(createLead, admin, input, now)).id;
}

async function moves(id: string, to: "mql" | "disqualified", more: object = {}): Promise<void> {
  const [lead] = await (await store()).read.select().from(leads).where(eq(leads.id, id));
  const input = { id, to, version: lead?.version ?? 0, ...more };
  now += 1;
  unwrap(await execute(moveLead, admin, input, now));
}

const kept = async () =>
  (await store()).read
    .select()
    .from(webhookDeliveries)
    .orderBy(asc(webhookDeliveries.seq), asc(webhookDeliveries.createdAt));
const told = () => receiver.received.map(({ body }) => JSON.parse(body));

describe("a webhook", () => {
  it("is told once of what it asked for, from then on, signed by the standard", async () => {
    await arrives("Before");
    const { secret } = await added(["lead.created", "lead.mql"]);
    const id = await arrives("Ada Lovelace");
    await moves(id, "mql", { note: "Asked for a demo" });
    await moves(id, "disqualified", { reasonId: "no_fit" });
    await round();
    await round();
    expect(told()).toEqual([
      {
        type: "lead.created",
        timestamp: new Date(now - 2).toISOString(),
        by: "The admin",
        data: {
          lead: expect.objectContaining({ id, name: "Ada Lovelace", company: "Acme", owner: null }),
        },
      },
      {
        type: "lead.mql",
        timestamp: new Date(now - 1).toISOString(),
        by: "The admin",
        data: {
          lead: expect.objectContaining({ id, url: `http://localhost:3000/leads/${id}` }),
          from: "inquiry",
          to: "mql",
          path: "manual",
        },
      },
    ]);
    for (const { headers, body } of receiver.received) {
      const verifier = new Webhook(secret);
      expect(verifier.verify(body, headers)).toEqual(JSON.parse(body));
      expect(() => verifier.verify(`${body} `, headers)).toThrow();
      expect(headers["content-type"]).toBe("application/json");
    }
    const [view] = unwrap(await ask(listWebhooks, admin, {}));
    expect(view).toMatchObject({ counts: { delivered: 2, waiting: 0, failed: 0 } });
    expect(JSON.stringify(view)).not.toContain(secret);
  });

  it("gets one message each when several processes deliver", async () => {
    await added(["lead.created"]);
    for (let i = 0; i < 6; i++) await arrives(`Lead ${i}`);
    const others = [1, 2, 3].map(() => webhookRounds(() => now));
    await Promise.all([round(), ...others.map((one) => one())]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(6);
    expect(receiver.received).toHaveLength(6);
  });

  it("speaks to a channel of people in their words, and lets no name mark anything up", async () => {
    await added(["lead.created", "lead.disqualified"], { format: "slack" });
    const id = await arrives("<!channel> & Co");
    await moves(id, "disqualified", { reasonId: "no_fit" });
    await round();
    const link = `<http://localhost:3000/leads/${id}|&lt;!channel&gt; &amp; Co> (Acme)`;
    expect(told()).toEqual([
      { text: `${link} was added by The admin` },
      { text: expect.stringContaining(`The admin disqualified ${link}: `) },
    ]);
  });

  it("is tried again, later and later, and can be told anew of what was given up", async () => {
    const { id } = await added(["lead.created"]);
    receiver.answer = { status: 503, body: "Down for\n  maintenance" };
    await arrives("Ada");
    await round();
    const [first] = await kept();
    expect(first).toMatchObject({
      state: "waiting",
      tries: 1,
      status: 503,
      problem: "It answered 503: Down for maintenance",
      nextAt: now + MINUTE,
    });
    await round();
    expect((await kept())[0]?.tries).toBe(1);
    for (let tries = 2; tries <= 8; tries++) {
      now = (await kept())[0]?.nextAt ?? 0;
      await round();
    }
    expect(await kept()).toMatchObject([{ state: "failed", tries: 8, endedAt: now }]);
    const { webhook } = unwrap(await ask(getWebhookLog, admin, { id }));
    expect(webhook.failingSince).not.toBeNull();

    receiver.answer = { status: 200 };
    unwrap(await execute(resendAll, admin, { id }, now));
    expect(refusalOf(await execute(resendAll, admin, { id }, now)).code).toBe("conflict");
    receiver.received = [];
    await round();
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.headers["webhook-id"]).toBe(first?.id);
    const [view] = unwrap(await ask(listWebhooks, admin, {}));
    expect(view).toMatchObject({ failingSince: null, counts: { delivered: 1, failed: 0 } });
    // Also one that arrived, for a receiver that lost it.
    unwrap(await execute(resendDelivery, admin, { id: first?.id ?? "" }, now));
    await round();
    expect(receiver.received).toHaveLength(2);
  });

  it("waits as long as it is asked to, and ends when the receiver is gone for good", async () => {
    const { id } = await added(["lead.created"]);
    receiver.answer = { status: 429, headers: { "Retry-After": "7200" } };
    await arrives("Ada");
    await round();
    const [waiting] = await kept();
    expect(waiting?.nextAt).toBe(now + 120 * MINUTE);
    // Who has mended the receiver need not wait.
    receiver.answer = { status: 410 };
    unwrap(await execute(resendDelivery, admin, { id: waiting?.id ?? "" }, now));
    await round();
    expect(await kept()).toMatchObject([{ state: "failed", status: 410, tries: 2 }]);
    const [view] = unwrap(await ask(listWebhooks, admin, {}));
    expect(view).toMatchObject({ id, isActive: false });
    expect(refusalOf(await execute(testWebhook, admin, { id }, now)).code).toBe("conflict");
  });

  it("sends one message at a time while nothing gets through", async () => {
    await added(["lead.created"]);
    receiver.answer = { status: 500 };
    await arrives("First");
    await round();
    for (let i = 0; i < 4; i++) await arrives(`Next ${i}`);
    receiver.received = [];
    now += 1;
    const once = { done: 0 };
    await webhookRounds(() => now)(() => once.done++ > 2);
    expect(receiver.received.length).toBeGreaterThan(0);
    const tried = (await kept()).filter(({ tries }) => tries > 0);
    expect(tried.length).toBeLessThan(4);
    receiver.answer = { status: 204 };
    now += 10 * MINUTE;
    await round();
    expect((await kept()).every(({ state }) => state === "delivered")).toBe(true);
  });

  it("holds up no other while it does not answer", async () => {
    const silent = createServer(() => {});
    silent.listen(0, "127.0.0.1");
    await once(silent, "listening");
    await added(["lead.created"], {
      url: `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`,
    });
    for (let i = 0; i < 30; i++) await arrives(`Before ${i}`);
    now += 1;
    await added(["lead.created"]);
    await arrives("Ada");
    const running = round();
    const arrived = async (many: number) => {
      for (let waited = 0; waited < 20_000 && receiver.received.length < many; waited += 50) {
        await sleep(50);
      }
      return told().map(({ data }) => data.lead.name);
    };
    expect(await arrived(1)).toEqual(["Ada"]);
    // What happens meanwhile is told, too.
    await arrives("Grace");
    expect(await arrived(2)).toEqual(["Ada", "Grace"]);
    silent.closeAllConnections();
    silent.close();
    await running;
  });

  it("does not follow where an answer leads", async () => {
    await added(["lead.created"]);
    receiver.answer = { status: 307, headers: { Location: `${receiver.url}/elsewhere` } };
    await arrives("Ada");
    await round();
    expect(receiver.received).toHaveLength(1);
    expect((await kept())[0]?.problem).toMatch(/leads elsewhere/);
  });

  it("may not lie inside, neither by its address nor by where its name leads", async () => {
    delete process.env.HANDOFF_WEBHOOKS_INSIDE;
    const refused = [
      receiver.url,
      "http://example.com/hooks",
      "https://127.0.0.1/hooks",
      "https://10.0.0.8/",
      "https://[::1]/",
      "https://[::ffff:169.254.169.254]/latest/meta-data",
      "https://[::127.0.0.1]/",
      "https://[::a9fe:a9fe]/",
      "https://[64:ff9b::7f00:1]/",
      "https://168.63.129.16/",
      "https://0x7f.1/",
      "https://2130706433/",
      "https://localhost/",
      "https://localhost./",
      "https://db.internal/",
      "https://metadata/",
    ];
    for (const url of refused) {
      const input = { name: "In", url, format: "json" as const };
      const outcome = await execute(addWebhook, admin, { ...input, events: ["lead.created"] }, now);
      expect({ url, ...refusalOf(outcome) }).toMatchObject({ url, code: "invalid" });
    }
    for (const url of ["ftp://example.com/", "https://a:b@example.com/", "example.com"]) {
      const input = { name: "In", url, format: "json" as const };
      const outcome = await execute(addWebhook, admin, { ...input, events: ["lead.created"] }, now);
      expect(refusalOf(outcome).code).toBe("invalid");
    }
    // Who wrote it down while that was allowed is not told any more.
    process.env.HANDOFF_WEBHOOKS_INSIDE = "1";
    await added(["lead.created"]);
    delete process.env.HANDOFF_WEBHOOKS_INSIDE;
    await arrives("Ada");
    await round();
    expect(receiver.received).toHaveLength(0);
    expect(await kept()).toMatchObject([{ state: "waiting", tries: 1, status: null }]);
    for (const all of [true, false]) {
      const found = await new Promise((resolve) =>
        lookUpOutside("localhost", { all }, (error, address) => resolve(error ?? address)),
      );
      expect(found).toMatchObject({ message: expect.stringContaining("private network") });
    }
  });

  it(
    "loses and doubles nothing when its process is killed",
    async () => {
      await added(["lead.created"]);
      const names: string[] = [];
      for (let kill = 0; kill < KILLS; kill++) {
        const child = startProgram(
          process.execPath,
          ["--import", "tsx", CHILD, String(kill * 11 * MINUTE)],
          { env: process.env },
        );
        try {
          await waitUntil(async () => child.output().includes("ready"), 60_000, child.output);
          const many = 3 + (kill % 5);
          for (let i = 0; i < many; i++) {
            const name = `Kill ${kill} ${i}`;
            names.push(name);
            await arrives(name);
            await sleep(Math.random() * 20);
          }
        } finally {
          await child.stop("SIGKILL");
        }
      }
      // What was taken by the last one is due again.
      now = Date.now() + (KILLS + 1) * 11 * MINUTE;
      await round();
      const rows = await kept();
      expect(rows.every(({ state }) => state === "delivered")).toBe(true);
      expect(rows).toHaveLength(names.length);
      const byId = new Map(
        receiver.received.map(({ headers, body }) => [headers["webhook-id"], JSON.parse(body)]),
      );
      expect([...byId.values()].map(({ data }) => data.lead.name).sort()).toEqual(names.sort());
    },
    120_000 + KILLS * 20_000,
  );

  it("is changed, switched off, given another secret and taken away", async () => {
    const { id, secret } = await added(["lead.created"]);
    const change = { id, name: "CRM 2", url: receiver.url, format: "json" as const };
    const events: WebhookEvent[] = ["lead.mql"];
    unwrap(await execute(changeWebhook, admin, { ...change, events, isActive: false }, now));
    const lead = await arrives("While off");
    await moves(lead, "mql", { note: "Asked for a demo" });
    await round();
    unwrap(await execute(changeWebhook, admin, { ...change, events, isActive: true }, now));
    await round();
    expect(receiver.received).toHaveLength(0);
    const { secret: other } = unwrap(await execute(rotateSecret, admin, { id }, now));
    expect(other).not.toBe(secret);
    unwrap(await execute(testWebhook, admin, { id }, now));
    await round();
    const [only] = receiver.received;
    expect(new Webhook(other).verify(only?.body ?? "", only?.headers ?? {})).toMatchObject({
      type: "test",
    });
    unwrap(await execute(removeWebhook, admin, { id }, now));
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
      unwrap(await execute(deleteLead, admin, input, now));
    }
    receiver.received = [];
    await round();
    expect(told().map(({ type, data }) => [type, data])).toEqual([
      ["lead.deleted", { lead: { id: known } }],
      ["lead.deleted", { lead: { id: waiting } }],
    ]);
    expect(JSON.stringify(await kept())).not.toMatch(/Ada|Grace/);
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
          createdAt: now + (i >> 2),
          state: i % 10 === 0 ? ("failed" as const) : ("delivered" as const),
          tries: 1,
          nextAt: now,
          endedAt: now,
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
    now += 31 * 86_400_000;
    await round();
    expect(await kept()).toEqual([]);
  });
});

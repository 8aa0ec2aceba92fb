import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, createServer as createNetServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { describe, expect, it } from "vitest";
import { webhookRounds } from "@/lib/jobs/webhooks";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  addWebhook,
  resendAll,
  resendDelivery,
  testWebhook,
} from "@/lib/webhooks/commands/webhooks";
import { getWebhookLog, listWebhooks } from "@/lib/webhooks/queries";
import { lookUpOutside } from "@/lib/webhooks/steps/address";
import { refusalOf } from "../criteria/people";
import {
  added,
  admin,
  arrives,
  clock,
  kept,
  MINUTE,
  moves,
  receiver,
  round,
  told,
  withReceiver,
} from "./world";

withReceiver();

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
        timestamp: new Date(clock.now - 2).toISOString(),
        by: "The admin",
        data: {
          lead: expect.objectContaining({ id, name: "Ada Lovelace", company: "Acme", owner: null }),
        },
      },
      {
        type: "lead.mql",
        timestamp: new Date(clock.now - 1).toISOString(),
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
    const others = [1, 2, 3].map(() => webhookRounds(() => clock.now));
    await Promise.all([round(), ...others.map((one) => one())]);
    expect(new Set(receiver.received.map(({ headers }) => headers["webhook-id"])).size).toBe(6);
    expect(receiver.received).toHaveLength(6);
  });

  it("speaks to a channel of people in their words, and lets no name mark anything up", async () => {
    await added(["lead.created", "lead.disqualified"], { format: "slack" });
    const id = await arrives("<!channel>\n> & Co");
    await moves(id, "disqualified", { reasonId: "no_fit" });
    await round();
    const link = `<http://localhost:3000/leads/${id}|&lt;!channel&gt; &gt; &amp; Co> (Acme)`;
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
      nextAt: clock.now + MINUTE,
    });
    await round();
    expect((await kept())[0]?.tries).toBe(1);
    for (let tries = 2; tries <= 8; tries++) {
      clock.now = (await kept())[0]?.nextAt ?? 0;
      await round();
    }
    expect(await kept()).toMatchObject([{ state: "failed", tries: 8, endedAt: clock.now }]);
    const { webhook } = unwrap(await ask(getWebhookLog, admin, { id }));
    expect(webhook.failingSince).not.toBeNull();

    receiver.answer = { status: 200 };
    unwrap(await execute(resendAll, admin, { id }, clock.now));
    expect(refusalOf(await execute(resendAll, admin, { id }, clock.now)).code).toBe("conflict");
    receiver.received = [];
    await round();
    expect(receiver.received).toHaveLength(1);
    expect(receiver.received[0]?.headers["webhook-id"]).toBe(first?.id);
    const [view] = unwrap(await ask(listWebhooks, admin, {}));
    expect(view).toMatchObject({ failingSince: null, counts: { delivered: 1, failed: 0 } });
    // Also one that arrived, for a receiver that lost it.
    unwrap(await execute(resendDelivery, admin, { id: first?.id ?? "" }, clock.now));
    await round();
    expect(receiver.received).toHaveLength(2);
  });

  it("waits as long as it is asked to, and ends when the receiver is gone for good", async () => {
    const { id } = await added(["lead.created"]);
    receiver.answer = { status: 429, headers: { "Retry-After": "7200" } };
    await arrives("Ada");
    await round();
    const [waiting] = await kept();
    expect(waiting?.nextAt).toBe(clock.now + 120 * MINUTE);
    // Who has mended the receiver need not wait.
    receiver.answer = { status: 410 };
    unwrap(await execute(resendDelivery, admin, { id: waiting?.id ?? "" }, clock.now));
    await round();
    expect(await kept()).toMatchObject([{ state: "failed", status: 410, tries: 2 }]);
    const [view] = unwrap(await ask(listWebhooks, admin, {}));
    expect(view).toMatchObject({ id, isActive: false });
    expect(refusalOf(await execute(testWebhook, admin, { id }, clock.now)).code).toBe("conflict");
  });

  it("sends one message at a time while nothing gets through", async () => {
    await added(["lead.created"]);
    receiver.answer = { status: 500 };
    await arrives("First");
    await round();
    for (let i = 0; i < 4; i++) await arrives(`Next ${i}`);
    receiver.received = [];
    clock.now += 1;
    const once = { done: 0 };
    await webhookRounds(() => clock.now)(() => once.done++ > 2);
    expect(receiver.received.length).toBeGreaterThan(0);
    const tried = (await kept()).filter(({ tries }) => tries > 0);
    expect(tried.length).toBeLessThan(4);
    receiver.answer = { status: 204 };
    clock.now += 10 * MINUTE;
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
    clock.now += 1;
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

  it("has taken the message by its status, also where the rest of the answer breaks off", async () => {
    await added(["lead.created"]);
    for (const status of [200, 503]) {
      receiver.answer = { status, body: "half", isCut: true };
      await arrives(`Ada ${status}`);
      await round();
    }
    expect(receiver.received).toHaveLength(2);
    expect(await kept()).toMatchObject([
      { state: "delivered", tries: 1, status: 200, problem: null },
      { state: "waiting", tries: 1, status: 503, problem: "It answered 503: half" },
    ]);
  });

  it("does not follow where an answer leads", async () => {
    await added(["lead.created"]);
    receiver.answer = { status: 307, headers: { Location: `${receiver.url}/elsewhere` } };
    await arrives("Ada");
    await round();
    expect(receiver.received).toHaveLength(1);
    expect((await kept())[0]?.problem).toMatch(/leads elsewhere/);
  });

  it("that wants to speak another protocol has not taken the message", async () => {
    const upgrading = createNetServer((socket) => {
      socket.on("error", () => {});
      socket.once("data", () =>
        socket.write(
          "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n",
        ),
      );
    });
    upgrading.listen(0, "127.0.0.1");
    await once(upgrading, "listening");
    await added(["lead.created"], {
      url: `http://127.0.0.1:${(upgrading.address() as AddressInfo).port}/`,
    });
    await arrives("Ada");
    await round();
    expect(await kept()).toMatchObject([
      { state: "waiting", tries: 1, status: 101, problem: "It answered 101." },
    ]);
    upgrading.close();
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
      const outcome = await execute(
        addWebhook,
        admin,
        { ...input, events: ["lead.created"] },
        clock.now,
      );
      expect({ url, ...refusalOf(outcome) }).toMatchObject({ url, code: "invalid" });
    }
    for (const url of ["ftp://example.com/", "https://a:b@example.com/", "example.com"]) {
      const input = { name: "In", url, format: "json" as const };
      const outcome = await execute(
        addWebhook,
        admin,
        { ...input, events: ["lead.created"] },
        clock.now,
      );
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
});

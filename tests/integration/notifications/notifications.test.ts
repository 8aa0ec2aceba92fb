import { asc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { alerts, leads, mails, notificationChoices, notifications } from "@/db/schema";
import { addNote, logCall, recordActivities } from "@/lib/activities/commands";
import { createDraft, proposeVersion, requestChanges, saveDraft } from "@/lib/criteria/commands";
import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import { listDisputes } from "@/lib/disputes/queries";
import type { NotificationChannel, NotificationKind } from "@/lib/engine/notifications";
import type { Stage } from "@/lib/engine/stages";
import { createImport, finishImport } from "@/lib/imports/commands/imports";
import { notificationRounds } from "@/lib/jobs/notifications";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { moveLead } from "@/lib/leads/commands/moves";
import { assignLead } from "@/lib/leads/commands/records";
import { mayHear } from "@/lib/live/events";
import { newsAfter } from "@/lib/live/reader";
import { chooseNotification } from "@/lib/notifications/commands/choices";
import { readAllNotifications, readSomeNotifications } from "@/lib/notifications/commands/reading";
import { getChoices, getWaiting, listNotifications } from "@/lib/notifications/queries";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { defineCommand, execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  adam,
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  lea,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
  vic,
} from "../leads/world";

let now: number;
let round: () => Promise<void>;
const read = async () => (await store()).read;

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});
beforeEach(async () => {
  now = Math.max(now ?? 0, MONDAY) + DAY;
  round = notificationRounds(() => now);
  await (await store()).write(async (tx) => {
    for (const table of [notifications, notificationChoices, mails]) await tx.delete(table);
  });
  await round();
  await (await store()).write(async (tx) => {
    await tx.delete(notifications);
  });
});

/** What somebody is told, the latest first. */
async function toldTo(actor: Actor): Promise<string[]> {
  const { items } = unwrap(await ask(listNotifications, actor, {}, now));
  return items.map(({ title }) => title);
}
const unreadOf = async (actor: Actor) => unwrap(await ask(getWaiting, actor, {}, now)).unread;
const chooses = async (actor: Actor, kind: NotificationKind, channel: NotificationChannel) =>
  unwrap(await execute(chooseNotification, actor, { kind, channel }, now));

async function assigns(id: string, ownerId: string | null, actor: Actor = max): Promise<void> {
  now += MINUTE;
  const { version } = (await page(id, now)).lead;
  unwrap(await execute(assignLead, actor, { id, version, ownerId }, now));
}

async function moves(id: string, to: Stage, actor: Actor, more: object = {}): Promise<void> {
  now += MINUTE;
  const { version } = (await page(id, now)).lead;
  unwrap(await execute(moveLead, actor, { id, version, to, ...more }, now));
}

/** A lead that a demo request made an MQL. */
async function offered(name: string): Promise<string> {
  const leadId = await arrive(now, { employees: 500, title: "CTO", company: "Acme" }, name);
  now += MINUTE;
  const activities = [{ leadId, type: "demo_request" as const, at: now, props: {} }];
  unwrap(await execute(recordActivities, mara, { activities }, now));
  return leadId;
}

/** Leaves an entry of the log that only other programs cause. */
const happens = defineCommand({
  name: "test.happens",
  permission: "system:run",
  input: z.object({ action: z.string(), entity: z.string(), id: z.string() }),
  run: async ({ input: { action, entity, id } }) => ({
    result: null,
    audit: [{ action, entity, entityId: id, after: { name: "MQLs" } }],
  }),
});

describe("people are told", () => {
  it("of a lead that is given to them, once, and not of what they did themselves", async () => {
    const id = await arrive(now, { company: "Acme" }, "Ada Lovelace");
    await assigns(id, "ana");
    await assigns(id, "max");
    await assigns(id, "ben");
    await round();
    // As after a restart, and in another process.
    await Promise.all([notificationRounds(() => now)(), notificationRounds(() => now)(), round()]);
    expect(await toldTo(ana)).toEqual(["Max gave you Ada Lovelace (Acme)"]);
    expect(await toldTo(ben)).toEqual(["Max gave you Ada Lovelace (Acme)"]);
    expect(await toldTo(max)).toEqual([]);
    expect(await unreadOf(ana)).toEqual([{ id: expect.any(String), place: `/leads/${id}` }]);
  });

  it("of a mention in a note or after a call, whoever may read it", async () => {
    const id = await arrive(now, { company: "Acme" }, "Grace Hopper");
    const text = "@ana, @Mara and @nobody: see max@us.test";
    unwrap(await execute(addNote, ben, { leadId: id, text }, now));
    const note = "Wants @Ana to call back";
    unwrap(await execute(logCall, ben, { leadId: id, outcome: "connected", note }, now));
    await round();
    expect(await toldTo(mara)).toEqual(["Ben mentioned you in a note on Grace Hopper (Acme)"]);
    expect(await toldTo(ana)).toEqual([
      "You were mentioned 2 times in notes on Grace Hopper (Acme)",
    ]);
    expect(await toldTo(max)).toEqual([]);
  });

  it("of a rejection, what marketing says to it, and what is decided", async () => {
    const id = await arrive(now, { company: "Acme" }, "Rosa Parks");
    await moves(id, "mql", mara, { note: "Met her at the fair" });
    await assigns(id, "ana");
    await round();
    await moves(id, "disqualified", ana, { reasonId: "no_need", note: "They said so" });
    await round();
    expect(await toldTo(mara)).toEqual(["Ana disqualified Rosa Parks (Acme): No need"]);
    // She did it herself.
    expect((await toldTo(ana)).filter((one) => one.includes("disqualified"))).toEqual([]);
    now += MINUTE;
    const moveId = (await page(id, now)).moves[0]?.id ?? "";
    unwrap(await execute(raiseDispute, mara, { leadId: id, moveId, note: "She asked" }, now));
    await round();
    for (const one of [ana, max, lea, adam]) {
      expect((await toldTo(one))[0]).toBe("Mara disputed the rejection of Rosa Parks (Acme)");
    }
    expect(await toldTo(ben)).toEqual([]);
    const open = unwrap(await ask(listDisputes, max, {}, now)).open.find(
      ({ lead }) => lead.id === id,
    );
    now += MINUTE;
    const decision = { id: open?.id ?? "", decision: "overturned" as const, note: "They want it" };
    unwrap(await execute(decideDispute, max, decision, now));
    await round();
    for (const one of [ana, mara]) {
      expect((await toldTo(one))[0]).toBe("Max overturned the rejection of Rosa Parks (Acme)");
    }
  });

  it("of criteria that wait for them, and of the answer", async () => {
    const { id } = unwrap(await execute(createDraft, mara, { name: "Spring" }, now));
    const draft = { id, version: 1, name: "Spring", body: CRITERIA };
    const saved = unwrap(await execute(saveDraft, mara, draft, now));
    const open = unwrap(await execute(proposeVersion, mara, { id, ...saved }, now));
    await round();
    expect((await toldTo(max))[0]).toMatch(
      /^Mara proposed version \d+, Spring for your signature$/,
    );
    expect(await toldTo(lea)).toHaveLength(1);
    expect(await toldTo(mara)).toEqual([]);
    expect(await toldTo(ana)).toEqual([]);
    now += MINUTE;
    const changes = { id, version: open.version, comment: "Fewer, please" };
    unwrap(await execute(requestChanges, max, changes, now));
    await round();
    expect((await toldTo(mara))[0]).toMatch(/^Max took version \d+, Spring back to draft/);
    expect((await unreadOf(mara))[0]?.place).toBe(`/criteria/${id}`);
  });

  it("of alerts that their role may read, and of their own imports", async () => {
    const content = { kind: "goal" };
    await (await store()).write(async (tx) => {
      await tx.insert(alerts).values([
        { id: "open", subject: "goal:1", report: "conversion", content, raisedAt: now },
        { id: "money", subject: "goal:2", report: "cac", content, raisedAt: now },
      ]);
    });
    for (const id of ["open", "money"]) {
      const entry = { action: "alert.raise", entity: "alert", id };
      unwrap(await execute(happens, SWEEP, entry, now));
    }
    const file = { kind: "leads" as const, fileName: "fair.csv", fileBytes: 1 };
    unwrap(await execute(createImport, mara, { id: "imp", ...file }, now));
    unwrap(await execute(finishImport, mara, { id: "imp", message: "No column is named" }, now));
    await round();
    expect(await toldTo(ana)).toEqual(["Alert: MQLs"]);
    expect(await toldTo(max)).toEqual(["Alert: MQLs", "Alert: MQLs"]);
    expect(await toldTo(mara)).toContain("The import of fair.csv failed: No column is named");
    expect(await unreadOf(ana)).toMatchObject([{ place: "/alerts" }]);
  });

  it("of what a webhook gave up in one line while it is unread", async () => {
    const entry = { action: "webhook.failed", entity: "webhook", id: "hook" };
    for (let i = 0; i < 3; i++) unwrap(await execute(happens, SWEEP, entry, now));
    await round();
    unwrap(await execute(happens, SWEEP, entry, now));
    await round();
    expect(await toldTo(adam)).toEqual([
      "4 messages to a webhook could not be delivered and were given up",
    ]);
    expect(await toldTo(max)).toEqual([]);
    unwrap(await execute(readAllNotifications, adam, { until: now }, now));
    unwrap(await execute(happens, SWEEP, entry, now));
    await round();
    expect((await toldTo(adam))[0]).toMatch(/^A message to/);
  });

  it("of deadlines of leads that are theirs, when they are near and when they are over", async () => {
    const id = await offered("Katherine Johnson");
    const [row] = await (await read()).select().from(leads).where(eq(leads.id, id));
    const due = row?.slaDueAt ?? 0;
    expect(due).toBeGreaterThan(now);
    now = due - 3 * HOUR;
    await assigns(id, "ana");
    await round();
    expect(await toldTo(ana)).toEqual(["Max gave you Katherine Johnson (Acme)"]);
    now = due - HOUR;
    await round();
    now += MINUTE;
    await round();
    expect(await toldTo(ana)).toHaveLength(2);
    expect((await toldTo(ana))[0]).toMatch(/^The agreed time for Katherine .* is over at/);
    now = due;
    await round();
    now += MINUTE;
    await round();
    // The warning has become the news.
    expect(await toldTo(ana)).toHaveLength(2);
    expect((await toldTo(ana))[0]).toMatch(/^The agreed time for Katherine .* was over at/);
    // Whoever gets it late is told, too; whoever wants not to be is not.
    await chooses(ben, "slaPassed", "off");
    await assigns(id, "ben");
    now += MINUTE;
    await round();
    expect(await toldTo(ben)).toEqual(["Max gave you Katherine Johnson (Acme)"]);
    await assigns(id, "lea");
    now += MINUTE;
    await round();
    expect(await toldTo(lea)).toHaveLength(2);
  });

  it("tells whoever has a lead once that it is time to call, unless they were reached before", async () => {
    const calls = async (leadId: string, at: number | null) =>
      unwrap(
        await execute(
          logCall,
          ana,
          at === null
            ? { leadId, outcome: "connected" }
            : { leadId, outcome: "callback", callbackAt: at },
          now,
        ),
      );
    const [waits, reached] = [await offered("Mary Somerville"), await offered("Emmy Noether")];
    const due = now + 2 * HOUR;
    for (const id of [waits, reached]) {
      await assigns(id, "ana");
      await calls(id, due);
    }
    await calls(reached, null);
    const told = async () => (await toldTo(ana)).filter((title) => title.includes("called back"));
    now = due - 1;
    await round();
    expect(await told()).toEqual([]);
    for (now = due; now <= due + 2 * MINUTE; now += MINUTE) await round();
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toMatch(/^Mary Somerville .*asked to be called back at/);
    // Their deadlines are not to be told of later on.
    for (const id of [waits, reached])
      await moves(id, "disqualified", ana, { reasonId: "no_need" });
  });
});

describe("reading", () => {
  it("is of one's own only, and heard by no one else", async () => {
    const id = await arrive(now, {}, "Ida Wells");
    await assigns(id, "ana");
    await round();
    const [mine] = await unreadOf(ana);
    const ids = [mine?.id ?? ""];
    expect(refusal(await execute(readSomeNotifications, ben, { ids }, now)).code).toBe("conflict");
    expect(await unreadOf(ana)).toHaveLength(1);
    const before = await newestSeq(await read());
    unwrap(await execute(readSomeNotifications, ana, { ids }, now));
    expect(await unreadOf(ana)).toEqual([]);
    const news = await newsAfter(before);
    const events = news && "events" in news ? news.events : [];
    expect(events).toMatchObject([{ action: "notification.read", entityId: "ana" }]);
    expect(events.map((event) => [mayHear(ana, event), mayHear(ben, event)])).toEqual([
      [true, false],
    ]);
    const key: Actor = { kind: "key", id: "k", name: "K", role: "admin" };
    expect(refusal(await ask(listNotifications, key, {}, now)).code).toBe("forbidden");
  });

  it("of all leaves what came after the page was there", async () => {
    const seen = await arrive(now, {}, "Seen");
    await assigns(seen, "ana");
    await round();
    const until = now;
    await assigns(await arrive(now, {}, "Unseen"), "ana");
    await round();
    unwrap(await execute(readAllNotifications, ana, { until }, now));
    const { items } = unwrap(await ask(listNotifications, ana, {}, now));
    expect(items.map(({ title, isNew }) => [title, isNew])).toEqual([
      ["Max gave you Unseen", true],
      ["Max gave you Seen", false],
    ]);
  });

  it("goes page by page", async () => {
    const made = Array.from({ length: 55 }, (_, i) => ({
      id: `n${String(i).padStart(2, "0")}`,
      userId: "ana",
      kind: "alertRaised" as const,
      aboutId: `a${i}`,
      at: now - Math.floor(i / 2),
    }));
    await (await store()).write((tx) =>
      tx
        .insert(notifications)
        .values(made)
        .then(() => {}),
    );
    const first = unwrap(await ask(listNotifications, ana, {}, now));
    const second = unwrap(await ask(listNotifications, ana, { after: first.next ?? "" }, now));
    expect(first.items).toHaveLength(50);
    expect(second).toMatchObject({ next: null });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(55);
    expect(refusal(await ask(listNotifications, ana, { after: "x" }, now)).code).toBe("invalid");
  });
});

describe("a choice", () => {
  it("holds from then on, of what one's role is told of", async () => {
    await chooses(ana, "leadAssigned", "off");
    await assigns(await arrive(now, {}, "Quiet"), "ana");
    await round();
    expect(await toldTo(ana)).toEqual([]);
    const { choices } = unwrap(await ask(getChoices, ana, {}, now));
    expect(choices.find(({ kind }) => kind === "leadAssigned")?.channel).toBe("off");
    expect(choices.some(({ kind }) => kind === "webhookFailed")).toBe(false);
    const wrong = { kind: "webhookFailed", channel: "mail" } as const;
    expect(refusal(await execute(chooseNotification, ana, wrong, now)).code).toBe("forbidden");
    expect(unwrap(await ask(getChoices, vic, {}, now)).choices.map(({ kind }) => kind)).toEqual([
      "mentioned",
      "alertRaised",
    ]);
  });

  it("of mail sends one about all that is unread after a while", async () => {
    await chooses(ana, "leadAssigned", "mail");
    const ids = [];
    for (const name of ["First", "Second", "Third"]) {
      ids.push(await arrive(now, { company: "Acme\n\nAll" }, name));
      await assigns(ids.at(-1) ?? "", "ana");
      await round();
    }
    const place = `/leads/${ids[0]}`;
    const first = (await unreadOf(ana)).find((one) => one.place === place);
    unwrap(await execute(readSomeNotifications, ana, { ids: [first?.id ?? ""] }, now));
    expect(await (await read()).select().from(mails)).toEqual([]);
    now += 5 * MINUTE;
    await Promise.all([round(), notificationRounds(() => now)()]);
    now += MINUTE;
    await round();
    const written = await (await read()).select().from(mails).orderBy(asc(mails.createdAt));
    expect(written).toHaveLength(1);
    expect(written[0]).toMatchObject({
      toAddress: "ana@us.test",
      subject: "Handoff: 2 notifications",
      body: [
        `Max gave you Second (Acme All)\nhttp://localhost:3000/leads/${ids[1]}`,
        `Max gave you Third (Acme All)\nhttp://localhost:3000/leads/${ids[2]}`,
        "All of them: http://localhost:3000/notifications",
        "You get this because you chose so. To change it: http://localhost:3000/settings/account",
      ].join("\n\n"),
    });
  });
});

describe("what people were told", () => {
  it("goes with a person who is erased, mail and all", async () => {
    await chooses(ana, "leadAssigned", "mail");
    const id = await arrive(now, {}, "Forget Me");
    await assigns(id, "ana");
    await round();
    now += 6 * MINUTE;
    await round();
    expect(await (await read()).select().from(mails)).toHaveLength(1);
    const { version } = (await page(id, now)).lead;
    unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }, now));
    await round();
    expect(await toldTo(ana)).toEqual([]);
    expect(await (await read()).select().from(mails)).toEqual([]);
  });

  it("goes along when a lead is merged, and of one that went before nobody is told", async () => {
    const kept = await arrive(now, {}, "Kept");
    const joined = await arrive(now, {}, "Joined");
    await assigns(joined, "ana");
    await round();
    await assigns(joined, "ben");
    const version = async (id: string) => (await page(id, now)).lead.version;
    const merge = {
      id: kept,
      version: await version(kept),
      otherId: joined,
      otherVersion: await version(joined),
    };
    unwrap(await execute(mergeLeads, mara, merge, now));
    await round();
    expect((await unreadOf(ana)).map(({ place }) => place)).toEqual([`/leads/${kept}`]);
    expect(await toldTo(ben)).toEqual([]);
  });

  it("is forgotten after 90 days", async () => {
    await assigns(await arrive(now, {}, "Old"), "ana");
    await round();
    now += 89 * DAY;
    await round();
    expect(await toldTo(ana)).toHaveLength(1);
    now += 2 * DAY;
    await round();
    expect(await toldTo(ana)).toEqual([]);
  });
});

import { asc } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { mailLeads, mails, notifications } from "@/db/schema";
import { notificationRounds } from "@/lib/jobs/notifications";
import { setGerman } from "@/lib/language";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { mayHear } from "@/lib/live/events";
import { newsAfter } from "@/lib/live/reader";
import { chooseNotification } from "@/lib/notifications/commands/choices";
import { readAllNotifications, readSomeNotifications } from "@/lib/notifications/commands/reading";
import { getChoices, listNotifications } from "@/lib/notifications/queries";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { updateWorkspace } from "@/lib/settings/commands";
import { getWorkspace } from "@/lib/settings/queries";
import { german } from "@/lib/texts/german/registry";
import { setLanguage } from "@/lib/users/commands/users";
import { adam, ana, arrive, ben, DAY, MINUTE, mara, page, refusal, vic } from "../leads/world";
import {
  assigns,
  chooses,
  clock,
  nextDay,
  read,
  round,
  settleNotifications,
  toldTo,
  unreadOf,
} from "./world";

beforeAll(settleNotifications);
beforeEach(nextDay);

describe("reading", () => {
  it("is of one's own only, and heard by no one else", async () => {
    const id = await arrive(clock.now, {}, "Ida Wells");
    await assigns(id, "ana");
    await round();
    const [mine] = await unreadOf(ana);
    const ids = [mine?.id ?? ""];
    expect(refusal(await execute(readSomeNotifications, ben, { ids }, clock.now)).code).toBe(
      "conflict",
    );
    expect(await unreadOf(ana)).toHaveLength(1);
    const before = await newestSeq(await read());
    unwrap(await execute(readSomeNotifications, ana, { ids }, clock.now));
    expect(await unreadOf(ana)).toEqual([]);
    const news = await newsAfter(before);
    const events = news && "events" in news ? news.events : [];
    expect(events).toMatchObject([{ action: "notification.read", entityId: "ana" }]);
    expect(events.map((event) => [mayHear(ana, event), mayHear(ben, event)])).toEqual([
      [true, false],
    ]);
    const key: Actor = { kind: "key", id: "k", name: "K", role: "admin" };
    expect(refusal(await ask(listNotifications, key, {}, clock.now)).code).toBe("forbidden");
  });

  it("of all leaves what came after the page was there", async () => {
    const seen = await arrive(clock.now, {}, "Seen");
    await assigns(seen, "ana");
    await round();
    const until = clock.now;
    await assigns(await arrive(clock.now, {}, "Unseen"), "ana");
    await round();
    unwrap(await execute(readAllNotifications, ana, { until }, clock.now));
    const { items } = unwrap(await ask(listNotifications, ana, {}, clock.now));
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
      at: clock.now - Math.floor(i / 2),
    }));
    await (await store()).write((tx) =>
      tx
        .insert(notifications)
        .values(made)
        .then(() => {}),
    );
    const first = unwrap(await ask(listNotifications, ana, {}, clock.now));
    const second = unwrap(
      await ask(listNotifications, ana, { after: first.next ?? "" }, clock.now),
    );
    expect(first.items).toHaveLength(50);
    expect(second).toMatchObject({ next: null });
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(55);
    expect(refusal(await ask(listNotifications, ana, { after: "x" }, clock.now)).code).toBe(
      "invalid",
    );
  });
});

describe("a choice", () => {
  it("holds from then on, of what one's role is told of", async () => {
    await chooses(ana, "leadAssigned", "off");
    await assigns(await arrive(clock.now, {}, "Quiet"), "ana");
    await round();
    expect(await toldTo(ana)).toEqual([]);
    const { choices } = unwrap(await ask(getChoices, ana, {}, clock.now));
    expect(choices.find(({ kind }) => kind === "leadAssigned")?.channel).toBe("off");
    expect(choices.some(({ kind }) => kind === "webhookFailed")).toBe(false);
    const wrong = { kind: "webhookFailed", channel: "mail" } as const;
    expect(refusal(await execute(chooseNotification, ana, wrong, clock.now)).code).toBe(
      "forbidden",
    );
    expect(
      unwrap(await ask(getChoices, vic, {}, clock.now)).choices.map(({ kind }) => kind),
    ).toEqual(["mentioned", "alertRaised"]);
  });

  it("of mail sends one about all that is unread after a while", async () => {
    await chooses(ana, "leadAssigned", "mail");
    const ids = [];
    for (const name of ["First", "Second", "Third"]) {
      ids.push(await arrive(clock.now, { company: "Acme\n\nAll" }, name));
      await assigns(ids.at(-1) ?? "", "ana");
      await round();
    }
    const place = `/leads/${ids[0]}`;
    const first = (await unreadOf(ana)).find((one) => one.place === place);
    unwrap(await execute(readSomeNotifications, ana, { ids: [first?.id ?? ""] }, clock.now));
    expect(await (await read()).select().from(mails)).toEqual([]);
    clock.now += 5 * MINUTE;
    await Promise.all([round(), notificationRounds(() => clock.now)()]);
    clock.now += MINUTE;
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

  it("of mail writes to each in their own language, and else in the workspace's", async () => {
    setGerman(german);
    await chooses(ana, "leadAssigned", "mail");
    await chooses(ben, "leadAssigned", "mail");
    unwrap(await execute(setLanguage, ben, { language: "en" }, clock.now));
    const { version, workspace } = unwrap(await ask(getWorkspace, adam, {}, clock.now));
    const change = { ...workspace, language: "de" as const, version };
    unwrap(await execute(updateWorkspace, adam, change, clock.now));
    await assigns(await arrive(clock.now, {}, "Erste"), "ana");
    await assigns(await arrive(clock.now, {}, "Zweite"), "ben");
    await round();
    clock.now += 6 * MINUTE;
    await round();
    const written = await (await read()).select().from(mails).orderBy(asc(mails.toAddress));
    expect(written.map(({ subject }) => subject)).toEqual([
      "Handoff: Max hat Ihnen Erste gegeben",
      "Handoff: Max gave you Zweite",
    ]);
    expect(written[0]?.body).toContain("Alle: http://localhost:3000/notifications");
    const again = { ...workspace, language: null, version: version + 1 };
    unwrap(await execute(updateWorkspace, adam, again, clock.now));
  });
});

describe("what people were told", () => {
  it("goes with a person who is erased, mail and all", async () => {
    await chooses(ana, "leadAssigned", "mail");
    const id = await arrive(clock.now, {}, "Forget Me");
    await assigns(id, "ana");
    await round();
    clock.now += 6 * MINUTE;
    await round();
    expect(await (await read()).select().from(mails)).toHaveLength(1);
    const { version } = (await page(id, clock.now)).lead;
    unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }, clock.now));
    await round();
    expect(await toldTo(ana)).toEqual([]);
    expect(await (await read()).select().from(mails)).toEqual([]);
  });

  it("goes with them by every mail, also of what was told again or is forgotten, and of a merged lead", async () => {
    const mailed = async () => {
      clock.now += 6 * MINUTE;
      await round();
      return (await (await read()).select().from(mails)).length;
    };
    for (const actor of [ana, ben]) await chooses(actor, "leadAssigned", "mail");
    const [again, old, other, joined] = [
      await arrive(clock.now, {}, "Again"),
      await arrive(clock.now, {}, "Old"),
      await arrive(clock.now, {}, "Other"),
      await arrive(clock.now, {}, "Joined"),
    ];
    await assigns(old, "ben");
    await assigns(joined, "ben");
    await round();
    expect(await mailed()).toBe(1);
    await assigns(again, "ana");
    await round();
    expect(await mailed()).toBe(2);
    // Unread: the line is the same one, and its mail another.
    await assigns(again, null);
    await assigns(again, "ana");
    await round();
    expect(await mailed()).toBe(3);
    const version = async (id: string) => (await page(id, clock.now)).lead.version;
    const erase = async (id: string) => {
      const asked = { id, version: await version(id), reason: "asked" } as const;
      unwrap(await execute(deleteLead, adam, asked, clock.now));
    };
    await erase(other);
    expect(await (await read()).select().from(mails)).toHaveLength(3);
    await erase(again);
    expect(await (await read()).select().from(mails)).toHaveLength(1);

    const survivor = await arrive(clock.now, {}, "Survivor");
    const merge = {
      id: survivor,
      version: await version(survivor),
      otherId: joined,
      otherVersion: await version(joined),
    };
    unwrap(await execute(mergeLeads, mara, merge, clock.now));
    clock.now += 91 * DAY;
    await round();
    expect(await (await read()).select().from(notifications)).toEqual([]);
    await erase(survivor);
    expect(await (await read()).select().from(mails)).toEqual([]);
    expect(await (await read()).select().from(mailLeads)).toEqual([]);
  });

  it("goes along when a lead is merged, and of one that went before nobody is told", async () => {
    const kept = await arrive(clock.now, {}, "Kept");
    const joined = await arrive(clock.now, {}, "Joined");
    await assigns(joined, "ana");
    await round();
    await assigns(joined, "ben");
    const version = async (id: string) => (await page(id, clock.now)).lead.version;
    const merge = {
      id: kept,
      version: await version(kept),
      otherId: joined,
      otherVersion: await version(joined),
    };
    unwrap(await execute(mergeLeads, mara, merge, clock.now));
    await round();
    expect((await unreadOf(ana)).map(({ place }) => place)).toEqual([`/leads/${kept}`]);
    expect(await toldTo(ben)).toEqual([]);
  });

  it("is forgotten after 90 days", async () => {
    await assigns(await arrive(clock.now, {}, "Old"), "ana");
    await round();
    clock.now += 89 * DAY;
    await round();
    expect(await toldTo(ana)).toHaveLength(1);
    clock.now += 2 * DAY;
    await round();
    expect(await toldTo(ana)).toEqual([]);
  });
});

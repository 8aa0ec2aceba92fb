import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { store } from "@/db/client";
import { alerts, leads } from "@/db/schema";
import { addNote, logCall } from "@/lib/activities/commands";
import { createDraft, proposeVersion, requestChanges, saveDraft } from "@/lib/criteria/commands";
import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import { listDisputes } from "@/lib/disputes/queries";
import { createImport, finishImport } from "@/lib/imports/commands/imports";
import { notificationRounds } from "@/lib/jobs/notifications";
import { readAllNotifications } from "@/lib/notifications/commands/reading";
import { SWEEP } from "@/lib/operations/actor";
import { defineCommand, execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import {
  adam,
  ana,
  arrive,
  ben,
  CRITERIA,
  HOUR,
  lea,
  MINUTE,
  mara,
  max,
  page,
} from "../leads/world";
import {
  assigns,
  chooses,
  clock,
  moves,
  nextDay,
  offered,
  read,
  round,
  settleNotifications,
  toldTo,
  unreadOf,
} from "./world";

beforeAll(settleNotifications);
beforeEach(nextDay);

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
    const id = await arrive(clock.now, { company: "Acme" }, "Ada Lovelace");
    await assigns(id, "ana");
    await assigns(id, "max");
    await assigns(id, "ben");
    await round();
    // As after a restart, and in another process.
    await Promise.all([
      notificationRounds(() => clock.now)(),
      notificationRounds(() => clock.now)(),
      round(),
    ]);
    expect(await toldTo(ana)).toEqual(["Max gave you Ada Lovelace (Acme)"]);
    expect(await toldTo(ben)).toEqual(["Max gave you Ada Lovelace (Acme)"]);
    expect(await toldTo(max)).toEqual([]);
    expect(await unreadOf(ana)).toEqual([{ id: expect.any(String), place: `/leads/${id}` }]);
  });

  it("of a mention in a note or after a call, whoever may read it", async () => {
    const id = await arrive(clock.now, { company: "Acme" }, "Grace Hopper");
    const text = "@ana, @Mara and @nobody: see max@us.test";
    unwrap(await execute(addNote, ben, { leadId: id, text }, clock.now));
    const note = "Wants @Ana to call back";
    unwrap(await execute(logCall, ben, { leadId: id, outcome: "connected", note }, clock.now));
    await round();
    expect(await toldTo(mara)).toEqual(["Ben mentioned you in a note on Grace Hopper (Acme)"]);
    expect(await toldTo(ana)).toEqual([
      "You were mentioned 2 times in notes on Grace Hopper (Acme)",
    ]);
    expect(await toldTo(max)).toEqual([]);
  });

  it("of a rejection, what marketing says to it, and what is decided", async () => {
    const id = await arrive(clock.now, { company: "Acme" }, "Rosa Parks");
    await moves(id, "mql", mara, { note: "Met her at the fair" });
    await assigns(id, "ana");
    await round();
    await moves(id, "disqualified", ana, { reasonId: "no_need", note: "They said so" });
    await round();
    expect(await toldTo(mara)).toEqual(["Ana disqualified Rosa Parks (Acme): No need"]);
    // She did it herself.
    expect((await toldTo(ana)).filter((one) => one.includes("disqualified"))).toEqual([]);
    clock.now += MINUTE;
    const moveId = (await page(id, clock.now)).moves[0]?.id ?? "";
    unwrap(await execute(raiseDispute, mara, { leadId: id, moveId, note: "She asked" }, clock.now));
    await round();
    for (const one of [ana, max, lea, adam]) {
      expect((await toldTo(one))[0]).toBe("Mara disputed the rejection of Rosa Parks (Acme)");
    }
    expect(await toldTo(ben)).toEqual([]);
    const open = unwrap(await ask(listDisputes, max, {}, clock.now)).open.find(
      ({ lead }) => lead.id === id,
    );
    clock.now += MINUTE;
    const decision = { id: open?.id ?? "", decision: "overturned" as const, note: "They want it" };
    unwrap(await execute(decideDispute, max, decision, clock.now));
    await round();
    for (const one of [ana, mara]) {
      expect((await toldTo(one))[0]).toBe("Max overturned the rejection of Rosa Parks (Acme)");
    }
  });

  it("of criteria that wait for them, and of the answer", async () => {
    const { id } = unwrap(await execute(createDraft, mara, { name: "Spring" }, clock.now));
    const draft = { id, version: 1, name: "Spring", body: CRITERIA };
    const saved = unwrap(await execute(saveDraft, mara, draft, clock.now));
    const open = unwrap(await execute(proposeVersion, mara, { id, ...saved }, clock.now));
    await round();
    expect((await toldTo(max))[0]).toMatch(
      /^Mara proposed version \d+, Spring for your signature$/,
    );
    expect(await toldTo(lea)).toHaveLength(1);
    expect(await toldTo(mara)).toEqual([]);
    expect(await toldTo(ana)).toEqual([]);
    clock.now += MINUTE;
    const changes = { id, version: open.version, comment: "Fewer, please" };
    unwrap(await execute(requestChanges, max, changes, clock.now));
    await round();
    expect((await toldTo(mara))[0]).toMatch(/^Max took version \d+, Spring back to draft/);
    expect((await unreadOf(mara))[0]?.place).toBe(`/criteria/${id}`);
  });

  it("of alerts that their role may read, and of their own imports", async () => {
    const content = { kind: "goal" };
    await (await store()).write(async (tx) => {
      await tx.insert(alerts).values([
        { id: "open", subject: "goal:1", report: "conversion", content, raisedAt: clock.now },
        { id: "money", subject: "goal:2", report: "cac", content, raisedAt: clock.now },
      ]);
    });
    for (const id of ["open", "money"]) {
      const entry = { action: "alert.raise", entity: "alert", id };
      unwrap(await execute(happens, SWEEP, entry, clock.now));
    }
    const file = { kind: "leads" as const, fileName: "fair.csv", fileBytes: 1 };
    unwrap(await execute(createImport, mara, { id: "imp", ...file }, clock.now));
    unwrap(
      await execute(finishImport, mara, { id: "imp", message: "No column is named" }, clock.now),
    );
    await round();
    expect(await toldTo(ana)).toEqual(["Alert: MQLs"]);
    expect(await toldTo(max)).toEqual(["Alert: MQLs", "Alert: MQLs"]);
    expect(await toldTo(mara)).toContain("The import of fair.csv failed: No column is named");
    expect(await unreadOf(ana)).toMatchObject([{ place: "/alerts" }]);
  });

  it("of what a webhook gave up in one line while it is unread", async () => {
    const entry = { action: "webhook.failed", entity: "webhook", id: "hook" };
    for (let i = 0; i < 3; i++) unwrap(await execute(happens, SWEEP, entry, clock.now));
    await round();
    unwrap(await execute(happens, SWEEP, entry, clock.now));
    await round();
    expect(await toldTo(adam)).toEqual([
      "4 messages to a webhook could not be delivered and were given up",
    ]);
    expect(await toldTo(max)).toEqual([]);
    unwrap(await execute(readAllNotifications, adam, { until: clock.now }, clock.now));
    unwrap(await execute(happens, SWEEP, entry, clock.now));
    await round();
    expect((await toldTo(adam))[0]).toMatch(/^A message to/);
  });

  it("of deadlines of leads that are theirs, when they are near and when they are over", async () => {
    const id = await offered("Katherine Johnson");
    const [row] = await (await read()).select().from(leads).where(eq(leads.id, id));
    const due = row?.slaDueAt ?? 0;
    expect(due).toBeGreaterThan(clock.now);
    clock.now = due - 3 * HOUR;
    await assigns(id, "ana");
    await round();
    expect(await toldTo(ana)).toEqual(["Max gave you Katherine Johnson (Acme)"]);
    clock.now = due - HOUR;
    await round();
    clock.now += MINUTE;
    await round();
    expect(await toldTo(ana)).toHaveLength(2);
    expect((await toldTo(ana))[0]).toMatch(/^The agreed time for Katherine .* is over at/);
    clock.now = due;
    await round();
    clock.now += MINUTE;
    await round();
    // The warning has become the news.
    expect(await toldTo(ana)).toHaveLength(2);
    expect((await toldTo(ana))[0]).toMatch(/^The agreed time for Katherine .* was over at/);
    // Whoever gets it late is told, too; whoever wants not to be is not.
    await chooses(ben, "slaPassed", "off");
    await assigns(id, "ben");
    clock.now += MINUTE;
    await round();
    expect(await toldTo(ben)).toEqual(["Max gave you Katherine Johnson (Acme)"]);
    await assigns(id, "lea");
    clock.now += MINUTE;
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
          clock.now,
        ),
      );
    const [waits, reached] = [await offered("Mary Somerville"), await offered("Emmy Noether")];
    const due = clock.now + 2 * HOUR;
    for (const id of [waits, reached]) {
      await assigns(id, "ana");
      await calls(id, due);
    }
    await calls(reached, null);
    const told = async () => (await toldTo(ana)).filter((title) => title.includes("called back"));
    clock.now = due - 1;
    await round();
    expect(await told()).toEqual([]);
    for (clock.now = due; clock.now <= due + 2 * MINUTE; clock.now += MINUTE) await round();
    expect(await told()).toHaveLength(1);
    expect((await told())[0]).toMatch(/^Mary Somerville .*asked to be called back at/);
    // Their deadlines are not to be told of later on.
    for (const id of [waits, reached])
      await moves(id, "disqualified", ana, { reasonId: "no_need" });
  });
});

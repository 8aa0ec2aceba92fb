import { eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import {
  audit,
  importChanges,
  importProblems,
  imports,
  keptAnswers,
  leads,
  mails,
  observations,
  settings,
  stageMoves,
  webhookDeliveries,
  webhooks,
} from "@/db/schema";
import { addNote } from "@/lib/activities/commands";
import { NO_BANT } from "@/lib/engine/bant";
import type { Stage } from "@/lib/engine/stages";
import { beginUndo } from "@/lib/imports/commands/undo";
import { keepToRetention } from "@/lib/jobs/retention";
import { webhookRounds } from "@/lib/jobs/webhooks";
import { listLeads } from "@/lib/leads/queries/list";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { changeRetention, eraseQuiet } from "@/lib/retention/commands";
import { countRetiring, getRetention } from "@/lib/retention/queries";
import { DEFAULT_RETENTION, type Retention } from "@/lib/retention/schema";
import { adam, ana, DAY, MONDAY, refusal, settle } from "../leads/world";

const YEAR = 365 * DAY;
let now = MONDAY;
const read = async () => (await store()).read;

interface Given {
  createdAt?: number;
  stageAt?: number;
  lastActivityAt?: number | null;
  nurtureUntil?: number | null;
}

/** A lead that came four years ago, to which nothing happened since. */
async function stands(id: string, stage: Stage, given: Given = {}): Promise<void> {
  const at = now - 4 * YEAR;
  const dates = { createdAt: at, stageAt: at, lastActivityAt: null, nurtureUntil: null, ...given };
  await (await store()).write(async (tx) => {
    await tx.insert(leads).values({
      id,
      name: `Lead ${id}`,
      email: `${id}@quiet.test`,
      emailKey: `${id}@quiet.test`,
      attributes: { company: "Quiet" },
      label: "newCompany",
      stage,
      bant: NO_BANT,
      scoredAt: at,
      updatedAt: at,
      ...dates,
    });
    await tx.insert(observations).values({
      id: `o-${id}`,
      leadId: id,
      observedAt: at,
      values: { company: "Quiet" },
      origin: "test",
    });
    await tx.insert(stageMoves).values({
      id: `m-${id}`,
      leadId: id,
      step: 1,
      from: null,
      to: stage,
      at,
      recordedAt: at,
      actorName: "Test",
      fit: 0,
      engagement: 0,
    });
  });
}

async function change(part: Partial<Retention>) {
  const { retention, version } = unwrap(await ask(getRetention, adam, {}, now));
  return execute(changeRetention, adam, { ...retention, ...part, version }, now);
}
const idsThere = async () =>
  (await (await read()).select({ id: leads.id }).from(leads)).map(({ id }) => id).sort();
const counted = async (months: number, stages: Retention["stages"]) =>
  unwrap(await ask(countRetiring, adam, { months, stages }, now));

beforeAll(settle);
beforeEach(async () => {
  now += 10 * DAY;
  await (await store()).write(async (tx) => {
    for (const table of [leads, mails, webhooks]) await tx.delete(table);
    for (const key of ["retention", "retentionDone"]) {
      await tx.delete(settings).where(eq(settings.key, key));
    }
  });
});

describe("leads", () => {
  it("are erased when nothing happened to them for as long as was chosen, and no others", async () => {
    const late = now - YEAR;
    await stands("old", "disqualified");
    await stands("old-nurture", "nurture", { nurtureUntil: now - 4 * YEAR });
    await stands("inquiry", "inquiry");
    await stands("worked", "sal");
    await stands("customer", "customer");
    await stands("active", "disqualified", { lastActivityAt: late });
    await stands("moved", "disqualified", { stageAt: late });
    await stands("returns", "nurture", { nurtureUntil: now + DAY });
    const stages: Retention["stages"] = ["nurture", "disqualified"];
    const { leads: would, before } = await counted(36, stages);
    expect(would).toBe(2);
    // The number opens to its leads.
    const filter = { stage: stages, quietBefore: before };
    const shown = unwrap(await ask(listLeads, adam, { filter }, now));
    expect(shown.rows.map(({ id }) => id).sort()).toEqual(["old", "old-nurture"]);

    expect(await keepToRetention(now)).toBeNull();
    unwrap(await change({ erasesLeads: true, months: 36, stages }));
    const answered = { actorId: "program", request: "hash", result: { value: null } };
    await (await store()).write((tx) =>
      tx.insert(keptAnswers).values([
        { ...answered, key: "old", at: now - DAY - 1 },
        { ...answered, key: "new", at: now - DAY },
      ]),
    );
    expect(await keepToRetention(now)).toBe(2);
    expect(await (await read()).select({ key: keptAnswers.key }).from(keptAnswers)).toEqual([
      { key: "new" },
    ]);
    expect(await idsThere()).toEqual([
      "active",
      "customer",
      "inquiry",
      "moved",
      "returns",
      "worked",
    ]);
    const log = await (await read()).select().from(audit).where(eq(audit.action, "lead.delete"));
    expect(
      log.map(({ entityId, actorName, after }) => [entityId, actorName, after]).sort(),
    ).toEqual([
      ["old", "Retention rule", { id: "old", from: "disqualified", reason: "kept" }],
      ["old-nurture", "Retention rule", { id: "old-nurture", from: "nurture", reason: "kept" }],
    ]);
  });

  it("are gone through once a day, by one process, in steps that a stop may come between", async () => {
    const ids = Array.from({ length: 60 }, (_, i) => `q${String(i).padStart(2, "0")}`);
    for (const id of ids) await stands(id, "disqualified");
    unwrap(await change({ erasesLeads: true }));
    let asked = 0;
    expect(await keepToRetention(now, () => asked++ > 0)).toBe(25);
    expect(await idsThere()).toHaveLength(35);
    const [one, other] = await Promise.all([keepToRetention(now), keepToRetention(now)]);
    expect((one ?? 0) + (other ?? 0)).toBe(35);
    expect(await idsThere()).toEqual([]);
    const done = await (await read())
      .select()
      .from(audit)
      .where(eq(audit.action, "retention.finish"));
    expect(done.at(-1)?.actorName).toBe("Retention rule");
    await stands("late", "disqualified");
    expect(await keepToRetention(now)).toBeNull();
    expect(await keepToRetention(now + DAY)).toBe(1);
    // A rule that was changed holds at once.
    await stands("shorter", "disqualified", { lastActivityAt: now - YEAR });
    unwrap(await change({ months: 6 }));
    expect(await keepToRetention(now + DAY)).toBe(1);
  });

  it("stay when something happens between the look and the erasing, or the rule is off", async () => {
    await stands("called", "disqualified");
    await stands("other", "disqualified");
    unwrap(await change({ erasesLeads: true }));
    unwrap(await execute(addNote, ana, { leadId: "called", text: "They rang" }, now));
    const ids = ["called", "other"];
    expect(unwrap(await execute(eraseQuiet, SWEEP, { ids }, now))).toEqual({ leads: 1 });
    expect(await idsThere()).toEqual(["called"]);
    await stands("other", "disqualified");
    unwrap(await change({ erasesLeads: false }));
    expect(refusal(await execute(eraseQuiet, SWEEP, { ids: ["other"] }, now)).code).toBe(
      "conflict",
    );
    expect(await keepToRetention(now)).toBeNull();
    expect(await idsThere()).toEqual(["called", "other"]);
  });
});

describe("messages", () => {
  const mail = (id: string, state: "sent" | "waiting" | "kept", at: number) => ({
    id,
    toName: "Ana",
    toAddress: "ana@us.test",
    subject: "Goal missed",
    body: "Look",
    createdAt: at,
    state,
    nextAt: at,
    endedAt: state === "sent" ? at : null,
  });

  it("of mail are forgotten after the days that were chosen, with whom they went to", async () => {
    const old = now - 40 * DAY;
    await (await store()).write(async (tx) => {
      await tx
        .insert(mails)
        .values([
          mail("sent", "sent", old),
          mail("kept", "kept", old),
          mail("waiting", "waiting", old),
          mail("new", "sent", now - 20 * DAY),
        ]);
      const entry = { action: "mail.sent", entity: "mail", actorName: "Handoff", command: "test" };
      await tx
        .insert(audit)
        .values({ ...entry, at: old, entityId: "sent", after: { to: "ana@us.test" } });
    });
    expect(await keepToRetention(now)).toBeNull();
    unwrap(await change({ mailDays: 30 }));
    expect(await keepToRetention(now)).toBe(0);
    const left = await (await read()).select({ id: mails.id }).from(mails);
    expect(left.map(({ id }) => id).sort()).toEqual(["new", "waiting"]);
    const [logged] = await (await read()).select().from(audit).where(eq(audit.entityId, "sent"));
    expect(logged).toMatchObject({ action: "mail.sent", after: null });
  });

  it("of imports are forgotten after a while, and cannot be taken back then", async () => {
    const ended = (id: string, finishedAt: number) => ({
      id,
      kind: "leads" as const,
      fileName: "leads.csv",
      fileBytes: 10,
      state: "done" as const,
      counts: { rows: 3000, created: 1, updated: 1, unchanged: 0, failed: 2998, repaired: 0 },
      createdByName: "Mara",
      createdAt: finishedAt,
      finishedAt,
      keepsChanges: true,
    });
    await (await store()).write(async (tx) => {
      await tx.insert(imports).values([ended("old", now - 91 * DAY), ended("new", now - 89 * DAY)]);
      for (const importId of ["old", "new"]) {
        const change = { importId, entity: "cost" as const, entityId: `cost-${importId}` };
        await tx.insert(importChanges).values({ ...change, before: {}, entityVersion: 1 });
        const row = (n: number) => ({ importId, row: n + 2, severity: "error" as const });
        const rows = Array.from({ length: 2998 }, (_, n) => ({
          ...row(n),
          problem: "x",
          cells: [],
        }));
        for (let i = 0; i < rows.length; i += 500) {
          await tx.insert(importProblems).values(rows.slice(i, i + 500));
        }
      }
    });
    expect(await keepToRetention(now)).toBe(0);
    const left = async (id: string) => {
      const db = await read();
      return [
        await db.$count(importProblems, eq(importProblems.importId, id)),
        await db.$count(importChanges, eq(importChanges.importId, id)),
      ];
    };
    expect(await left("old")).toEqual([0, 0]);
    expect(await left("new")).toEqual([2998, 1]);
    const undo = (id: string) => execute(beginUndo, adam, { id, leavesChanged: true }, now);
    expect(refusal(await undo("old")).code).toBe("conflict");
    unwrap(await undo("new"));
  });

  it("of webhooks are kept for as long", async () => {
    const delivery = (id: string, at: number) => ({
      id,
      webhookId: "hook",
      event: "test" as const,
      entity: "webhook",
      entityId: "hook",
      body: "{}",
      createdAt: at,
      state: "delivered" as const,
      tries: 1,
      nextAt: at,
      endedAt: at,
    });
    await (await store()).write(async (tx) => {
      const hook = { id: "hook", name: "CRM", url: "https://crm.test", events: [], secret: "s" };
      await tx
        .insert(webhooks)
        .values({ ...hook, format: "json", isActive: false, toldSeq: 0, createdAt: now });
      await tx
        .insert(webhookDeliveries)
        .values([delivery("old", now - 8 * DAY), delivery("new", now - 6 * DAY)]);
    });
    const there = async () =>
      (await (await read()).select({ id: webhookDeliveries.id }).from(webhookDeliveries)).length;
    await webhookRounds(() => now)();
    expect(await there()).toBe(2);
    unwrap(await change({ deliveriesDays: 7 }));
    await webhookRounds(() => now)();
    expect(await there()).toBe(1);
  });
});

it("is changed by whoever saw it as it is, within what can be meant", async () => {
  expect(unwrap(await ask(getRetention, adam, {}, now))).toEqual({
    retention: DEFAULT_RETENTION,
    version: 0,
  });
  unwrap(await change({ months: 12 }));
  const stale = { ...DEFAULT_RETENTION, version: 0 };
  expect(refusal(await execute(changeRetention, adam, stale, now)).code).toBe("conflict");
  for (const wrong of [
    { months: 0 },
    { months: 1.5 },
    { stages: [] },
    { stages: ["customer" as never] },
    { deliveriesDays: 0 },
    { mailDays: -1 },
    { importDays: 0 },
    { importDays: Number.NaN },
  ]) {
    expect(refusal(await change(wrong)).code).toBe("invalid");
  }
  expect(unwrap(await ask(getRetention, adam, {}, now)).retention.months).toBe(12);
});

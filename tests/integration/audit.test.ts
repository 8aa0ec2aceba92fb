import { beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { auditCsv, listAudit } from "@/lib/audit/queries";
import { auditFromParams, auditToParams } from "@/lib/audit/schema";
import { aboutText, changesText } from "@/lib/audit/schema/changes";
import { newsAfter } from "@/lib/live/reader";
import type { Actor } from "@/lib/operations/actor";
import { type AuditTrail, defineCommand, execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { createUser } from "@/lib/users/commands/users";

const manager: Actor = { kind: "user", id: "m1", name: "Mo", role: "manager", sessionId: "s" };
const other: Actor = { ...manager, id: "m2", name: "Other" };

/** Writes entries as a command does, at an instant of the test's choosing. */
const note = defineCommand({
  name: "test.note",
  permission: "lead:write",
  input: z.object({ entity: z.string(), ids: z.array(z.string()), after: z.unknown() }),
  async run({ input }) {
    const audit = input.ids.map((entityId) => ({
      action: `${input.entity}.noted`,
      entity: input.entity,
      entityId,
      after: input.after,
    }));
    return { result: null, audit: audit as unknown as AuditTrail };
  },
});

const DAY = 86_400_000;
const MONDAY = Date.UTC(2026, 5, 1, 12);
const many = Array.from({ length: 1200 }, (_, i) => `bulk-${i}`);

async function write(actor: Actor, entity: string, ids: string[], after: unknown, now: number) {
  unwrap(await execute(note, actor, { entity, ids, after }, now));
}

async function list(input: Partial<Parameters<typeof ask<typeof listAudit.input, unknown>>[2]>) {
  return unwrap(await ask(listAudit, manager, input));
}

beforeAll(async () => {
  await write(manager, "lead", ["l1"], { stage: "mql", note: "100 % sure" }, MONDAY);
  await write(other, "lead", ["l2"], { stage: "sal" }, MONDAY + DAY);
  await write(other, "account", many, { by: "import" }, MONDAY + 2 * DAY);
  await write(manager, "user", ["m2"], { role: "sdr" }, MONDAY + 3 * DAY);
  await write(manager, "session", ["quiet"], null, MONDAY + 3 * DAY);
});

test("lists newest first and goes on without gaps or repeats", async () => {
  const seen: number[] = [];
  let before: number | undefined;
  for (;;) {
    const page = await list({ limit: 100, before });
    seen.push(...page.rows.map((row) => row.seq));
    if (page.next === null) break;
    before = page.next;
  }
  expect(seen).toHaveLength(1204);
  expect(seen).toEqual([...new Set(seen)].sort((a, b) => b - a));
});

test("finds by person, subject, day and text", async () => {
  const ids = async (input: Parameters<typeof list>[0]) =>
    (await list(input)).rows.map((row) => row.entityId);
  expect(await ids({ actor: "m2", entity: "lead" })).toEqual(["l2"]);
  expect(await ids({ actor: "m2", entity: "user" })).toEqual(["m2"]);
  expect(await ids({ entity: "lead", entityId: "l1" })).toEqual(["l1"]);
  expect(await ids({ from: "2026-06-01", to: "2026-06-02" })).toEqual(["l2", "l1"]);
  expect(await ids({ from: "2026-06-04" })).toEqual(["quiet", "m2"]);
  expect(await ids({ to: "2026-05-31" })).toEqual([]);
  expect(await ids({ text: "100 %" })).toEqual(["l1"]);
  expect(await ids({ text: "%" })).toEqual(["l1"]);
  expect(await ids({ actor: "system" })).toEqual([]);
});

test("refuses a day that does not exist, and people who may not read it", async () => {
  expect(await ask(listAudit, manager, { from: "2026-02-30" })).toMatchObject({ code: "invalid" });
  const viewer: Actor = { ...manager, role: "viewer" };
  expect(await ask(listAudit, viewer, {})).toMatchObject({ code: "forbidden" });
  expect(await ask(listAudit, null, {})).toMatchObject({ code: "unauthenticated" });
});

test("exports everything that matches, with nothing a spreadsheet would run", async () => {
  await write(manager, "lead", ["=cmd()"], { note: "x" }, MONDAY + 4 * DAY);
  let text = "";
  for await (const piece of auditCsv(manager, {})) text += piece;
  expect(text.trim().split("\n")).toHaveLength(1 + 1205);
  expect(text).toContain("'=cmd()");
});

test("a filter survives its way through the address", () => {
  const filter = { actor: "m1", from: "2026-06-01", text: "a & b" };
  const params = Object.fromEntries(auditToParams(filter));
  expect(auditFromParams(params)).toEqual(filter);
  expect(auditFromParams({ from: "yesterday", actor: ["a", "b"] })).toEqual({});
});

test("open screens hear of leads, and of a flood only that there was one", async () => {
  const { read } = await store();
  const before = await newestSeq(read);
  expect(await newsAfter(before)).toBeNull();
  await write(other, "lead", ["l7"], { stage: "sql" }, MONDAY);
  await write(other, "account", ["a7"], {}, MONDAY);
  const news = await newsAfter(before);
  expect(news).toMatchObject({
    seq: before + 2,
    events: [{ entity: "lead", entityId: "l7", actorName: "Other", after: { stage: "sql" } }],
  });
  await write(other, "lead", many, {}, MONDAY);
  expect(await newsAfter(before)).toEqual({
    seq: before + 2 + many.length,
    reset: true,
    concernsAccess: true,
  });
});

test("says in words what happened, with names for ids, and finds it by them", async () => {
  const admin: Actor = { ...manager, role: "admin" };
  const account = { email: "ana@acme.example", name: "Ana Diaz", role: "sdr" as const };
  const { id } = unwrap(await execute(createUser, admin, { ...account, password: "a long one 7" }));
  await write(manager, "lead", ["l9"], { ownerId: id, claimedUntil: MONDAY }, MONDAY);
  const { rows, words } = await list({ entityId: "l9" });
  expect(rows.map((row) => changesText(row, words))).toEqual([
    "Owner: Ana Diaz; Claimed until: 1 Jun 2026, 12:00",
  ]);
  const added = await list({ text: "added a person" });
  expect(added.rows.map((row) => aboutText(row, added.words))).toEqual(["Ana Diaz"]);
  let text = "";
  for await (const piece of auditCsv(manager, { entityId: id })) text += piece;
  expect(text).toContain("user.create,Added a person,user,");
  expect(text).toContain("Role: SDR");
  expect(text).toContain('""role"":""sdr""');
});

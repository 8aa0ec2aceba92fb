import { getTableName, is, Table } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import * as schema from "@/db/schema";
import { VISITOR } from "@/lib/auth/visitor";
import { createForm } from "@/lib/forms/commands";
import { besidesSample, clearRemovedSample, fillWithSample, unlessSample } from "@/lib/jobs/sample";
import { createLead } from "@/lib/leads/commands/records";
import { type Actor, SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import { beginSample, clearSample, removeSample } from "@/lib/sample-workspace/commands";
import { getSample } from "@/lib/sample-workspace/queries";
import { STOPPED_MS } from "@/lib/sample-workspace/schema";
import { CLEARED, readSample, writeSample } from "@/lib/sample-workspace/store";
import { readWorkspace } from "@/lib/settings/store";
import { createFirstAdmin } from "@/lib/users/commands/first-admin";
import { createUser } from "@/lib/users/commands/users";

/** What stays when a sample is removed; `settings`, `users` and `audit` in part. */
const KEPT = [
  "settings",
  "users",
  "sessions",
  "invites",
  "sign_in_failures",
  "api_keys",
  "audit",
  "exit_reasons",
  "notification_choices",
  // Follows leads and accounts by triggers.
  "search_entries",
];
const SMALL = { seed: 7, leads: 60, months: 2, until: Date.UTC(2026, 10, 20, 16, 0) };

const read = async () => (await store()).read;
let ada: Actor;

const offer = async (now?: number) => unwrap(await ask(getSample, ada, {}, now));
const remove = (name: string) => execute(removeSample, ada, { name });
async function funnel(): Promise<string> {
  const report = unwrap(await ask(runReport, ada, { name: "funnel", params: { period: "all" } }));
  return JSON.stringify(report.tables);
}

beforeAll(async () => {
  const { id } = unwrap(
    await execute(createFirstAdmin, VISITOR, {
      workspaceName: "Acme",
      timeZone: "Europe/Berlin",
      currency: "EUR",
      name: "Ada",
      email: "ada@acme.test",
      password: "a long enough sentence",
    }),
  );
  ada = { kind: "user", id, name: "Ada", role: "admin", sessionId: "s1" };
});

test("every table is cleared or stays", () => {
  const all = Object.values(schema).flatMap((one) => (is(one, Table) ? [getTableName(one)] : []));
  expect([...CLEARED.map(getTableName), ...KEPT].sort()).toEqual(all.sort());
});

test("an empty workspace is filled, marked, and set back to what it was", async () => {
  expect(await offer()).toEqual({ sample: null, workspaceName: "Acme", obstacle: null });
  expect(await fillWithSample(SMALL), "nobody asked for it").toBe(false);
  expect(await remove("Acme")).toMatchObject({ code: "not_found" });
  unwrap(await execute(beginSample, ada, {}));
  expect(await execute(beginSample, ada, {})).toMatchObject({ code: "conflict" });
  expect((await offer()).sample).toEqual({ state: "wanted", share: 0 });
  expect(await remove("Acme")).toMatchObject({ code: "conflict" });

  const stateNow = async () => (await offer()).sample?.state;
  const [seen, mailed]: [string[], string[]] = [[], []];
  const looking = setInterval(async () => {
    const began = await stateNow();
    const ran: string[] = [];
    await besidesSample(async () => ran.push("a job"))(() => false);
    await unlessSample(async () => mailed.push("mail"))(() => false);
    if (began === "making" && (await stateNow()) === "making") seen.push(ran[0] ?? "nothing");
  }, 20);
  const made = await Promise.all([fillWithSample(SMALL), fillWithSample(SMALL)]);
  clearInterval(looking);
  expect(made.sort(), "one process makes it").toEqual([false, true]);
  expect(new Set(seen), "requests are answered, and no job takes part").toEqual(
    new Set(["nothing"]),
  );
  expect(mailed).toEqual([]);
  expect(await offer()).toMatchObject({
    sample: { state: "ready", share: 1 },
    workspaceName: "Larkmoor Analytics",
  });
  await besidesSample(async () => seen.push("a job"))(() => false);
  expect(seen.at(-1)).toBe("a job");
  const db = await read();
  expect(await db.$count(schema.leads)).toBe(60);
  expect(await db.$count(schema.users)).toBe(10);
  expect(await db.$count(schema.notifications), "nobody is told of the past").toBe(0);
  const before = await funnel();

  unwrap(await execute(createLead, ada, { name: "Real Person", email: "real@person.test" }));
  const ben = { email: "ben@acme.test", name: "Ben", role: "sdr" as const };
  unwrap(await execute(createUser, ada, ben));
  expect(await funnel()).not.toBe(before);

  const wrong = await remove("Acme");
  expect(wrong).toMatchObject({ code: "invalid", fields: { name: expect.any(String) } });
  expect(await db.$count(schema.leads)).toBe(61);
  unwrap(await remove(" Larkmoor Analytics "));
  expect((await offer()).sample).toEqual({ state: "removing", share: 0 });
  expect(await remove("Larkmoor Analytics")).toMatchObject({ code: "conflict" });
  expect(await clearRemovedSample(() => true), "no more parts when the server stops").toBe(false);
  unwrap(await execute(clearSample, SWEEP, { limit: 100 }));
  expect((await offer()).sample?.share).toBeGreaterThan(0);
  await besidesSample(async () => seen.push("a job meanwhile"))(() => false);
  expect(seen).not.toContain("a job meanwhile");
  expect(await clearRemovedSample()).toBe(true);

  for (const table of [...CLEARED, schema.searchEntries]) {
    expect(await db.$count(table), getTableName(table)).toBe(0);
  }
  const people = await db.select({ name: schema.users.name }).from(schema.users);
  expect(people.map(({ name }) => name).sort()).toEqual(["Ada", "Ben"]);
  expect(await readWorkspace(db)).toMatchObject({
    name: "Acme",
    timeZone: "Europe/Berlin",
    currency: "EUR",
  });
  const log = await db.select().from(schema.audit).orderBy(schema.audit.seq);
  expect(log.map(({ action }) => action)).toEqual([
    "workspace.setUp",
    "user.create",
    "sample.begin",
    "sample.end",
    "lead.create",
    "user.create",
    "sample.remove",
    "sample.cleared",
  ]);
  expect(await offer()).toEqual({ sample: null, workspaceName: "Acme", obstacle: null });
  const emptied = await funnel();
  expect(emptied).not.toBe(before);
  unwrap(await execute(createLead, ada, { name: "Real Person", email: "real@person.test" }));
  expect(await funnel(), "reports count from what is there").not.toBe(emptied);
}, 240_000);

test("what has begun without it stays without it, and one that stopped half-way is removed", async () => {
  const message = "The sample needs an empty workspace. This one has leads, forms of its own.";
  unwrap(await execute(createForm, ada, { title: "Contact" }));
  expect(await execute(beginSample, ada, {})).toMatchObject({ code: "conflict", message });
  expect((await offer()).obstacle).toBe(message);

  const now = Date.now();
  const own = await readWorkspace(await read());
  const beatAt = now - STOPPED_MS;
  const half = {
    state: "making" as const,
    share: 0.4,
    beatAt,
    own,
    staff: [],
    rows: 0,
    toSeq: null,
  };
  await (await store()).write((tx) =>
    writeSample(tx, { ...half, fromSeq: Number.MAX_SAFE_INTEGER }, 0, now),
  );
  expect((await offer(now - 1)).sample?.state).toBe("making");
  expect((await offer(now)).sample).toEqual({ state: "stopped", share: 0.4 });
  expect(await fillWithSample(SMALL), "it is not gone on with").toBe(false);
  unwrap(await remove("Acme"));
  expect(await clearRemovedSample()).toBe(true);
  expect(await readSample(await read())).toBeNull();
});

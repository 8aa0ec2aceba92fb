import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { count, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { closeStore, store } from "@/db/client";
import { audit, leads } from "@/db/schema";
import { BANT_DIMENSIONS } from "@/lib/engine/bant";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { moveLead } from "@/lib/leads/commands/moves";
import { getLead } from "@/lib/leads/queries/page";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { countRequest } from "@/lib/operations/rate-limit";
import { saveBant } from "@/lib/qualification/commands";
import { createKey } from "@/lib/users/commands/keys";
import { importFile } from "../imports/run-file";
import { bringIntoForce, CRITERIA, settle } from "../leads/world";
import { keyOf, type Sent, send } from "./contract";

// No request of Next stands around these: nobody has a cookie.
vi.mock("next/headers", () => ({ cookies: async () => new Map() }));

let admin = "";
let viewer = "";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, Date.now() - 1000);
  admin = await keyOf("admin");
  viewer = await keyOf("viewer");
});

const as = (key: string, body?: unknown, headers?: Record<string, string>): Sent => ({
  key,
  ...(body === undefined ? {} : { body }),
  ...(headers ? { headers } : {}),
});

let made = 0;
async function addLead(facts: object = {}): Promise<{ id: string; version: number }> {
  made += 1;
  const body = { name: `Lead ${made}`, email: `lead${made}@api.test`, ...facts };
  const response = await send("POST", "/leads", as(admin, body));
  expect(response.status).toBe(201);
  const lead = await response.json();
  expect(response.headers.get("location")).toBe(`/api/v1/leads/${lead.id}`);
  return lead;
}

async function countRows(): Promise<{ leads: number; audit: number }> {
  const { read } = await store();
  const [[a], [b]] = [
    await read.select({ n: count() }).from(leads),
    await read.select({ n: count() }).from(audit),
  ];
  return { leads: a?.n ?? 0, audit: b?.n ?? 0 };
}

describe("leads", () => {
  test("are added, read and changed", async () => {
    const { id } = await addLead({
      externalId: "crm-1",
      source: "Google",
      attributes: { employees: 250, title: "Head of IT" },
      utm: { source: "google", medium: "cpc" },
    });
    const lead = await (await send("GET", `/leads/${id}`, as(viewer))).json();
    expect(lead).toMatchObject({ externalId: "crm-1", fit: 60, stage: "inquiry", version: 1 });
    expect(lead.attributes).toMatchObject({ source: "Google", employees: 250 });
    expect(lead.why.length).toBeGreaterThan(0);
    const change = { version: 1, phone: "+49 30 1", attributes: { title: null } };
    expect((await send("PATCH", `/leads/${id}`, as(admin, change))).status).toBe(200);
    const again = await send("PATCH", `/leads/${id}`, as(admin, change));
    expect(again.status).toBe(409);
    const after = await (await send("GET", `/leads/${id}`, as(viewer))).json();
    expect(after).toMatchObject({ fit: 40, phone: "+49 30 1", title: null });
    const happened = await (await send("GET", `/leads/${id}/timeline`, as(viewer))).json();
    expect(happened.items.map((item: { kind: string }) => item.kind)).toContain("facts");
    expect((await send("HEAD", `/leads/${id}`, as(viewer))).status).toBe(200);
  });

  test("are listed page by page, by filters", async () => {
    for (let i = 0; i < 5; i += 1) await addLead({ source: "Fair", campaign: `Day ${i % 2}` });
    const seen: string[] = [];
    let next: string | null = "/api/v1/leads?source=Fair&limit=2&sort=name&counted=true";
    while (next) {
      const response: Response = await send("GET", next.slice("/api/v1".length), as(viewer));
      const page = await response.json();
      expect(page.total).toBe(5);
      expect(response.headers.get("link")).toBe(page.next && `<${page.next}>; rel="next"`);
      seen.push(...page.items.map((item: { name: string }) => item.name));
      next = page.next;
    }
    expect(seen).toEqual([...seen].sort());
    expect(new Set(seen).size).toBe(5);
    const some = await send("GET", "/leads?source=Fair&campaign=Day+1&fitMin=0", as(viewer));
    expect((await some.json()).items).toHaveLength(2);
    const none = await send("GET", "/leads?email=&campaign=", as(viewer));
    expect(none.status).toBe(400);
  });

  test("are brought up to date by what they are known by", async () => {
    const bring = async (body: object) => (await send("PUT", "/leads", as(admin, body))).json();
    const first = await bring({
      email: "Up@To.Date",
      externalId: "u-1",
      attributes: { employees: 1 },
    });
    expect(first.outcome).toBe("created");
    for (const [attributes, pointer] of [
      [{ employees: "many" }, "#/attributes/employees"],
      [{ country: 5 }, "#/attributes/country"],
      [{ employes: 5 }, "#/attributes/employes"],
    ] as const) {
      const wrong = await send("PUT", "/leads", as(admin, { email: "up@to.date", attributes }));
      expect(wrong.status).toBe(400);
      expect((await wrong.json()).errors).toMatchObject([{ pointer }]);
    }
    const same = {
      email: "up@to.date",
      externalId: "u-1",
      attributes: { employees: 1, title: "" },
    };
    expect(await bring(same)).toMatchObject({ id: first.id, outcome: "unchanged" });
    const more = { externalId: "u-1", name: "Uma", attributes: { employees: 2 } };
    expect(await bring(more)).toMatchObject({ id: first.id, outcome: "updated" });
    const lead = await (await send("GET", `/leads/${first.id}`, as(viewer))).json();
    expect(lead).toMatchObject({ name: "Uma", email: "Up@To.Date", attributes: { employees: 2 } });
    await addLead({ email: "other@to.date" });
    const two = { email: "other@to.date", externalId: "u-1" };
    expect((await send("PUT", "/leads", as(admin, two))).status).toBe(409);
    expect((await send("PUT", "/leads", as(admin, { name: "Nobody" }))).status).toBe(400);
  });

  test("that were merged lead on, whatever is asked of them", async () => {
    const stays = await addLead();
    const goes = await addLead({ email: "goes@api.test" });
    const merge = { id: stays.id, otherId: goes.id, version: 1, otherVersion: 1 };
    const { version } = unwrap(await execute(mergeLeads, COMMAND_LINE, merge));
    const told = await keyOf("admin", ["lead:write"]);
    for (const [method, rest, sent] of [
      ["GET", "", as(viewer)],
      ["GET", "/timeline?limit=1", as(viewer)],
      ["PATCH", "", as(told, { version, phone: "1" })],
    ] as const) {
      const response = await send(method, `/leads/${goes.id}${rest}`, sent);
      const location = response.headers.get("location") ?? "";
      expect([response.status, location]).toEqual([308, `/api/v1/leads/${stays.id}${rest}`]);
      const followed = await send(method, location.replace("/api/v1", ""), sent);
      expect(followed.status).toBe(200);
    }
    expect((await send("GET", "/leads/nobody", as(viewer))).status).toBe(404);
    expect((await send("PATCH", "/leads/nobody", as(told, { version: 1 }))).status).toBe(404);

    // Ids in bodies and filters are followed.
    const visit = { leadId: goes.id, type: "page_view" };
    expect((await send("POST", "/activities", as(admin, visit))).status).toBe(201);
    const batch = { activities: [visit, { email: "goes@api.test", type: "page_view" }] };
    const taken = await (await send("POST", "/activities/batch", as(admin, batch))).json();
    expect(taken).toMatchObject({ recorded: 2, failed: 0 });
    await makeSql(stays.id);
    const deal = { leadId: goes.id, name: "Of the merged" };
    expect((await send("POST", "/opportunities", as(admin, deal))).status).toBe(201);
    const { items } = await (
      await send("GET", `/opportunities?leadId=${goes.id}`, as(viewer))
    ).json();
    expect(items[0]).toMatchObject({ leadId: stays.id, name: "Of the merged" });
  });

  test("that are there already are named", async () => {
    const { id } = await addLead({ email: "twice@api.test" });
    const response = await send(
      "POST",
      "/leads",
      as(admin, { name: "Twin", email: "TWICE@api.test" }),
    );
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ code: "conflict", existing: id });
  });
});

describe("activities", () => {
  test("are recorded once, and score at once", async () => {
    const { id } = await addLead();
    const visit = { leadId: id, type: "page_view", props: { page: "pricing" }, externalId: "v1" };
    expect((await send("POST", "/activities", as(admin, visit))).status).toBe(201);
    const again = await send("POST", "/activities", as(admin, visit));
    expect([again.status, await again.json()]).toEqual([200, { outcome: "duplicate" }]);
    const lead = await (await send("GET", `/leads/${id}`, as(viewer))).json();
    expect(lead.engagement).toBeCloseTo(10, 1);
    const before = await countRows();
    const nobody = { ...visit, leadId: "nobody", externalId: "v2" };
    expect((await send("POST", "/activities", as(admin, nobody))).status).toBe(400);
    expect(await countRows()).toEqual(before);
  });

  test("of a batch come back row by row", async () => {
    await addLead({ email: "batch@api.test" });
    const visit = { email: "batch@api.test", type: "page_view" };
    const activities = [
      { ...visit, externalId: "b1" },
      { ...visit, email: "nobody@api.test" },
      { ...visit, externalId: "b1" },
      { ...visit, at: Date.now() + 3_600_000 },
      visit,
    ];
    const response = await send("POST", "/activities/batch", as(admin, { activities }));
    const batch = await response.json();
    expect(batch).toMatchObject({ recorded: 2, duplicates: 1, failed: 2 });
    expect(batch.results.map((row: { outcome: string }) => row.outcome)).toEqual([
      "recorded",
      "failed",
      "duplicate",
      "failed",
      "recorded",
    ]);
    const tooMany = { activities: Array.from({ length: 1001 }, () => visit) };
    const refused = await send("POST", "/activities/batch", as(admin, tooMany));
    expect(refused.status).toBe(400);
    expect((await refused.json()).errors[0].pointer).toBe("#/activities");
  });
});

test("opportunities are opened, listed and changed", async () => {
  const leadId = await addSql();
  const body = { leadId, name: "Rollout", amountMinor: 1000, currency: "EUR" };
  const opened = await send("POST", "/opportunities", as(admin, body));
  expect(opened.status).toBe(201);
  const { id } = await opened.json();
  const change = { version: 1, amountMinor: 2000, closeDate: "2026-12-31" };
  expect((await send("PATCH", `/opportunities/${id}`, as(admin, change))).status).toBe(200);
  expect((await send("PATCH", `/opportunities/${id}`, as(admin, change))).status).toBe(409);
  const read = await (await send("GET", `/opportunities/${id}`, as(viewer))).json();
  expect(read).toMatchObject({ amountMinor: 2000, closeDate: "2026-12-31", version: 2 });
  const list = await send("GET", `/opportunities?leadId=${leadId}&limit=1`, as(viewer));
  const { items, next } = await list.json();
  expect(items).toHaveLength(1);
  const rest = await send("GET", next.slice("/api/v1".length), as(viewer));
  expect((await rest.json()).items).toHaveLength(1);
  expect((await send("GET", "/opportunities?cursor=x", as(viewer))).status).toBe(400);
  expect((await send("GET", "/opportunities/none", as(viewer))).status).toBe(404);
});

test("opportunities are won, lost and opened again, and their account follows", async () => {
  const id = await addSql();
  const [first] = (await (await send("GET", `/opportunities?leadId=${id}`, as(viewer))).json())
    .items;
  const path = `/opportunities/${first.id}`;
  const read = async () => (await send("GET", path, as(viewer))).json();
  const customerSince = async () => {
    const { account } = unwrap(await ask(getLead, COMMAND_LINE, { id }));
    return account?.customerSince ?? null;
  };
  const change = async (version: number, facts: object) =>
    (await send("PATCH", path, as(admin, { version, ...facts }))).status;
  const closedAt = Date.now() - 60_000;
  expect(await change(1, { state: "won", closedAt: Date.now() + 60_000 })).toBe(400);
  expect(await change(1, { state: "open", closedAt })).toBe(400);
  expect(await change(1, { state: "won", closedAt: 1 })).toBe(400);
  expect(await change(1, { state: "won", closedAt, amountMinor: 700 })).toBe(200);
  expect(await change(1, { state: "lost" })).toBe(409);
  const won = { state: "won", closedAt, amountMinor: 700, version: 2 };
  expect(await change(2, { state: "won" })).toBe(200);
  expect(await change(2, { currency: "JPY" })).toBe(400);
  expect(await read()).toMatchObject(won);
  expect(await customerSince()).toBe(closedAt);
  // The lead stays where it is; the win is not written down a second time when it moves on.
  const { stage, version } = await (await send("GET", `/leads/${id}`, as(viewer))).json();
  expect(stage).toBe("sql");
  unwrap(await execute(moveLead, COMMAND_LINE, { id, version, to: "customer" }));
  const { items } = await (await send("GET", `/opportunities?leadId=${id}`, as(viewer))).json();
  expect(items).toMatchObject([{ id: first.id, state: "won", closedAt }]);
  expect(await change(2, { state: "lost" })).toBe(200);
  expect(await customerSince()).toBeNull();
  expect(await change(3, { state: "open" })).toBe(200);
  expect(await read()).toMatchObject({ state: "open", closedAt: null });
  const { read: db } = await store();
  const told = await db.select().from(audit).where(eq(audit.entityId, first.id)).orderBy(audit.seq);
  expect(told.map(({ action }) => action)).toEqual([
    "opportunity.open",
    "opportunity.win",
    "opportunity.lose",
    "opportunity.reopen",
  ]);
});

test("an opportunity may be of a lead in any stage, by every door, and moves it nowhere", async () => {
  const { id } = await addLead({ email: "early@api.test" });
  const posted = await send("POST", "/opportunities", as(admin, { leadId: id, name: "Posted" }));
  expect(posted.status).toBe(201);
  const put = { externalId: "early-put", email: "early@api.test", name: "Put" };
  expect((await send("PUT", "/opportunities", as(admin, put))).status).toBe(200);
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-deals-"));
  const file = path.join(folder, "deals.csv");
  writeFileSync(file, "Deal,Lead,Name,How\nearly-imported,early@api.test,Imported,open\n");
  const columns = { Deal: "externalId", Lead: "leadEmail", Name: "name", How: "state" } as const;
  const mapping = {
    format: 1,
    kind: "opportunities",
    columns: Object.fromEntries(Object.entries(columns).map(([from, to]) => [from, { to }])),
  } as const;
  const { counts } = await importFile(file, mapping);
  rmSync(folder, { recursive: true });
  expect(counts).toMatchObject({ created: 1, failed: 0 });
  const { items } = await (await send("GET", `/opportunities?leadId=${id}`, as(viewer))).json();
  expect(items.map(({ name }: { name: string }) => name).sort()).toEqual([
    "Imported",
    "Posted",
    "Put",
  ]);
  expect((await (await send("GET", `/leads/${id}`, as(viewer))).json()).stage).toBe("inquiry");
});

test("opportunities are brought up to date by the id of another system", async () => {
  const { id } = await addLead({ email: "deal@api.test", externalId: "crm-deal" });
  const put = async (facts: object, status = 200) => {
    const response = await send(
      "PUT",
      "/opportunities",
      as(admin, { externalId: "d-1", ...facts }),
    );
    expect(response.status).toBe(status);
    return response.json();
  };
  await put({ email: "nobody@api.test" }, 400);
  await put({ name: "Of nobody" }, 400);
  const openedAt = Date.now() - 1000;
  const made = await put({ email: "DEAL@api.test", name: "Deal", amountMinor: 500, openedAt });
  expect(made).toMatchObject({ version: 1, outcome: "created" });
  expect(await put({ name: "Deal" })).toEqual({ ...made, outcome: "unchanged" });
  await addLead({ email: "other@api.test" });
  await put({ email: "other@api.test", name: "Theirs" }, 409);
  expect(await put({ state: "won", leadExternalId: "crm-deal" })).toMatchObject({
    id: made.id,
    version: 2,
    outcome: "updated",
  });
  const { version, ...known } = await (
    await send("GET", `/opportunities/${made.id}`, as(viewer))
  ).json();
  expect(known).toMatchObject({
    externalId: "d-1",
    leadId: id,
    name: "Deal",
    amountMinor: 500,
    state: "won",
    openedAt,
  });
  const lost = await put({ externalId: "d-2", leadId: id, state: "lost", closedAt: openedAt });
  expect(lost).toMatchObject({ version: 2, outcome: "created" });
  const both = await Promise.all(
    [1, 2, 3].map(() => put({ externalId: "d-3", leadId: id, name: "At once" })),
  );
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["created", "unchanged", "unchanged"]);
});

test("costs are brought up to date by the id of another system", async () => {
  const body = { externalId: "ads-1", day: "2026-03-30", kind: "media", currency: "EUR" };
  const put = async (facts: object) => {
    const response = await send("PUT", "/costs", as(admin, { ...body, ...facts }));
    expect(response.status).toBe(200);
    return response.json();
  };
  const made = await put({ amountMinor: 1000, source: "Bing", note: "First" });
  expect(made.outcome).toBe("created");
  expect(await put({ amountMinor: 1000 })).toEqual({ id: made.id, outcome: "unchanged" });
  expect(await put({ amountMinor: 1200, note: null })).toEqual({
    id: made.id,
    outcome: "updated",
  });
  const { items } = await (await send("GET", "/costs?source=Bing", as(viewer))).json();
  const stored = {
    ...body,
    id: made.id,
    amountMinor: 1200,
    source: "Bing",
    note: null,
    version: 2,
  };
  expect(items).toMatchObject([stored]);
  const both = await Promise.all([1, 2, 3].map(() => put({ externalId: "ads-2", amountMinor: 5 })));
  expect(both.map(({ outcome }) => outcome).sort()).toEqual(["created", "unchanged", "unchanged"]);
});

/** A lead that sales worked, with its first opportunity. */
async function addSql(): Promise<string> {
  const { id } = await addLead();
  await makeSql(id);
  return id;
}

async function makeSql(id: string): Promise<void> {
  const move = async (to: "mql" | "sal" | "sql", more: object = {}) => {
    const { version } = await (await send("GET", `/leads/${id}`, as(viewer))).json();
    unwrap(await execute(moveLead, COMMAND_LINE, { id, version, to, ...more }));
  };
  await move("mql", { note: "They called us." });
  await move("sal");
  const answers = BANT_DIMENSIONS.map((dimension) => ({ dimension, level: "met" as const }));
  unwrap(await execute(saveBant, COMMAND_LINE, { leadId: id, answers }));
  await move("sql", { opportunity: { name: "First" } });
}

test("costs are added, changed and deleted", async () => {
  const body = { day: "2026-03-31", kind: "media", amountMinor: 125_050, currency: "eur" };
  const added = await send("POST", "/costs", as(admin, { ...body, source: "Google" }));
  expect(added.status).toBe(201);
  const { id } = await added.json();
  const listed = await send("GET", "/costs?from=2026-03-01&source=Google", as(viewer));
  const { items } = await listed.json();
  expect(items).toMatchObject([{ id, amountMinor: 125_050, currency: "EUR", version: 1 }]);
  const change = { ...body, amountMinor: -100, version: 1 };
  expect((await send("PUT", `/costs/${id}`, as(admin, change))).status).toBe(200);
  expect((await send("PUT", `/costs/${id}`, as(admin, change))).status).toBe(409);
  expect((await send("DELETE", `/costs/${id}?version=1`, as(admin))).status).toBe(409);
  expect((await send("DELETE", `/costs/${id}?version=2`, as(admin))).status).toBe(204);
  expect((await send("DELETE", `/costs/${id}?version=2`, as(admin))).status).toBe(404);
  expect((await send("DELETE", `/costs/${id}`, as(admin))).status).toBe(400);
});

test("criteria and reports are read", async () => {
  const list = await (await send("GET", "/criteria?state=active", as(viewer))).json();
  expect(list.items).toHaveLength(1);
  const active = await (await send("GET", "/criteria/active", as(viewer))).json();
  expect(active).toMatchObject({ id: list.items[0].id, body: { gates: [{ id: "rivals" }] } });
  expect((await send("GET", `/criteria/${active.id}`, as(viewer))).status).toBe(200);
  const reports = await (await send("GET", "/reports", as(viewer))).json();
  for (const { name } of reports) {
    const report = await send("GET", `/reports/${name}?period=all`, as(viewer));
    expect(report.status, name).toBe(200);
  }
  expect((await send("GET", "/reports/funnel.csv", as(viewer))).status).toBe(200);
});

describe("a request with an Idempotency-Key", () => {
  const once = (key: string) => ({ "idempotency-key": key });

  test("is done once, also after a restart", async () => {
    const body = { name: "Once", email: "once@api.test" };
    const first = await send("POST", "/leads", as(admin, body, once("k1")));
    const answer = await first.json();
    const before = await countRows();
    await closeStore();
    const second = await send("POST", "/leads", as(admin, body, once("k1")));
    expect([second.status, await second.json()]).toEqual([201, answer]);
    expect(await countRows()).toEqual(before);
    const other = await send("POST", "/leads", as(admin, { name: "Other" }, once("k1")));
    expect(other.status).toBe(422);
    // Keys of another sender are other keys.
    const theirs = await keyOf("marketer");
    const taken = await send("POST", "/leads", as(theirs, body, once("k1")));
    expect(taken.status).toBe(409);
  });

  test("is refused while it is being worked on, and done once all the same", async () => {
    const body = { name: "Racing" };
    const answers = await Promise.all(
      [1, 2, 3].map(() => send("POST", "/leads", as(admin, body, once("race")))),
    );
    // One that comes when the first is done is given its answer.
    const statuses = new Set(answers.map(({ status }) => status));
    expect(statuses).toEqual(new Set([201, 409]));
    const found = await (await send("GET", "/leads?text=Racing", as(viewer))).json();
    expect(found.items).toHaveLength(1);
  });

  test("that was refused can be put right", async () => {
    const sent = (email: string) =>
      send("POST", "/leads", as(admin, { name: "R", email }, once("r")));
    expect((await sent("nonsense")).status).toBe(400);
    expect((await sent("r@api.test")).status).toBe(201);
    expect((await send("POST", "/leads", as(admin, { name: "R" }, once("a b")))).status).toBe(400);
  });

  test("is forgotten after a day", async () => {
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
    const sent = (name: string) => send("POST", "/leads", as(admin, { name }, once("day")));
    expect((await sent("Today")).status).toBe(201);
    vi.setSystemTime(Date.now() + 25 * 3_600_000);
    expect((await sent("Tomorrow")).status).toBe(201);
    vi.useRealTimers();
  });
});

describe("the edges", () => {
  test("a key may do what its role and its scopes both allow", async () => {
    const sender = await keyOf("marketer", ["activity:write"]);
    const { id } = await addLead();
    const visit = { leadId: id, type: "page_view" };
    expect((await send("POST", "/activities", as(sender, visit))).status).toBe(201);
    for (const path of ["/leads", `/leads/${id}`, "/costs", "/criteria", "/reports"]) {
      expect((await send("GET", path, as(sender))).status, path).toBe(403);
    }
    expect((await send("POST", "/leads", as(sender, { name: "No" }))).status).toBe(403);
    expect((await send("POST", "/leads", as(viewer, { name: "No" }))).status).toBe(403);
    const wide = await keyOf("viewer", ["lead:write"]);
    expect((await send("POST", "/leads", as(wide, { name: "No" }))).status).toBe(403);
  });

  test("nobody comes in without a key", async () => {
    for (const key of [undefined, "hk_nothing"]) {
      const response = await send("GET", "/leads", key ? { key } : {});
      expect(response.status).toBe(401);
      expect(response.headers.get("www-authenticate")).toContain("Bearer");
      expect(response.headers.get("access-control-allow-origin")).toBeNull();
    }
  });

  test("unknown paths, methods and parameters are told", async () => {
    expect((await send("GET", "/nothing", as(admin))).status).toBe(404);
    expect((await send("GET", "/leads/%E0%A4%A", as(admin))).status).toBe(404);
    const wrong = await send("DELETE", "/leads", as(admin));
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([
      405,
      "GET, HEAD, POST, PUT, OPTIONS",
    ]);
    const options = await send("OPTIONS", "/leads");
    expect([options.status, options.headers.get("allow")]).toEqual([
      204,
      "GET, HEAD, POST, PUT, OPTIONS",
    ]);
    const query = await send("GET", "/leads?colour=red&limit=many&sort=name&sort=-name", as(admin));
    const pointers = (await query.json()).errors.map((error: { pointer: string }) => error.pointer);
    expect(pointers.sort()).toEqual(["", "limit", "sort"]);
  });

  test("bodies are JSON, in bounds, and hold whole characters", async () => {
    const plain = { "content-type": "text/plain" };
    expect((await send("POST", "/leads", as(admin, "{}", plain))).status).toBe(415);
    expect((await send("POST", "/leads", as(admin, "{"))).status).toBe(400);
    const large = JSON.stringify({ name: "x".repeat(9 * 1024 * 1024) });
    expect((await send("POST", "/leads", as(admin, large))).status).toBe(413);
    const half = { name: "Half", attributes: { title: "\ud800" } };
    for (const [body, pointer] of [
      [{ name: "a\0b" }, "#/name"],
      [half, "#/attributes/title"],
      ['{"name":"x","attributes":{"__proto__":"x"}}', "#/attributes"],
      ['{"name":"x","__proto__":{}}', "#"],
    ] as const) {
      const response = await send("POST", "/leads", as(admin, body));
      expect(response.status).toBe(400);
      const { title, errors } = await response.json();
      expect(title).toContain("half of a surrogate pair");
      expect(errors).toMatchObject([{ pointer }]);
    }
    expect((await send("GET", "/leads?source=%00", as(admin))).status).toBe(400);
    expect((await send("GET", "/leads?__proto__=x", as(admin))).status).toBe(400);
  });

  test("numbers of a query are written as people write them", async () => {
    for (const [number, status] of [
      ["10", 200],
      ["0x10", 400],
      ["1e2", 400],
      ["%2010", 400],
      ["+10", 400],
      ["10.0", 200],
      ["Infinity", 400],
    ] as const) {
      for (const path of ["/leads", "/costs", "/opportunities"]) {
        const response = await send("GET", `${path}?limit=${number}`, as(admin));
        expect([number, response.status]).toEqual([number, status]);
      }
    }
  });

  test("each key has so many requests in a minute", async () => {
    const made = await execute(createKey, COMMAND_LINE, { name: "Busy", role: "viewer" });
    const { id, token } = unwrap(made);
    const limit = { name: "api", requests: 1200, seconds: 60 };
    for (let i = 0; i < 1199; i += 1) await countRequest(limit, id);
    expect((await send("GET", "/reports", as(token))).status).toBe(200);
    const last = await send("GET", "/reports", as(token));
    expect(last.status).toBe(429);
    expect(Number(last.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(last.headers.get("ratelimit")).toMatch(/^"api";r=0;t=\d+$/);
    expect(last.headers.get("ratelimit-policy")).toBe('"api";q=1200;w=60');
    expect((await send("GET", "/reports", as(viewer))).status).toBe(200);
  });
});

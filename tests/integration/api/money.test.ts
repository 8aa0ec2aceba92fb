import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { moveLead } from "@/lib/leads/commands/moves";
import { getLead } from "@/lib/leads/queries/page";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { importFile } from "../imports/run-file";
import { send } from "./contract";
import { addLead, addSql, admin, as, settleKeys, viewer } from "./workspace";

beforeAll(settleKeys);

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

import { beforeAll, describe, expect, test } from "vitest";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { keyOf, send } from "./contract";
import { addLead, admin, as, countRows, makeSql, settleKeys, viewer } from "./workspace";

beforeAll(settleKeys);

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
    const asked = (where: object) =>
      send("GET", `/leads?${new URLSearchParams({ where: JSON.stringify(where) })}`, as(viewer));
    const leaf = { kind: "attribute", attribute: "campaign", op: "is", value: "DAY 1" };
    const met = await (await asked({ kind: "any", of: [leaf] })).json();
    expect(met.items).toHaveLength(2);
    const odd = await asked({ ...leaf, attribute: "moon" });
    expect([odd.status, (await odd.json()).title]).toEqual([
      400,
      'There is no attribute "moon" in this workspace.',
    ]);
    expect((await send("GET", "/leads?where=%7B", as(viewer))).status).toBe(400);
    const none = await send("GET", "/leads?email=&campaign=", as(viewer));
    expect(none.status).toBe(400);
  });

  test("are found by any of their addresses, or by the id of another system", async () => {
    const names = { email: "First@find.test", emails: ["second@find.test"], externalId: "f-1" };
    const { id } = await addLead(names);
    const found = (search: string) => send("GET", `/leads/find?${search}`, as(viewer));
    for (const search of ["email=first@FIND.test", "email=second@find.test", "externalId=f-1"]) {
      const response = await found(search);
      expect([response.status, (await response.json()).id], search).toEqual([200, id]);
    }
    expect((await found("email=third@find.test")).status).toBe(404);
    expect((await found("externalId=f-2")).status).toBe(404);
    for (const search of ["", "email=", "email=first", "email=first@find.test&externalId=f-1"]) {
      const response = await found(search);
      expect(response.status, search).toBe(400);
      expect((await response.json()).errors).toMatchObject([{ parameter: "email" }]);
    }
    const other = await found("name=Lead");
    expect((await other.json()).errors).toContainEqual(
      expect.objectContaining({ parameter: "name" }),
    );
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
      [{ "a/b~c": "x" }, "#/attributes/a~1b~0c"],
      [{ "a.b": "x" }, "#/attributes/a.b"],
      [{ "a.b": "\ud800" }, "#/attributes/a.b"],
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

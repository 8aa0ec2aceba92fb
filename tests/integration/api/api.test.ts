import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { POST as upload } from "@/app/api/imports/upload/route";
import { GET as knownValues } from "@/app/api/leads/values/route";
import { closeStore, store } from "@/db/client";
import { activities as activityRows, keptAnswers } from "@/db/schema";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { countRequest } from "@/lib/operations/rate-limit";
import { createKey } from "@/lib/users/commands/keys";
import { keyOf, send } from "./contract";
import { addLead, admin, as, countRows, settleKeys, viewer } from "./workspace";

beforeAll(settleKeys);

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

  test("is answered without the address of who was erased meanwhile, and not done again", async () => {
    const { id: other } = await addLead();
    const address = "Erased.Soon@api.test";
    const visit = { type: "page_view", props: { page: "Pricing" } };
    const activities = [
      { ...visit, email: address },
      { ...visit, email: `not-${address}` },
      { ...visit, leadId: other },
    ];
    const sent = () => send("POST", "/activities/batch", as(admin, { activities }, once("erased")));
    expect(await (await sent()).text()).toContain(address);
    const { id, version } = await addLead({ email: address.toLowerCase() });
    unwrap(await execute(deleteLead, COMMAND_LINE, { id, version, reason: "asked" }));
    const { read } = await store();
    const text = JSON.stringify(await read.select().from(keptAnswers));
    expect(text.match(/.{9}erased\.soon@.{8}/gi)).toEqual([expect.stringContaining("not-")]);
    const again = await (await sent()).json();
    expect(again).toMatchObject({ recorded: 1, failed: 2 });
    const done = await read.select().from(activityRows).where(eq(activityRows.leadId, other));
    expect(done).toHaveLength(1);
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

  test("the word before a key may be of any case, and another one brings no key", async () => {
    for (const authorization of [`bearer ${viewer}`, `BEARER  ${viewer}`]) {
      expect((await send("GET", "/leads", { headers: { authorization } })).status).toBe(200);
    }
    const basic = { authorization: "Basic dXNlcjpwYXNz", "x-forwarded-for": "203.0.113.8" };
    for (let i = 0; i < 61; i += 1) {
      expect((await send("GET", "/leads", { headers: basic })).status).toBe(401);
    }
  });

  test("who guesses at keys is told to wait, and nobody else behind that address", async () => {
    const from = (address: string, key: string) =>
      as(key, undefined, { "x-forwarded-for": address });
    const asked = async (address: string, key: string) =>
      (await send("GET", "/leads", from(address, key))).status;
    for (let i = 0; i < 60; i += 1) expect(await asked("203.0.113.9", `hk_${i}`)).toBe(401);
    const refused = await send("GET", "/leads", from("203.0.113.9", "hk_60"));
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(800);
    // At the addresses of the screens, too, which keys open as well.
    const headers = { authorization: "Bearer hk_61", "x-forwarded-for": "203.0.113.9" };
    for (const open of [knownValues, upload]) {
      const told = await open(new Request("http://localhost/api", { method: "POST", headers }));
      expect(told.status).toBe(429);
      expect(Number(told.headers.get("retry-after"))).toBeGreaterThan(800);
    }
    expect(await asked("203.0.113.9", viewer)).toBe(200);
    expect(await asked("203.0.113.10", "hk_60")).toBe(401);
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
    const { errors } = await query.json();
    expect(errors.every((error: object) => !("pointer" in error))).toBe(true);
    const names = errors.map((error: { parameter: string }) => error.parameter);
    expect(names.sort()).toEqual(["colour", "limit", "sort"]);
    const body = { email: "ada@un.known", colour: "red" };
    const unknown = await send("PUT", "/leads", as(admin, body));
    expect((await unknown.json()).errors).toMatchObject([{ pointer: "#/colour" }]);
  });

  test("parameters that would change nothing are refused by name", async () => {
    const refused = async (path: string) => {
      const response = await send("GET", path, as(admin));
      expect(response.headers.get("content-type"), path).toBe("application/problem+json");
      const { title, errors } = await response.json();
      const names = errors.map((error: { parameter: string }) => error.parameter).sort();
      return [response.status, names, title];
    };
    expect(await refused("/reports/funnel?bogus=1")).toMatchObject([
      400,
      ["bogus"],
      expect.stringContaining("bogus"),
    ]);
    expect(await refused("/reports/funnel?grain=week&model=first&period=all")).toEqual([
      400,
      ["grain", "model"],
      "The report “funnel” has no “grain”.",
    ]);
    expect(await refused("/reports/cac?country=DE")).toMatchObject([
      400,
      ["country"],
      expect.any(String),
    ]);
    expect((await send("GET", "/reports/conversion?grain=week", as(admin))).status).toBe(200);
    expect(await refused("/leads?outcome=sql&touchModel=first&workedBy=none")).toMatchObject([
      400,
      ["outcome", "touchModel", "workedBy"],
      expect.stringContaining("“cohort”"),
    ]);
    expect(await refused("/leads?cohort=created&firstTouchFrom=0")).toMatchObject([
      400,
      ["firstTouchFrom"],
      expect.any(String),
    ]);
    const cohort = "/leads?cohort=mql&outcome=sql&firstTouchFrom=0&touchModel=first";
    expect((await send("GET", cohort, as(admin))).status).toBe(200);
  });

  test("bodies are JSON, in bounds, and hold whole characters", async () => {
    const plain = { "content-type": "text/plain" };
    expect((await send("POST", "/leads", as(admin, "{}", plain))).status).toBe(415);
    const packed = { "content-encoding": "gzip" };
    expect((await send("POST", "/leads", as(admin, "{}", packed))).status).toBe(415);
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

import { eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { OPTIONS, POST } from "@/app/api/t/route";
import { store } from "@/db/client";
import { activities, audit, leads, visitors, visits } from "@/db/schema";
import type { ActivityProps } from "@/lib/engine/activities";
import { forgetOld, visitQueue } from "@/lib/jobs/visits";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveTracking } from "@/lib/tracking/commands";
import { getTracking } from "@/lib/tracking/queries";
import { visitorKey } from "@/lib/tracking/steps";
import {
  adam,
  ana,
  bringIntoForce,
  CRITERIA,
  DAY,
  MONDAY,
  mara,
  refusal,
  settle,
} from "../leads/world";
import { make, visitor } from "./visitor";

const SITE = "https://www.us.test";
const BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Chrome/142.0.0.0 Safari/537.36";
let ids = 0;
const newVisitor = () => `visitor-${String(++ids).padStart(16, "0")}`;

const view = (path: string, more: object = {}) => ({
  kind: "view",
  url: SITE + path,
  referrer: "",
  name: "",
  ago: 0,
  ...more,
});

function send(body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return POST(
    new Request("http://localhost:3000/api/t", {
      method: "POST",
      body: typeof body === "string" ? body : JSON.stringify(body),
      headers: {
        origin: SITE,
        "user-agent": BROWSER,
        "content-type": "text/plain;charset=UTF-8",
        "x-forwarded-for": `203.0.113.${ids % 250}`,
        ...headers,
      },
    }),
  );
}

/** Sends visits and waits until they are written. */
async function visit(who: string, ...seen: object[]) {
  const { status } = await send({ visitor: who, visits: seen });
  await visitQueue().flush();
  return status;
}

const strangers = async (who: string) =>
  (await store()).read
    .select()
    .from(visits)
    .where(eq(visits.visitor, visitorKey(who) ?? ""));
const byPath = (a: ActivityProps, b: ActivityProps) => String(a.path).localeCompare(String(b.path));
const did = async (leadId: string) =>
  (await store()).read.select().from(activities).where(eq(activities.leadId, leadId));

async function submit(slug: string, email: string, who: string) {
  const browser = visitor();
  const { fields } = await browser.open(slug);
  vi.setSystemTime(Date.now() + 5000);
  await browser.send(slug, { ...fields, "a.name": "Some Body", "a.email": email, _visitor: who });
  const { read } = await store();
  const [lead] = await read.select().from(leads).where(eq(leads.emailKey, email));
  if (!lead) throw new Error("There is no such lead");
  return lead;
}

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
  const { tracking, version } = unwrap(await ask(getTracking, mara, {}));
  unwrap(await execute(saveTracking, mara, { ...tracking, sites: ["www.us.test"], version }));
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("visits", () => {
  test("are a stranger's until they send a form, and the lead's from then on", async () => {
    const who = newVisitor();
    expect(
      await visit(
        who,
        view("/?utm_source=google&utm_medium=cpc", { ago: 60_000 }),
        view("/pricing"),
      ),
    ).toBe(204);
    expect((await strangers(who)).map(({ props }) => props)).toEqual([
      { path: "/", utm_source: "google", utm_medium: "cpc" },
      { path: "/pricing", page: "pricing" },
    ]);
    const { slug } = await make();
    const lead = await submit(slug, "visits@us.test", who);
    expect(lead).toMatchObject({ source: "Paid search", utmFirst: { source: "google" } });
    expect(await strangers(who)).toEqual([]);
    vi.setSystemTime(Date.now() + 5000);
    await visit(who, view("/pricing/teams"), {
      ...view("/pricing"),
      kind: "click",
      name: "Price list",
    });
    const all = (await did(lead.id)).map(({ type, props }) => [
      type,
      props.page ?? props.name ?? "",
    ]);
    expect(all.sort()).toEqual([
      ["custom", "Price list"],
      ["form_submitted", ""],
      ["page_view", ""],
      ["page_view", "pricing"],
      ["page_view", "pricing"],
    ]);
    const { read } = await store();
    const [now] = await read.select().from(leads).where(eq(leads.id, lead.id));
    expect(now?.engagement).toBeGreaterThan(lead.engagement);
    const told = await read.select().from(audit).where(eq(audit.entityId, lead.id));
    expect(told.filter(({ action }) => action === "lead.activity")).toHaveLength(2);
  });

  test("go with a browser to the person who used it last", async () => {
    const who = newVisitor();
    const { slug } = await make();
    const first = await submit(slug, "first@us.test", who);
    const second = await submit(slug, "second@us.test", who);
    await visit(who, view("/pricing"));
    expect(await did(first.id)).toHaveLength(1);
    expect(await did(second.id)).toHaveLength(2);
  });

  test("are nobody's with an id that our database holds, and gone with their lead", async () => {
    const who = newVisitor();
    const { slug } = await make();
    const lead = await submit(slug, "gone@us.test", who);
    const { read } = await store();
    const [link] = await read.select().from(visitors).where(eq(visitors.leadId, lead.id));
    await visit(link?.id ?? "", view("/pricing"));
    expect(await did(lead.id)).toHaveLength(1);
    unwrap(
      await execute(deleteLead, adam, { id: lead.id, version: lead.version, reason: "asked" }),
    );
    expect(await read.$count(visitors, eq(visitors.leadId, lead.id))).toBe(0);
  });

  test("of strangers are deleted after a while", async () => {
    const who = newVisitor();
    await visit(who, view("/old"));
    vi.setSystemTime(MONDAY + 89 * DAY);
    await visit(who, view("/new"));
    await forgetOld();
    expect(await strangers(who)).toHaveLength(2);
    vi.setSystemTime(MONDAY + 91 * DAY);
    await forgetOld();
    expect((await strangers(who)).map(({ props }) => props.path)).toEqual(["/new"]);
  });
});

describe("what is not taken changes nothing", () => {
  const good = () => ({ visitor: newVisitor(), visits: [view("/pricing")] });

  async function unchanged(status: number, body: unknown, headers: Record<string, string> = {}) {
    const { read } = await store();
    const before = [await read.$count(visits), await read.$count(activities)];
    const answer = await send(body, headers);
    await visitQueue().flush();
    expect([answer.status, await answer.text()]).toEqual([status, ""]);
    expect([await read.$count(visits), await read.$count(activities)]).toEqual(before);
  }

  test("other sites", async () => {
    await unchanged(403, good(), { origin: "https://evil.test" });
    await unchanged(403, good(), { origin: "null" });
    await unchanged(403, good(), { origin: `${SITE}.evil.test` });
    const asked = await OPTIONS(
      new Request("http://x", { headers: { origin: "https://evil.test" } }),
    );
    expect([asked.status, asked.headers.get("access-control-allow-origin")]).toEqual([403, null]);
  });

  test("pages of other sites than the sender", async () => {
    await unchanged(204, {
      visitor: newVisitor(),
      visits: [{ ...view("/"), url: "https://other.test/pricing" }],
    });
  });

  test("signs that no database keeps, without the visits beside them", async () => {
    const who = newVisitor();
    const odd = String.fromCharCode(0, 0xd800);
    await visit(who, view("/?utm_source=%00a%ED%A0%80"), {
      ...view("/a"),
      kind: "click",
      name: `Price${odd}`,
    });
    const kept = (await strangers(who)).map(({ props }) => props.utm_source ?? props.name);
    expect(kept).toEqual(["a\ufffd\ufffd\ufffd", "Price"]);
  });

  test("robots", async () => {
    await unchanged(204, good(), {
      "user-agent": "Googlebot/2.1 (+http://www.google.com/bot.html)",
    });
    await unchanged(204, good(), { "user-agent": "" });
  });

  test("browsers that ask not to be followed", async () => {
    await unchanged(204, good(), { dnt: "1" });
    await unchanged(204, good(), { "sec-gpc": "1" });
    expect((await send(good(), { dnt: "0", "sec-gpc": "0" })).status).toBe(204);
    const { read } = await store();
    const before = await read.$count(visits);
    await visitQueue().flush();
    expect(await read.$count(visits)).toBe(before + 1);
  });

  test("one visit that cannot be read, without those beside it", async () => {
    const who = newVisitor();
    const long = `/long?utm_source=kept&x=${"x".repeat(3000)}`;
    expect(await visit(who, view("/a"), { kind: "purchase", url: SITE }, view(long))).toBe(204);
    expect((await strangers(who)).map(({ props }) => props).sort(byPath)).toEqual([
      { path: "/a" },
      { path: "/long", utm_source: "kept" },
    ]);
  });

  test("what is no batch of visits", async () => {
    for (const body of [
      "",
      "{",
      "null",
      "[]",
      { visitor: "short", visits: [view("/")] },
      { visitor: newVisitor(), visits: [] },
      { visitor: newVisitor(), visits: Array(51).fill(view("/")) },
      { visitor: newVisitor(), visits: [{ kind: "purchase", url: SITE }] },
    ]) {
      await unchanged(400, body);
    }
    await unchanged(413, "x".repeat(66_000));
  });

  test("more than one visitor looks at", async () => {
    const { slug } = await make();
    const [busy, other] = [newVisitor(), newVisitor()];
    const { id: lead } = await submit(slug, "busy@us.test", busy);
    const before = (await did(lead)).length;
    const fifty = Array.from({ length: 50 }, (_, i) => view(`/p${i}`));
    for (let i = 0; i < 20; i += 1) expect(await visit(busy, ...fifty)).toBe(204);
    const refused = await send({ visitor: busy, visits: [view("/pricing")] });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3000);
    await visitQueue().flush();
    expect(await did(lead)).toHaveLength(before + 1000);
    expect(await visit(other, view("/pricing"))).toBe(204);
  });

  test("more than one network may send", async () => {
    const address = { "x-forwarded-for": "192.0.2.7" };
    for (let i = 0; i < 600; i++) await send("", address);
    const refused = await send(good(), address);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await send(good(), { "x-forwarded-for": "192.0.2.8" })).status).toBe(204);
  });
});

test("the settings take origins only, and are changed by marketing", async () => {
  const { tracking, version } = unwrap(await ask(getTracking, ana, {}));
  const save = (change: object, who = mara) =>
    execute(saveTracking, who, { ...tracking, version, ...change });
  expect(refusal(await save({}, ana)).code).toBe("forbidden");
  expect(refusal(await save({ sites: ["not a site"] })).message).toMatch(/Write each site/);
  expect(refusal(await save({ sites: ["javascript:alert(1)"] })).code).toBe("invalid");
  expect(refusal(await save({ pages: [{ pattern: "pricing", page: "x" }] })).message).toMatch(
    /slash/,
  );
  expect(refusal(await save({ version: version - 1 })).code).toBe("conflict");
  unwrap(await save({ sites: ["https://WWW.us.test/path?x=1", "www.us.test"] }));
  expect(unwrap(await ask(getTracking, ana, {})).tracking.sites).toEqual([SITE]);
});

import { createHmac } from "node:crypto";
import { desc, eq } from "drizzle-orm";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { POST } from "@/app/api/t/route";
import { store } from "@/db/client";
import { activities, audit, leads, visitors, visits } from "@/db/schema";
import { visitQueue } from "@/lib/jobs/visits";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveTracking } from "@/lib/tracking/commands";
import { dropIdentitySecret, makeIdentitySecret } from "@/lib/tracking/commands/identity";
import { getTracking } from "@/lib/tracking/queries";
import { visitorKey } from "@/lib/tracking/steps";
import { ana, bringIntoForce, CRITERIA, DAY, MONDAY, mara, refusal, settle } from "../leads/world";

const SITE = "https://www.us.test";
const EMAIL = "signed-in@us.test";
let secret = "";
let leadId = "";
let ids = 0;
const newVisitor = () => `browser-${String(++ids).padStart(16, "0")}`;

/** As docs/tracking.md tells websites to. */
function tokenFor(visitor: string, email = EMAIL, more: object = {}, key = secret): string {
  const expires = Math.floor(Date.now() / 1000) + 300;
  const claims = JSON.stringify({ visitor, email, expires, ...more });
  const payload = Buffer.from(claims).toString("base64url");
  return `${payload}.${createHmac("sha256", key).update(payload).digest("base64url")}`;
}

async function send(body: object, headers: Record<string, string> = {}): Promise<number> {
  const { status } = await POST(
    new Request("http://localhost:3000/api/t", {
      method: "POST",
      body: JSON.stringify(body),
      headers: { origin: SITE, "user-agent": "Mozilla/5.0 Chrome/142.0.0.0", ...headers },
    }),
  );
  await visitQueue().flush();
  return status;
}

const visit = (visitor: string, path: string) =>
  send({ visitor, visits: [{ kind: "view", url: SITE + path, referrer: "", name: "", ago: 0 }] });

async function pathsOfLead(): Promise<unknown[]> {
  const { read } = await store();
  const rows = await read.select().from(activities).where(eq(activities.leadId, leadId));
  return rows.map(({ props }) => props.path).sort();
}

/** What there is, without what was written down of it. */
async function state() {
  const { read } = await store();
  const counts: number[] = [];
  for (const table of [visits, visitors, activities, leads, audit]) {
    counts.push(await read.$count(table));
  }
  return counts;
}

beforeAll(async () => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY });
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
  const { tracking, version } = unwrap(await ask(getTracking, mara, {}));
  unwrap(await execute(saveTracking, mara, { ...tracking, sites: [SITE], version }));
  const known = { name: "Sid Signed", email: EMAIL, emails: ["other@us.test"], attributes: {} };
  leadId = unwrap(await execute(createLead, mara, known)).id;
  secret = unwrap(await execute(makeIdentitySecret, mara, {})).secret;
});
beforeEach(() => {
  vi.useFakeTimers({ toFake: ["Date"], now: MONDAY + 60_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

test("a signed token ties a browser to the lead, with what it did before and does then", async () => {
  const who = newVisitor();
  const { read } = await store();
  await visit(who, "/pricing");
  const [before] = await read.select().from(leads).where(eq(leads.id, leadId));
  expect(await send({ visitor: who, token: tokenFor(who, "Signed-In@US.test") })).toBe(204);
  expect(await read.$count(visits, eq(visits.visitor, visitorKey(who) ?? ""))).toBe(0);
  await visit(who, "/docs");
  expect(await pathsOfLead()).toEqual(["/docs", "/pricing"]);
  const [after] = await read.select().from(leads).where(eq(leads.id, leadId));
  expect(after?.engagement).toBeGreaterThan(before?.engagement ?? 0);
  const [told] = await read
    .select()
    .from(audit)
    .where(eq(audit.action, "tracking.identify"))
    .orderBy(desc(audit.seq));
  expect(told).toMatchObject({ entity: "lead", entityId: leadId, actorName: "Website, signed in" });
  expect(JSON.stringify(told)).not.toContain(EMAIL);

  // Websites say it on each page: that is nothing new.
  const settled = await state();
  expect(await send({ visitor: who, token: tokenFor(who) })).toBe(204);
  expect(await state()).toEqual(settled);
});

test("a further address of the lead is the lead’s", async () => {
  const who = newVisitor();
  await visit(who, "/by-other");
  expect(await send({ visitor: who, token: tokenFor(who, "other@us.test") })).toBe(204);
  expect(await pathsOfLead()).toContain("/by-other");
});

test("what was not signed for this browser, or not with the secret, changes nothing", async () => {
  const who = newVisitor();
  await visit(who, "/stays-a-strangers");
  const before = await state();
  const right = tokenFor(who);
  const seconds = Math.floor(Date.now() / 1000);
  const wrong = [
    "",
    ".",
    "..",
    right.slice(0, -1),
    `${right}.`,
    `${right}A`,
    right.split(".")[0] ?? "",
    tokenFor(newVisitor()),
    tokenFor(who, EMAIL, {}, `${secret}x`),
    tokenFor(who, EMAIL, {}, ""),
    tokenFor(who, "no address"),
    tokenFor(who, EMAIL, { expires: seconds }),
    tokenFor(who, EMAIL, { expires: seconds + 25 * 3600 }),
    tokenFor(who, EMAIL, { expires: null }),
    tokenFor(who, EMAIL, { expires: String(seconds + 60) }),
  ];
  for (const token of wrong)
    expect([token, await send({ visitor: who, token })]).toEqual([token, 400]);
  vi.setSystemTime(Date.now() + 301_000);
  expect(await send({ visitor: who, token: right })).toBe(400);
  expect(await state()).toEqual(before);
});

test("nobody learns whether an address is a lead’s, and none becomes one", async () => {
  const who = newVisitor();
  const before = await state();
  expect(await send({ visitor: who, token: tokenFor(who, "stranger@us.test") })).toBe(204);
  expect(await state()).toEqual(before);
});

test("a browser that asks not to be followed is not, nor from a site that is not named", async () => {
  const who = newVisitor();
  const before = await state();
  const said = { visitor: who, token: tokenFor(who) };
  expect(await send(said, { "sec-gpc": "1" })).toBe(204);
  expect(await send(said, { origin: "https://evil.test" })).toBe(403);
  expect(await state()).toEqual(before);
});

test("a secret is shown once, replaced at once, and taken away; by those who may", async () => {
  expect(refusal(await execute(makeIdentitySecret, ana, {})).code).toBe("forbidden");
  const [old, who] = [secret, newVisitor()];
  secret = unwrap(await execute(makeIdentitySecret, mara, {})).secret;
  expect(secret).not.toBe(old);
  expect(await send({ visitor: who, token: tokenFor(who, EMAIL, {}, old) })).toBe(400);
  expect(await send({ visitor: who, token: tokenFor(who) })).toBe(204);
  const view = unwrap(await ask(getTracking, ana, {}));
  expect(view.identity).toEqual({ at: Date.now(), byName: mara.name });
  const { read } = await store();
  const shown = JSON.stringify([view, await read.select().from(audit)]);
  expect(shown).not.toContain(secret);

  unwrap(await execute(dropIdentitySecret, mara, {}));
  const other = newVisitor();
  expect(await send({ visitor: other, token: tokenFor(other) })).toBe(400);
  expect(unwrap(await ask(getTracking, ana, {})).identity).toBeNull();
  expect(refusal(await execute(dropIdentitySecret, mara, {})).code).toBe("conflict");
});

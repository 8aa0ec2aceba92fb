import { asc, eq } from "drizzle-orm";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import { audit, leadConsents, leads } from "@/db/schema";
import { recordConsent } from "@/lib/consents/commands";
import { listConsents } from "@/lib/consents/queries";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { createLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { keyOf, send } from "../api/contract";
import { make, visitor } from "../forms/visitor";
import { adam, ana, DAY, MONDAY, mara, page, refusal, settle, vic } from "../leads/world";

const SPOKEN = {
  state: "given",
  how: "On the phone",
  wording: "Write to me.",
  version: "2",
} as const;
const TAKEN_BACK = { state: "withdrawn", wording: undefined, version: undefined, how: "By mail" };

beforeAll(async () => {
  process.env.NEXTAUTH_SECRET ??= "only for these tests, forty characters!";
  await settle();
});
afterEach(() => {
  vi.useRealTimers();
});

let made = 0;
async function arrive() {
  const email = `agrees${++made}@us.test`;
  const input = { name: "Agnes", email, attributes: {} };
  return unwrap(await execute(createLead, mara, input, MONDAY)).id;
}
const record = (leadId: string, facts: object, at = MONDAY + DAY, by = ana) =>
  execute(recordConsent, by, { leadId, ...SPOKEN, ...facts }, at);
const consents = async (leadId: string) => unwrap(await ask(listConsents, vic, { leadId }));

test("consents are recorded with text, version, when and how; the latest says how it stands", async () => {
  const id = await arrive();
  expect(await consents(id)).toEqual({ state: null, items: [] });
  unwrap(await record(id, {}));
  unwrap(await record(id, { ...TAKEN_BACK, at: MONDAY + 2 * DAY }, MONDAY + 2 * DAY));
  // What is learnt late of an earlier day does not bring it back.
  unwrap(await record(id, { at: MONDAY }, MONDAY + 3 * DAY));
  const { state, items } = await consents(id);
  expect(state).toBe("withdrawn");
  const by = { recordedByName: "Ana" };
  const { how } = TAKEN_BACK;
  expect(items).toMatchObject([
    { state: "withdrawn", at: MONDAY + 2 * DAY, how, wording: null, version: null, ...by },
    { ...SPOKEN, at: MONDAY + DAY, recordedAt: MONDAY + DAY, ...by },
    { ...SPOKEN, at: MONDAY, recordedAt: MONDAY + 3 * DAY, ...by },
  ]);
  expect((await page(id, MONDAY + 3 * DAY)).consents.state).toBe("withdrawn");
  const { read } = await store();
  const told = await read
    .select({ action: audit.action })
    .from(audit)
    .where(eq(audit.entityId, id))
    .orderBy(asc(audit.seq));
  expect(told.map(({ action }) => action).filter((one) => one.startsWith("consent"))).toEqual([
    "consent.give",
    "consent.withdraw",
    "consent.give",
  ]);
});

test("of a day without a time a withdrawal counts, whichever was recorded first", async () => {
  const HOUR = DAY / 24;
  const now = MONDAY + 3 * DAY;
  const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
  const day = dayOf(MONDAY + DAY);
  const withdrawn = { ...TAKEN_BACK, day };

  // What a form or a call took at a moment of that day does not outlive it, before and after.
  for (const order of [0, 1]) {
    const id = await arrive();
    const both = [{ at: MONDAY + DAY + 2 * HOUR + 1 }, withdrawn];
    if (order === 1) both.reverse();
    for (const facts of both) unwrap(await record(id, facts, now));
    const { state, items } = await consents(id);
    expect([state, items.map((item) => item.state)]).toEqual(["withdrawn", ["withdrawn", "given"]]);
    const [first] = items;
    expect([dayOf(first?.at ?? 0), dayOf(first?.latestAt ?? 0)]).toEqual([day, day]);
    expect((first?.latestAt ?? 0) - (first?.at ?? 0)).toBe(DAY - 1);
    expect((await page(id, now)).consents.state).toBe("withdrawn");

    // Without a time a consent of that day does not bring it back; one of the next day does.
    unwrap(await record(id, { day }, now));
    expect((await consents(id)).state).toBe("withdrawn");
    unwrap(await record(id, { day: dayOf(MONDAY + 2 * DAY) }, now));
    expect((await consents(id)).state).toBe("given");
  }

  // Of today no more has gone by than up to now: who agrees afterwards has agreed.
  const id = await arrive();
  unwrap(await record(id, { ...TAKEN_BACK, day: dayOf(now) }, now));
  expect((await consents(id)).items).toMatchObject([{ latestAt: now }]);
  unwrap(await record(id, {}, now + 1));
  expect((await consents(id)).state).toBe("given");

  // A time without seconds is any moment of its minute; of one moment the withdrawal counts.
  const other = await arrive();
  const minute = MONDAY + DAY;
  unwrap(await record(other, { ...TAKEN_BACK, at: minute }, now));
  unwrap(await record(other, { at: minute + 59_999 }, now));
  expect((await consents(other)).state).toBe("withdrawn");
  unwrap(await record(other, { at: minute + 60_001 }, now));
  expect((await consents(other)).state).toBe("given");
  expect(refusal(await record(other, { day: dayOf(now + DAY) }, now)).fields).toHaveProperty("day");
});

test("what says too little, or lies ahead, is refused", async () => {
  const id = await arrive();
  for (const [wrong, field] of [
    [{ wording: " " }, "wording"],
    [{ how: "" }, "how"],
    [{ state: "maybe" }, "state"],
    [{ at: MONDAY + 2 * DAY }, "at"],
    [{ at: 0 }, "at"],
    [{ at: Math.floor(MONDAY / 1000) }, "at"],
    [{ day: "1994-12-31" }, "day"],
    [{ day: "" }, "day"],
    [{ at: MONDAY, day: "2026-01-01" }, "day"],
  ] as const) {
    expect(refusal(await record(id, wrong)).fields).toHaveProperty(field);
  }
  expect(refusal(await record(id, {}, MONDAY, vic)).code).toBe("forbidden");
  expect(refusal(await record("nobody", {})).code).toBe("not_found");
  expect((await consents(id)).items).toEqual([]);
});

test("those of a form are told with the wording that was shown", async () => {
  const { slug, title } = await make({ consent: { text: "I agree to mail.", isRequired: false } });
  const send = async (email: string, more: Record<string, string>) => {
    const browser = visitor();
    const { fields } = await browser.open(slug);
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 5000 });
    await browser.send(slug, { ...fields, "a.name": "Form Body", "a.email": email, ...more });
    const { read } = await store();
    const [lead] = await read.select().from(leads).where(eq(leads.emailKey, email));
    return consents(lead?.id ?? "");
  };
  const agreed = await send("agreed@consent.test", { _agree: "1" });
  expect(agreed.state).toBe("given");
  const shown = { wording: "I agree to mail.", version: "1", recordedByName: title };
  expect(agreed.items).toMatchObject([{ state: "given", ...shown }]);
  expect(await send("silent@consent.test", {})).toEqual({ state: null, items: [] });
});

test("consents go with a lead that is merged, and with one that is erased", async () => {
  const [id, otherId] = [await arrive(), await arrive()];
  unwrap(await record(otherId, {}));
  const input = { id, otherId, version: 1, otherVersion: 1 };
  unwrap(await execute(mergeLeads, mara, input, MONDAY + 2 * DAY));
  expect((await consents(id)).items).toHaveLength(1);
  const { version } = (await page(id, MONDAY + 2 * DAY)).lead;
  unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }));
  const { read } = await store();
  expect(await read.$count(leadConsents, eq(leadConsents.leadId, id))).toBe(0);
});

test("programs read and record them", async () => {
  const [id, key] = [await arrive(), await keyOf("sdr")];
  const body = { ...SPOKEN, at: Date.now() - DAY };
  const address = `/leads/${id}/consents`;
  expect((await send("POST", address, { key, body })).status).toBe(201);
  const again = { key, body, headers: { "idempotency-key": "once" } };
  for (let i = 0; i < 2; i++) await send("POST", address, again);
  const { state, items } = await (
    await send("GET", address, { key: await keyOf("viewer") })
  ).json();
  expect([state, items.length]).toEqual(["given", 2]);
  expect(items[0]).toMatchObject(body);
  for (const [wrong, field] of [
    [{ state: "given" }, "how"],
    [{ ...SPOKEN, at: 0 }, "at"],
    [{ ...SPOKEN, at: Date.now(), day: "2026-01-01" }, "day"],
  ] as const) {
    const refused = await send("POST", address, { key, body: wrong });
    expect(refused.status).toBe(400);
    const { errors } = await refused.json();
    expect(errors).toContainEqual(expect.objectContaining({ pointer: `#/${field}` }));
  }
  const day = new Date(body.at).toISOString().slice(0, 10);
  const taken = await send("POST", address, {
    key,
    body: { state: "withdrawn", how: "By mail", day },
  });
  expect(taken.status).toBe(201);
  expect((await (await send("GET", address, { key })).json()).state).toBe("withdrawn");
  expect((await send("GET", "/leads/nobody/consents", { key })).status).toBe(404);
});

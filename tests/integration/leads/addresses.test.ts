import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, audit, leadAliases, leads } from "@/db/schema";
import { recordActivities } from "@/lib/activities/commands";
import { mergeLeads } from "@/lib/leads/commands/merges";
import { bringLead, createLead, updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { suppressAddress } from "@/lib/privacy/commands";
import { importFile } from "../imports/run-file";
import { adam, bringIntoForce, CRITERIA, DAY, MONDAY, mara, page, refusal, settle } from "./world";

// One person with several addresses.
beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

let made = 0;
async function add(facts: { email?: string; emails?: string[]; externalId?: string }) {
  made += 1;
  return unwrap(await execute(createLead, mara, { name: `Person ${made}`, ...facts }, MONDAY));
}

async function reached(id: string) {
  const { lead, emails } = await page(id, MONDAY);
  return [lead.email, ...emails];
}

async function accountOf(id: string) {
  return (await page(id, MONDAY)).account?.domain ?? null;
}

async function change(id: string, facts: { email?: string | null; emails?: string[] }) {
  const { version } = (await page(id, MONDAY)).lead;
  return execute(updateLead, mara, { id, version, ...facts }, MONDAY);
}

describe("further addresses", () => {
  test("are kept once each, and change places with the first one", async () => {
    const { id } = await add({ email: "kim@one.test", emails: ["Kim@Two.test", "KIM@one.test"] });
    expect(await reached(id)).toEqual(["kim@one.test", "Kim@Two.test"]);
    unwrap(await change(id, { email: "kim@two.test" }));
    expect(await reached(id)).toEqual(["kim@two.test", "kim@one.test"]);
    // An address that is corrected is not kept.
    unwrap(await change(id, { email: "kim@three.test" }));
    expect(await reached(id)).toEqual(["kim@three.test", "kim@one.test"]);
    unwrap(await change(id, { emails: ["kim@four.test", "kim@three.test"] }));
    expect(await reached(id)).toEqual(["kim@three.test", "kim@four.test"]);
    unwrap(await change(id, { email: null }));
    // The next one moves up.
    expect(await reached(id)).toEqual(["kim@four.test"]);
    const { read } = await store();
    const entries = await read
      .select()
      .from(audit)
      .where(eq(audit.entityId, id))
      .orderBy(audit.seq);
    expect(entries.map(({ after }) => (after as { emails?: string[] })?.emails)).toEqual([
      ["Kim@Two.test", "KIM@one.test"],
      ["kim@one.test"],
      undefined,
      ["kim@four.test"],
      [],
    ]);
    // What was let go of is free.
    await add({ email: "kim@two.test", emails: ["kim@one.test"] });
  });

  test("belong to one lead, and to nobody who is kept out", async () => {
    const { id } = await add({ email: "lou@one.test", emails: ["lou@two.test"] });
    const other = await add({ email: "max@one.test" });
    const taken = { code: "conflict", fields: { id } };
    for (const facts of [{ email: "LOU@two.test" }, { emails: ["lou@one.test"] }]) {
      expect(refusal(await change(other.id, facts))).toMatchObject(taken);
      const input = { name: "Lou", ...facts };
      expect(refusal(await execute(createLead, mara, input, MONDAY))).toMatchObject(taken);
    }
    unwrap(await execute(suppressAddress, adam, { email: "gone@one.test" }, MONDAY));
    const refused = refusal(await change(other.id, { emails: ["gone@one.test"] }));
    expect(refused.message).toMatch(/asked not to be kept/);
    const many = Array.from({ length: 21 }, (_, i) => `max${i}@one.test`);
    expect(refusal(await change(other.id, { emails: many })).code).toBe("invalid");
    expect(await reached(other.id)).toEqual(["max@one.test"]);
  });

  test("find the person: by the API, an import and what they did", async () => {
    const { id } = await add({ email: "noa@one.test", emails: ["noa@two.test"] });
    const by = { email: "noa@two.test", emails: ["noa@three.test"], attributes: { title: "CTO" } };
    const brought = unwrap(await execute(bringLead, mara, by, MONDAY));
    expect(brought).toMatchObject({ id, outcome: "updated" });
    expect(unwrap(await execute(bringLead, mara, by, MONDAY))).toMatchObject({
      id,
      outcome: "unchanged",
    });
    expect(await reached(id)).toEqual(["noa@one.test", "noa@three.test", "noa@two.test"]);
    const viewed = { email: "NOA@three.test", type: "page_view" as const };
    const taken = await execute(recordActivities, mara, { activities: [viewed] }, MONDAY);
    expect(unwrap(taken)).toMatchObject({ recorded: 1, problems: [] });
    const file = path.join(tmpdir(), `addresses-${id}.csv`);
    writeFileSync(file, "Mail,Phone\nnoa@two.test,12345\n");
    const columns = { Mail: { to: "email" as const }, Phone: { to: "phone" as const } };
    try {
      const { counts } = await importFile(file, { format: 1, kind: "leads", columns }, mara);
      expect(counts).toMatchObject({ created: 0, updated: 1, failed: 0 });
    } finally {
      rmSync(file);
    }
    expect((await page(id, MONDAY)).lead).toMatchObject({ email: "noa@one.test", phone: "12345" });
    // Who names somebody by a further address only may not take the first one's place.
    const beside = { email: "noa@four.test", emails: ["noa@two.test"] };
    unwrap(await execute(bringLead, mara, beside, MONDAY));
    expect((await reached(id))[0]).toBe("noa@one.test");
    expect(await reached(id)).toContain("noa@four.test");
    const two = await add({ email: "noa@else.test" });
    const both = { email: "noa@else.test", emails: ["noa@two.test"] };
    expect(refusal(await execute(bringLead, mara, both, MONDAY)).code).toBe("conflict");
    expect(await reached(two.id)).toEqual(["noa@else.test"]);
  });

  test("keep the former first one when who knows the lead by its id names another", async () => {
    const { id } = await add({ email: "pia@one.test", externalId: "pia" });
    const by = { email: "pia@two.test", externalId: "pia" };
    expect(unwrap(await execute(bringLead, mara, by, MONDAY))).toMatchObject({ id });
    expect(await reached(id)).toEqual(["pia@two.test", "pia@one.test"]);
  });

  test("tell the company where the first one does not", async () => {
    const { id } = await add({ email: "pat@gmail.com" });
    expect(await accountOf(id)).toBeNull();
    unwrap(await change(id, { emails: ["pat@yahoo.co.uk", "pat@acme.test"] }));
    expect(await accountOf(id)).toBe("acme.test");
    const colleague = await add({ email: "sam@hotmail.fr", emails: ["sam@acme.test"] });
    expect(await accountOf(colleague.id)).toBe("acme.test");
    // A further address at another company moves nobody whose first one tells theirs.
    unwrap(await change(id, { email: "pat@acme.test", emails: ["pat@gmail.com"] }));
    unwrap(await change(id, { emails: ["pat@second.test"] }));
    expect(await accountOf(id)).toBe("acme.test");
    const { read } = await store();
    const free = await read.select().from(accounts).where(eq(accounts.domain, "yahoo.co.uk"));
    expect(free).toEqual([]);
  });
});

test("of those who give one address to two leads at once one does, and no lead has it twice", async () => {
  for (let round = 0; round < 6; round++) {
    const address = `race${round}@one.test`;
    const [a, b] = [await add({ email: `a${address}` }), await add({ email: `b${address}` })];
    const [c, d] = [await add({ email: `c${address}` }), await add({ email: `d${address}` })];
    const merged = { id: c.id, version: 1, otherId: d.id, otherVersion: 1 };
    const outcomes = await Promise.all([
      change(a.id, { emails: [address] }),
      change(b.id, { email: address }),
      execute(createLead, mara, { name: "New", email: address }, MONDAY),
      execute(createLead, mara, { name: "New", email: `d${address}` }, MONDAY),
      execute(mergeLeads, mara, merged, MONDAY),
    ]);
    expect(outcomes.slice(0, 3).filter(({ ok }) => ok)).toHaveLength(1);
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe("conflict");
    const { read } = await store();
    const first = (await read.select({ key: leads.emailKey }).from(leads)).map(({ key }) => key);
    const further = (await read.select({ key: leadAliases.key }).from(leadAliases)).map(
      ({ key }) => key,
    );
    const all = [...first, ...further].filter((key) => key !== null);
    expect(new Set(all).size).toBe(all.length);
  }
});

import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { recordActivities } from "@/lib/activities/commands";
import { leadsChangedAfter } from "@/lib/analyst/changes";
import { readLedgerLeads } from "@/lib/analyst/ledger-records";
import type { ActivityProps, ActivityType } from "@/lib/engine/activities";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { Random } from "@/lib/sample/random";
import { arrive, bringIntoForce, CRITERIA, HOUR, MONDAY, settle } from "../leads/world";

/** So many at once are one entry of the log. */
const LEADS = 150;
const MOST = 1000;

const DEEDS: readonly { type: ActivityType; props: ActivityProps }[] = [
  { type: "page_view", props: { page: "pricing", path: "/pricing" } },
  { type: "page_view", props: { page: "blog", path: "/blog" } },
  { type: "page_view", props: { page: "blog", path: "/blog", utm_source: "google" } },
  { type: "page_view", props: { page: "blog", referrer: "https://news.example/" } },
  { type: "form_submitted", props: { form: "demo", source: "Webinar" } },
  { type: "ad_click", props: {} },
  { type: "email_opened", props: {} },
  { type: "demo_request", props: {} },
  { type: "call", props: { outcome: "no_answer" } },
  { type: "unsubscribed", props: {} },
];

const ids: string[] = [];

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY);
  for (let i = 0; i < LEADS; i++) {
    ids.push(await arrive(MONDAY, i % 2 ? { employees: 500, title: "CTO" } : { employees: 2 }));
  }
});

/** What reports count of each lead, by its id. */
async function recordOf(): Promise<Map<string, string>> {
  const leads = await readLedgerLeads((await store()).read, ids);
  return new Map(leads.map((lead) => [lead.id, JSON.stringify(lead)]));
}

test("a batch of activities names all of whom reports count something else, and not everybody", async () => {
  const { read } = await store();
  const random = new Random(11);
  for (let round = 1; round <= 6; round++) {
    const [before, seq] = [await recordOf(), await newestSeq(read)];
    const at = MONDAY + round * HOUR;
    // At first what changes most, later what changes nothing for most.
    const deeds = DEEDS.slice(0, round <= 3 ? undefined : 2);
    const activities = ids.map((leadId) => ({ leadId, at, ...random.pick(deeds) }));
    const { recorded } = unwrap(await execute(recordActivities, COMMAND_LINE, { activities }, at));
    expect(recorded).toBe(LEADS);
    const after = await recordOf();
    const named = await leadsChangedAfter(read, seq, MOST, "counts");
    const changed = ids.filter((id) => before.get(id) !== after.get(id));
    expect(changed.filter((id) => !named?.has(id))).toEqual([]);
    expect(named?.size).toBeLessThan(LEADS);
    expect((await leadsChangedAfter(read, seq, MOST, "history"))?.size).toBe(LEADS);
    if (round === 1) expect(changed.length).toBeGreaterThan(LEADS / 4);
    if (round === 6) expect(named?.size).toBeLessThan(LEADS / 4);
  }
});

import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { audit, handoffs } from "@/db/schema";
import { logCall, recordActivities } from "@/lib/activities/commands";
import { listAudit } from "@/lib/audit/queries";
import { decideDispute, raiseDispute } from "@/lib/disputes/commands";
import { listDisputes } from "@/lib/disputes/queries";
import type { DisputeDecision } from "@/lib/engine/disputes";
import type { Stage } from "@/lib/engine/stages";
import { undoMerge } from "@/lib/leads/commands/merges";
import { moveLead, undoMove } from "@/lib/leads/commands/moves";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import { getWaiting } from "@/lib/notifications/queries";
import type { Actor } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { type Outcome, unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import { merge } from "../leads/merging";
import {
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  lea,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
} from "../leads/world";
import { expectOpens } from "../reports/opens";

const admin: Actor = { kind: "user", id: "ada", name: "Ada", role: "admin", sessionId: "ada" };

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

/** A lead of its own source that a demo request made an MQL. */
async function offered(at: number, source = "Web"): Promise<string> {
  const leadId = await arrive(at - MINUTE, { employees: 500, title: "CTO", source });
  const activities = [{ leadId, type: "demo_request" as const, at, props: {} }];
  unwrap(await execute(recordActivities, mara, { activities }, at));
  return leadId;
}

async function move(
  id: string,
  to: Stage,
  at: number,
  actor: Actor = ana,
  more: Partial<MoveLeadInput> = {},
) {
  const { version } = (await page(id, at)).lead;
  const reason = { reasonId: "no_need", note: "They said so" };
  return execute(moveLead, actor, { id, version, to, ...reason, ...more }, at);
}

/** An MQL of `at` that sales let go an hour later. */
async function rejected(at: number, by: Actor = ana, source?: string): Promise<string> {
  const id = await offered(at, source);
  unwrap(await move(id, "disqualified", at + HOUR, by));
  return id;
}

async function raise(leadId: string, at: number, actor: Actor = mara) {
  const moveId = (await page(leadId, at)).moves[0]?.id ?? "";
  return execute(raiseDispute, actor, { leadId, moveId, note: "They asked for a price" }, at);
}

async function decide(
  leadId: string,
  decision: DisputeDecision,
  at: number,
  actor: Actor = max,
): Promise<Outcome<unknown>> {
  const id = (await page(leadId, at)).disputes[0]?.id ?? "";
  return execute(decideDispute, actor, { id, decision, note: "I called them" }, at);
}

const roundsOf = async (leadId: string) =>
  (await store()).read.select().from(handoffs).where(eq(handoffs.leadId, leadId));

describe("a dispute", () => {
  it("leaves the lead where it is, and waits for those who have no part in it", async () => {
    const id = await rejected(MONDAY);
    const at = MONDAY + 2 * HOUR;
    expect((await page(id, at, mara)).allowed.dispute).not.toBeNull();
    expect((await page(id, at, ana)).allowed.dispute).toBeNull();
    const { id: dispute } = unwrap(await raise(id, at));
    const { lead, disputes, allowed } = await page(id, at, max);
    expect(lead.stage).toBe("disqualified");
    expect(allowed.dispute).toBeNull();
    expect(disputes).toMatchObject([
      { id: dispute, state: "open", disputedByName: "Mara", notForYou: null },
    ]);
    expect((await page(id, at, ana)).disputes[0]?.notForYou).toBe("A manager decides.");
    const list = unwrap(await ask(listDisputes, lea, {}, at));
    expect(list.open.find((one) => one.id === dispute)).toMatchObject({
      lead: { id },
      rejectedByName: "Ana",
      reasonLabel: "No need",
      rejectionNote: "They said so",
      note: "They asked for a price",
      notForYou: null,
    });
    expect(refusal(await raise(id, at)).message).toContain("Mara has disputed");
  });

  it("is for marketing to raise, about rejections of others that still stand", async () => {
    const at = MONDAY + 2 * HOUR;
    const id = await rejected(MONDAY);
    expect(refusal(await raise(id, at, ana)).code).toBe("forbidden");
    const empty = { leadId: id, moveId: "x", note: " " };
    expect(refusal(await execute(raiseDispute, mara, empty, at)).fields).toHaveProperty("note");
    const stale = { leadId: id, moveId: "x", note: "No" };
    expect(refusal(await execute(raiseDispute, mara, stale, at)).message).toContain("meanwhile");
    const gone = { leadId: "x", moveId: "x", note: "No" };
    expect(refusal(await execute(raiseDispute, mara, gone, at)).code).toBe("not_found");

    const own = await rejected(MONDAY, admin);
    expect(refusal(await raise(own, at, admin)).message).toContain("yourself");
    expect(refusal(await raise(await offered(MONDAY), at)).message).toContain("still out");
    const worked = await offered(MONDAY);
    unwrap(await move(worked, "sal", MONDAY + HOUR));
    unwrap(await move(worked, "nurture", at, ana, { nurtureUntil: at + DAY }));
    expect(refusal(await raise(worked, at)).message).toContain("without accepting");
    expect(refusal(await raise(id, MONDAY + 31 * DAY + 2 * HOUR)).message).toContain("30 days");
  });

  it("is decided by nobody about what they did themselves", async () => {
    const at = MONDAY + 2 * HOUR;
    const id = await rejected(MONDAY, max);
    const before = unwrap(await ask(getWaiting, max, {}, at)).disputes;
    unwrap(await raise(id, at, admin));
    expect(unwrap(await ask(getWaiting, max, {}, at)).disputes).toBe(before);
    expect(unwrap(await ask(getWaiting, lea, {}, at)).disputes).toBeGreaterThan(0);
    expect(refusal(await decide(id, "upheld", at, max)).message).toContain("You let this lead go");
    expect(refusal(await decide(id, "upheld", at, admin)).message).toContain("You disputed");
    expect(refusal(await decide(id, "upheld", at, mara)).code).toBe("forbidden");
    unwrap(await decide(id, "upheld", at, lea));
    expect(refusal(await decide(id, "overturned", at, lea)).message).toContain("Lea has decided");
  });

  it("that is upheld changes nothing about the lead", async () => {
    const id = await rejected(MONDAY);
    const [before] = await roundsOf(id);
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    unwrap(await decide(id, "upheld", MONDAY + 3 * HOUR));
    const { lead, disputes } = await page(id, MONDAY + 4 * HOUR);
    expect(lead).toMatchObject({ stage: "disqualified", stageAt: MONDAY + HOUR });
    expect(await roundsOf(id)).toEqual([before]);
    expect(disputes).toMatchObject([
      { state: "upheld", decidedByName: "Max", decisionNote: "I called them" },
    ]);
    const { decided } = unwrap(await ask(listDisputes, ana, {}, MONDAY + 4 * HOUR));
    expect(decided[0]).toMatchObject({ lead: { id }, state: "upheld" });
  });

  it("that is overturned makes it the MQL that it was, whose clocks start again", async () => {
    const id = await rejected(MONDAY);
    const [before] = await roundsOf(id);
    expect(before).toMatchObject({ slaDueAt: MONDAY + 4 * HOUR, exitReasonId: "no_need" });
    const decidedAt = MONDAY + DAY;
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    unwrap(await decide(id, "overturned", decidedAt));
    const { lead, moves, disputes } = await page(id, decidedAt + HOUR);
    expect(lead).toMatchObject({ stage: "mql", mqlAt: MONDAY, exitReasonId: null });
    expect(lead).toMatchObject({ path: "fastTrack", slaDueAt: decidedAt + 4 * HOUR });
    expect(moves[0]).toMatchObject({ actorName: "Max", note: "I called them", to: "mql" });
    expect(moves[0]?.undoes).toBe(moves[1]?.id);
    expect(disputes).toMatchObject([{ state: "overturned" }]);
    const [after, ...more] = await roundsOf(id);
    expect(more).toEqual([]);
    // Eight business hours, of which seven are left of the day at 10:00.
    expect(after).toEqual({
      ...before,
      exitAt: null,
      exitStage: null,
      exitReasonId: null,
      slaDueAt: decidedAt + 4 * HOUR,
      touchDueAt: decidedAt + DAY,
    });
    // What comes later does not start them once more.
    unwrap(await execute(logCall, ana, { leadId: id, outcome: "connected" }, decidedAt + HOUR));
    unwrap(await move(id, "sal", decidedAt + 2 * HOUR));
    expect((await roundsOf(id))[0]).toMatchObject({
      slaDueAt: decidedAt + 4 * HOUR,
      touchDueAt: decidedAt + DAY,
    });
    // Nobody takes a decision back by undoing the move.
    const other = await rejected(MONDAY);
    unwrap(await raise(other, MONDAY + 2 * HOUR));
    unwrap(await decide(other, "overturned", decidedAt));
    const now = await page(other, decidedAt + MINUTE, max);
    expect(now.allowed.undo).toBeNull();
  });

  it("keeps the time of a first touch that was before the rejection", async () => {
    const id = await offered(MONDAY);
    unwrap(await execute(logCall, ana, { leadId: id, outcome: "connected" }, MONDAY + HOUR));
    unwrap(await move(id, "disqualified", MONDAY + 2 * HOUR));
    const [before] = await roundsOf(id);
    unwrap(await raise(id, MONDAY + 3 * HOUR));
    unwrap(await decide(id, "overturned", MONDAY + DAY));
    const [after] = await roundsOf(id);
    expect(after).toMatchObject({
      firstTouchAt: MONDAY + HOUR,
      touchDueAt: before?.touchDueAt,
      slaDueAt: MONDAY + DAY + 4 * HOUR,
    });
  });

  it("happens once per MQL: what sales rejects again stays rejected", async () => {
    const id = await rejected(MONDAY);
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    unwrap(await decide(id, "overturned", MONDAY + 3 * HOUR));
    unwrap(await move(id, "nurture", MONDAY + 4 * HOUR, ana, { nurtureUntil: MONDAY + 9 * DAY }));
    expect(refusal(await raise(id, MONDAY + 5 * HOUR)).message).toContain("Max decided");
    // The next MQL of the same lead is another one.
    unwrap(await move(id, "mql", MONDAY + 6 * HOUR, mara));
    unwrap(await move(id, "disqualified", MONDAY + 7 * HOUR));
    unwrap(await raise(id, MONDAY + 8 * HOUR));
    expect((await page(id, MONDAY + 8 * HOUR)).disputes.map(({ state }) => state)).toEqual([
      "open",
      "overturned",
    ]);
  });

  it("is settled when sales takes the rejection back, or the lead goes on", async () => {
    const id = await rejected(MONDAY);
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    const { lead, moves } = await page(id, MONDAY + 3 * HOUR);
    const undo = { id, version: lead.version, moveId: moves[0]?.id ?? "" };
    unwrap(await execute(undoMove, ana, undo, MONDAY + 3 * HOUR));
    expect((await page(id, MONDAY + 3 * HOUR, max)).disputes).toMatchObject([{ state: "settled" }]);
    const open = async () =>
      unwrap(await ask(listDisputes, max, {}, MONDAY + 3 * HOUR)).open.map((one) => one.lead.id);
    expect(await open()).not.toContain(id);
    expect(refusal(await decide(id, "overturned", MONDAY + 3 * HOUR)).message).toContain("gone on");
    // Nobody decided, so that the next rejection of this MQL can be disputed.
    unwrap(await move(id, "disqualified", MONDAY + 4 * HOUR));
    unwrap(await raise(id, MONDAY + 5 * HOUR));
    expect(await open()).toContain(id);
    unwrap(await move(id, "nurture", MONDAY + 6 * HOUR, mara));
    expect(await open()).not.toContain(id);
  });

  it("stays with whose rejection it was when two leads become one and two again", async () => {
    const otherId = await rejected(MONDAY);
    const id = await arrive(MONDAY - DAY);
    const { mergeId } = unwrap(await merge(id, otherId, MONDAY + 2 * HOUR));
    unwrap(await raise(id, MONDAY + 3 * HOUR));
    unwrap(await execute(undoMerge, mara, { mergeId }, MONDAY + 4 * HOUR));
    const at = MONDAY + 5 * HOUR;
    expect((await page(id, at)).disputes).toEqual([]);
    expect((await page(otherId, at)).disputes).toMatchObject([{ state: "open" }]);
    expect(refusal(await raise(otherId, at)).message).toContain("Mara has disputed");
    unwrap(await decide(otherId, "overturned", at));
    expect((await page(otherId, at)).lead.stage).toBe("mql");
  });

  it("of which two decide at once is decided by one of them", async () => {
    const id = await rejected(MONDAY);
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    const outcomes = await Promise.all([
      decide(id, "overturned", MONDAY + 3 * HOUR, max),
      decide(id, "upheld", MONDAY + 3 * HOUR, lea),
    ]);
    expect(outcomes.map(({ ok }) => ok).sort()).toEqual([false, true]);
    const { lead, disputes } = await page(id, MONDAY + 4 * HOUR);
    expect(lead.stage).toBe(disputes[0]?.state === "overturned" ? "mql" : "disqualified");
  });

  it("is in the audit log by its words, with its reason and without what was said", async () => {
    const id = await rejected(MONDAY);
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    unwrap(await decide(id, "overturned", MONDAY + 3 * HOUR));
    const { rows } = unwrap(await ask(listAudit, max, { entity: "lead", entityId: id }));
    const actions = rows.map(({ action }) => action);
    expect(
      actions.filter((action) => action.startsWith("lead.d") || action.endsWith("turn")),
    ).toEqual(["lead.overturn", "lead.dispute"]);
    expect(actions).toContain("lead.undo");
    const { read } = await store();
    const all = await read.select().from(audit).where(eq(audit.entityId, id));
    expect(JSON.stringify(all)).not.toContain("They asked for a price");
  });
});

describe("reports count", () => {
  const NOW = MONDAY + 20 * DAY;
  const totals = async (source: string) => {
    const params = { source: [source], from: "2026-03-01", to: "2026-03-31" } as const;
    const run = async (name: string, table: string) => {
      const input = { name, params: { ...params, source: [source] } };
      const { tables } = unwrap(await ask(runReport, max, input, NOW));
      return tables.find(({ id }) => id === table)?.rows.find(({ id }) => id === "total")?.cells;
    };
    const reasons = await run("reasons", "reasons");
    const cohorts = await run("conversion", "cohorts");
    return {
      mqls: cohorts?.mqls?.value,
      sqls: cohorts?.sqls?.value ?? 0,
      ended: reasons?.ended?.value ?? 0,
      rejected: reasons?.rejected?.value ?? 0,
    };
  };

  it("a rejection while it is disputed and once it is upheld", async () => {
    const id = await rejected(MONDAY, ana, "Upheld");
    const before = { mqls: 1, sqls: 0, ended: 1, rejected: 1 };
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    expect(await totals("Upheld")).toEqual(before);
    unwrap(await decide(id, "upheld", MONDAY + 3 * HOUR));
    expect(await totals("Upheld")).toEqual(before);
  });

  it("no rejection and one MQL once it is overturned, and a later rejection by itself", async () => {
    const id = await rejected(MONDAY, ana, "Overturned");
    unwrap(await raise(id, MONDAY + 2 * HOUR));
    unwrap(await decide(id, "overturned", MONDAY + 3 * HOUR));
    expect(await totals("Overturned")).toEqual({ mqls: 1, sqls: 0, ended: 0, rejected: 0 });
    unwrap(await move(id, "disqualified", MONDAY + 4 * HOUR));
    expect(await totals("Overturned")).toEqual({ mqls: 1, sqls: 0, ended: 1, rejected: 1 });
  });

  it("disputes by what was decided, each figure with its leads", async () => {
    const at = MONDAY + 2 * HOUR;
    for (const decision of ["upheld", "overturned", "overturned", null] as const) {
      const id = await rejected(MONDAY, ana, "Decided");
      unwrap(await raise(id, at));
      if (decision) unwrap(await decide(id, decision, at + HOUR));
    }
    await rejected(MONDAY, ana, "Decided");
    const params = { from: "2026-03-01", to: "2026-03-31", by: "source" } as const;
    const result = unwrap(await ask(runReport, max, { name: "reasons", params }, NOW));
    const table = result.tables.find(({ id }) => id === "disputes");
    const cells = table?.rows.find(({ id }) => id === "Decided")?.cells;
    const counts = ["disputed", "undecided", "upheld", "overturned"].map(
      (key) => cells?.[key]?.value,
    );
    expect(counts).toEqual([4, 1, 1, 2]);
    expect(cells?.share).toMatchObject({ k: 2, n: 3 });
    expect(await expectOpens(result, NOW)).toBeGreaterThan(20);
  });
});

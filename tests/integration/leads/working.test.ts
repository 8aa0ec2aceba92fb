import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { handoffs, opportunities, stageMoves } from "@/db/schema";
import { logCall, logTouch, recordActivities } from "@/lib/activities/commands";
import { standingAnswers } from "@/lib/engine/bant-answers";
import { getQueue } from "@/lib/leads/queries/list";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveBant } from "@/lib/qualification/commands";
import type { SaveBantInput } from "@/lib/qualification/schema";
import { insertAnswers } from "@/lib/qualification/store";
import { answers, did, move, offered, pricing, undo } from "./moving";
import {
  ana,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

describe("working a lead", () => {
  test("accept, qualify, convert, win; and each can be taken back", async () => {
    const id = await offered(MONDAY);
    unwrap(await move(id, "sal", MONDAY + HOUR));
    expect((await page(id, MONDAY + HOUR)).lead).toMatchObject({
      stage: "sal",
      ownerId: "ana",
      ownerName: "Ana",
      // First touch within eight business hours of the hand-off at 10:00: 17:00 is the day's end.
      slaDueAt: MONDAY + DAY,
    });
    unwrap(await execute(logCall, ana, { leadId: id, outcome: "connected" }, MONDAY + 2 * HOUR));
    const called = (await page(id, MONDAY + 2 * HOUR)).lead;
    expect(called).toMatchObject({ firstTouchAt: MONDAY + 2 * HOUR, attempts: 1, slaDueAt: null });

    const early = refusal(await move(id, "sql", MONDAY + 3 * HOUR, ana, { opportunity: {} }));
    expect(early.message).toContain("Need must be met");
    const saved = unwrap(
      await execute(saveBant, ana, { leadId: id, answers: answers("met") }, MONDAY + 3 * HOUR),
    );
    expect(saved.sqlGaps).toEqual([]);
    expect(refusal(await move(id, "sql", MONDAY + 3 * HOUR)).fields).toHaveProperty("opportunity");
    const opportunity = { amountMinor: 500_000, closeDate: "2026-06-30" };
    unwrap(await move(id, "sql", MONDAY + 3 * HOUR, ana, { opportunity }));
    expect((await page(id, MONDAY + 3 * HOUR)).opportunities).toMatchObject([
      { state: "open", amountMinor: 500_000, currency: "USD", closeDate: "2026-06-30" },
    ]);

    unwrap(await move(id, "customer", MONDAY + 4 * HOUR, max, { wonAmountMinor: 450_000 }));
    const won = await page(id, MONDAY + 4 * HOUR);
    expect(won.opportunities).toMatchObject([{ state: "won", amountMinor: 450_000 }]);
    expect(won.account?.customerSince).toBe(MONDAY + 4 * HOUR);
    expect(won.allowed.to).toEqual([]);

    expect(refusal(await undo(id, MONDAY + 5 * HOUR, ben)).code).toBe("forbidden");
    unwrap(await undo(id, MONDAY + 5 * HOUR, max));
    const back = await page(id, MONDAY + 5 * HOUR);
    expect(back.lead).toMatchObject({ stage: "sql", firstCustomerAt: null, ownerId: "ana" });
    expect(back.opportunities).toMatchObject([{ state: "open", amountMinor: 500_000 }]);
    expect(back.account?.customerSince).toBeNull();
    // A move that was taken back is not the latest any more, and an undo is final.
    expect(refusal(await undo(id, MONDAY + 5 * HOUR, max)).code).toBe("invalid");
    const { read } = await store();
    const rounds = await read.select().from(handoffs).where(eq(handoffs.leadId, id));
    expect(rounds).toMatchObject([{ round: 1, sqlAt: MONDAY + 3 * HOUR, customerAt: null }]);
    const history = await read
      .select({ step: stageMoves.step, at: stageMoves.at })
      .from(stageMoves)
      .where(eq(stageMoves.leadId, id))
      .orderBy(stageMoves.step);
    expect(history.map(({ step }) => step)).toEqual([1, 2, 3, 4, 5, 6]);
    for (let i = 1; i < history.length; i++) {
      expect(history[i]?.at).toBeGreaterThan(history[i - 1]?.at ?? 0);
    }
  });

  test("raising a level keeps the recorded value and evidence; only null clears them", async () => {
    const id = await offered(MONDAY);
    const save = (answer: SaveBantInput["answers"][number], at: number) =>
      execute(saveBant, ana, { leadId: id, answers: [answer] }, at);
    const standing = async (at: number) => {
      const { lead, bant } = await page(id, at);
      return standingAnswers(lead.bant, bant);
    };
    const first = { value: "$50,000", evidence: "In the plan" };
    unwrap(await save({ dimension: "budget", level: "partly", ...first }, MONDAY + MINUTE));
    unwrap(await save({ dimension: "budget", level: "met" }, MONDAY + 2 * MINUTE));
    expect((await standing(MONDAY + 2 * MINUTE)).budget).toEqual({
      level: "met",
      value: "USD 50000.00",
      evidence: "In the plan",
    });
    const vague = refusal(
      await save({ dimension: "budget", level: "met", value: "abc" }, MONDAY + 3 * MINUTE),
    );
    expect(vague.message).toBe("Budget is an amount in USD: write it like $22,700.00.");
    expect(vague.fields).toHaveProperty(["answers.0.value"]);
    const cleared = { value: null, evidence: "" };
    unwrap(await save({ dimension: "budget", level: "met", ...cleared }, MONDAY + 4 * MINUTE));
    const { budget } = await standing(MONDAY + 4 * MINUTE);
    expect(budget).toEqual({ level: "met", value: null, evidence: null });
  });

  test("a value from before values were checked stays, unless it is written anew", async () => {
    const id = await offered(MONDAY);
    await (await store()).write(async (tx) => {
      const old = { dimension: "timeline", level: "partly", value: "Q3, maybe" } as const;
      await insertAnswers(tx, [
        { id: newId(), leadId: id, ...old, evidence: null, at: MONDAY, actorName: "Ana" },
      ]);
    });
    const answer = { dimension: "timeline", level: "met", value: "Q3, maybe" } as const;
    unwrap(await execute(saveBant, ana, { leadId: id, answers: [answer] }, MONDAY + MINUTE));
    const { bant } = await page(id, MONDAY + MINUTE);
    expect(bant.map(({ level, value }) => [level, value])).toEqual([
      ["met", "Q3, maybe"],
      ["partly", "Q3, maybe"],
    ]);
    const anew = { ...answer, value: "Q4" };
    const late = await execute(saveBant, ana, { leadId: id, answers: [anew] }, MONDAY + HOUR);
    expect(refusal(late).message).toContain("Timeline is a day");
  });

  test("leaving an SQL loses its opportunity; taking that back opens it again", async () => {
    const id = await offered(MONDAY);
    unwrap(await move(id, "sal", MONDAY + HOUR));
    unwrap(await execute(saveBant, ana, { leadId: id, answers: answers("met") }, MONDAY + HOUR));
    unwrap(await move(id, "sql", MONDAY + 2 * HOUR, ana, { opportunity: { amountMinor: 100 } }));
    const out = { reasonId: "no_budget" };
    unwrap(await move(id, "disqualified", MONDAY + 3 * HOUR, ana, out));
    const lost = await page(id, MONDAY + 3 * HOUR);
    expect(lost.lead.exitReasonId).toBe("no_budget");
    expect(lost.opportunities).toMatchObject([{ state: "lost", closedAt: MONDAY + 3 * HOUR }]);
    unwrap(await undo(id, MONDAY + 4 * HOUR));
    const back = await page(id, MONDAY + 4 * HOUR);
    expect(back.lead).toMatchObject({ stage: "sql", exitReasonId: null });
    expect(back.opportunities).toMatchObject([{ state: "open", closedAt: null }]);
    // Taking back the conversion takes its opportunity away again: nothing was agreed.
    const { read } = await store();
    expect(
      await read.select().from(opportunities).where(eq(opportunities.leadId, id)),
    ).toHaveLength(1);
  });

  test("an unreachable lead may only leave after the agreed attempts", async () => {
    const id = await offered(MONDAY);
    unwrap(await move(id, "sal", MONDAY + HOUR));
    const reason = { reasonId: "unable_to_reach" };
    for (let call = 0; call < 5; call++) {
      const early = refusal(await move(id, "disqualified", MONDAY + 2 * HOUR, ana, reason));
      expect(early.message).toContain(`${call} ${call === 1 ? "was" : "were"} logged`);
      const at = MONDAY + 2 * HOUR + call * MINUTE;
      unwrap(await execute(logCall, ana, { leadId: id, outcome: "noAnswer" }, at));
    }
    unwrap(await execute(logTouch, ana, { leadId: id, type: "email_sent" }, MONDAY + 3 * HOUR));
    unwrap(await move(id, "disqualified", MONDAY + 4 * HOUR, ana, reason));
    expect((await page(id, MONDAY + 4 * HOUR)).lead).toMatchObject({
      stage: "disqualified",
      attempts: 5,
    });
  });

  test("a call back is first in the queue once it is due, until they are reached or leave", async () => {
    const first = await offered(MONDAY);
    const id = await offered(MONDAY + MINUTE);
    unwrap(await move(id, "sal", MONDAY + HOUR));
    const asks = (callbackAt: number, at: number) =>
      execute(logCall, ana, { leadId: id, outcome: "callback", callbackAt }, at);
    const queued = async (at: number) =>
      unwrap(await ask(getQueue, ana, {}, at)).leads.map((lead) => lead.id);
    const due = MONDAY + 5 * HOUR;
    expect(refusal(await asks(MONDAY + HOUR, MONDAY + HOUR)).fields).toHaveProperty("callbackAt");
    unwrap(await asks(due, MONDAY + HOUR));
    const before = await queued(due - 1);
    expect(before.indexOf(id)).toBeGreaterThan(before.indexOf(first));
    expect((await queued(due))[0]).toBe(id);
    expect((await page(id, due)).lead.callbackAt).toBe(due);

    unwrap(await execute(logTouch, ana, { leadId: id, type: "meeting" }, due + MINUTE));
    expect((await page(id, due + MINUTE)).lead.callbackAt).toBeNull();
    unwrap(await asks(due + DAY, due + HOUR));
    unwrap(await move(id, "disqualified", due + 2 * HOUR, ana, { reasonId: "no_need" }));
    expect((await page(id, due + DAY)).lead.callbackAt).toBeNull();

    // Programs send calls, too, with anything in them.
    const props = { outcome: "callback", callbackAt: "soon" };
    const activities = [{ leadId: first, type: "call" as const, at: due, props }];
    unwrap(await execute(recordActivities, mara, { activities }, due));
    expect((await page(first, due)).lead.callbackAt).toBeNull();
  });

  test("a recycled lead comes back only by what it does afterwards", async () => {
    const id = await offered(MONDAY);
    const at = MONDAY + HOUR;
    expect(
      refusal(await move(id, "nurture", at, ana, { reasonId: "no_timing" })).fields,
    ).toHaveProperty("nurtureUntil");
    const never = { reasonId: "no_timing", nurtureUntil: Number.MAX_SAFE_INTEGER };
    expect(refusal(await move(id, "nurture", at, ana, never)).fields?.nurtureUntil).toMatch(/2198/);
    expect(refusal(await move(id, "nurture", at, ana, { reasonId: "duplicate" })).code).toBe(
      "invalid",
    );
    unwrap(
      await move(id, "nurture", at, ana, { reasonId: "no_timing", nurtureUntil: at + 30 * DAY }),
    );
    const resting = (await page(id, at)).lead;
    expect(resting).toMatchObject({ stage: "nurture", engagement: 0, nurtureUntil: at + 30 * DAY });
    await pricing(id, at + DAY);
    expect((await page(id, at + DAY)).lead).toMatchObject({ stage: "nurture", engagement: 10_000 });
    await pricing(id, at + DAY + MINUTE);
    await pricing(id, at + DAY + 2 * MINUTE);
    const back = await page(id, at + 2 * DAY);
    expect(back.lead).toMatchObject({ stage: "mql", nurtureUntil: null, attempts: 0 });
    const { read } = await store();
    const rounds = await read.select().from(handoffs).where(eq(handoffs.leadId, id));
    expect(rounds.map(({ round, exitStage }) => [round, exitStage])).toEqual([
      [1, "nurture"],
      [2, null],
    ]);
  });

  test("taking back a hand-off keeps the lead until something new happens", async () => {
    const id = await offered(MONDAY);
    expect(refusal(await undo(id, MONDAY + HOUR, ana)).code).toBe("forbidden");
    unwrap(await undo(id, MONDAY + HOUR, max));
    const held = (await page(id, MONDAY + HOUR)).lead;
    expect(held).toMatchObject({ stage: "inquiry", mqlAt: null, path: null, firstMqlAt: null });
    unwrap(await did(id, "page_view", MONDAY + 2 * HOUR, { page: "careers" }));
    expect((await page(id, MONDAY + 2 * HOUR)).lead.stage).toBe("inquiry");
    await pricing(id, MONDAY + 3 * HOUR);
    expect((await page(id, MONDAY + 3 * HOUR)).lead).toMatchObject({
      stage: "mql",
      mqlAt: MONDAY + 3 * HOUR,
    });
  });
});

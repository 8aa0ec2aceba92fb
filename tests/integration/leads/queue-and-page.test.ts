import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { addNote, recordActivities } from "@/lib/activities/commands";
import { claimLead, releaseStaleClaims, returnUntouched } from "@/lib/leads/commands/claims";
import { moveLead } from "@/lib/leads/commands/moves";
import { getQueue } from "@/lib/leads/queries/list";
import { explainHandoff, explainLead, getTimeline } from "@/lib/leads/queries/page";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import { NOW, settlePast } from "./past";
import { ana, arrive, ben, DAY, HOUR, MINUTE, mara, page, refusal, vic } from "./world";

let versionId: string;
beforeAll(async () => {
  versionId = await settlePast();
});

describe("the queue", () => {
  const activity = async (leadId: string, type: "demo_request" | "event_attended", at: number) =>
    unwrap(await execute(recordActivities, mara, { activities: [{ leadId, type, at }] }, at));

  test("puts fast track first, then what is due, and leaves out what others hold", async () => {
    const later = await arrive(NOW - HOUR);
    await activity(later, "event_attended", NOW - 10 * MINUTE);
    const sooner = await arrive(NOW - 2 * HOUR);
    await activity(sooner, "event_attended", NOW - 2 * HOUR);
    const fast = await arrive(NOW - HOUR, { title: "CEO" });
    await activity(fast, "demo_request", NOW - MINUTE);
    const ask1 = async (who: typeof ana) => unwrap(await ask(getQueue, who, {}, NOW));
    const queue = await ask1(ana);
    expect(queue.leads.slice(0, 3).map(({ id }) => id)).toEqual([fast, sooner, later]);
    expect(queue.leads.slice(3).every(({ slaDueAt }) => slaDueAt === null)).toBe(true);
    // Three new ones, 30 MQLs, and 30 accepted leads without an owner.
    expect(queue.counts.offered).toBe(63);

    unwrap(await execute(claimLead, ben, { id: sooner }, NOW));
    const without = await ask1(ana);
    expect(without.leads.map(({ id }) => id)).not.toContain(sooner);
    expect(without.counts.offered).toBe(62);
    const his = unwrap(await ask(getQueue, ben, { mine: true }, NOW));
    expect(his.leads.map(({ id }) => id)).toEqual([sooner]);
    const released = unwrap(await execute(releaseStaleClaims, SWEEP, {}, NOW + 31 * MINUTE));
    expect(released).toEqual({ released: 1 });
    expect((await ask1(ana)).leads.map(({ id }) => id)).toContain(sooner);
  });

  test("offers an accepted lead again that nobody touched in time, if that is wanted", async () => {
    const id = await arrive(NOW);
    await activity(id, "demo_request", NOW);
    const { version } = (await page(id, NOW)).lead;
    unwrap(await execute(moveLead, ana, { id, version, to: "sal" }, NOW));
    const later = NOW + 3 * DAY;
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, later))).toEqual({ returned: 0 });
    await (await store()).write(async (tx) => {
      const { version: seen } = await readWorkspaceRow(tx);
      await writeWorkspace(tx, { ...DEFAULT_WORKSPACE, autoReturnHours: 8 }, seen, NOW);
    });
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, NOW + HOUR))).toEqual({ returned: 0 });
    expect(unwrap(await execute(returnUntouched, SWEEP, {}, later))).toEqual({ returned: 1 });
    expect((await page(id, later)).lead).toMatchObject({ stage: "sal", ownerId: null });
    unwrap(await execute(claimLead, ben, { id }, later));
  });
});

describe("a lead's page", () => {
  test("says what is known, from where, what happened and what may come next", async () => {
    const id = await arrive(NOW, { employees: 500, title: "CTO", company: "Firm 7" });
    unwrap(await execute(addNote, ana, { leadId: id, text: "Likes it" }, NOW + MINUTE));
    const seen = await page(id, NOW + HOUR, mara);
    expect(
      seen.facts.map(({ label, value, origin, actorName }) => [label, value, origin, actorName]),
    ).toEqual(expect.arrayContaining([["Employees", 500, "By hand", "Mara"]]));
    expect(seen.score?.explanation).toMatchObject({ versionId, fit: { value: 60_000 } });
    expect(seen.score?.sentences[0]).toContain("does not meet criteria version 1");
    expect(seen.handoff).toBeNull();
    expect(seen.timeline.items.map(({ kind }) => kind)).toEqual(["activity", "facts", "move"]);
    expect(seen.allowed.to).toEqual(["mql", "nurture", "disqualified"]);
    expect((await page(id, NOW + HOUR, vic)).allowed.to).toEqual([]);
    expect(seen.account).toMatchObject({ name: "Firm 7", colleagueCount: 0 });
    expect(seen.reasons).toHaveLength(10);
    expect(refusal(await ask(getTimeline, null, { id })).code).toBe("unauthenticated");
  });

  test("has no timeline and no hand-off when it is not known, or not from such a place", async () => {
    const id = await arrive(NOW);
    expect(refusal(await ask(getTimeline, vic, { id: "nobody" }, NOW)).code).toBe("not_found");
    const handoff = await ask(explainHandoff, vic, { id: "nobody", at: NOW }, NOW);
    expect(refusal(handoff).code).toBe("not_found");
    const lost = refusal(await ask(getTimeline, vic, { id, before: "nonsense" }, NOW));
    expect(lost.code).toBe("invalid");
  });

  test("pages through its timeline, and explains the score of any past day", async () => {
    const id = await arrive(NOW);
    const activities = Array.from({ length: 30 }, (_, i) => ({
      leadId: id,
      type: "page_view" as const,
      at: NOW + (i % 3) * MINUTE,
      props: { page: i === 0 ? "pricing" : "blog" },
    }));
    unwrap(await execute(recordActivities, mara, { activities }, NOW + HOUR));
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const input = { id, limit: 7, ...(before ? { before } : {}) };
      const part = unwrap(await ask(getTimeline, vic, input, NOW + DAY));
      seen.push(...part.items.map((item) => item.id));
      before = part.next ?? undefined;
    } while (before);
    expect(seen).toHaveLength(32);
    expect(new Set(seen).size).toBe(32);

    const value = async (at: number) => {
      const { why } = unwrap(await ask(explainLead, vic, { id, at }, NOW + 61 * DAY));
      return why?.explanation.engagement.value;
    };
    expect(await value(NOW - MINUTE)).toBeUndefined();
    expect(await value(NOW)).toBe(10_000);
    expect(await value(NOW + 30 * DAY)).toBe(5_000);
    expect(await value(NOW + 60 * DAY)).toBe(2_500);
  });
});

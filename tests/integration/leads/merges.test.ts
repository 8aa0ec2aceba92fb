import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, getTableColumns, getTableName, is, Table } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import * as schema from "@/db/schema";
import { activities } from "@/db/schema";
import { logCall, recordActivities } from "@/lib/activities/commands";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { mergeLeads, undoMerge } from "@/lib/leads/commands/merges";
import { moveLead, undoMove } from "@/lib/leads/commands/moves";
import { createLead, updateLead } from "@/lib/leads/commands/records";
import { searchLeads } from "@/lib/leads/queries/list";
import { previewMerge } from "@/lib/leads/queries/merges";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { saveOpportunity } from "@/lib/opportunities/commands";
import { saveBant } from "@/lib/qualification/commands";
import { importFile } from "../imports/run-file";
import { lead, merge, move, offered, qualify, stored, view, whereTo } from "./merging";
import {
  adam,
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
} from "./world";

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
});

describe("two leads that are one person", () => {
  test("become one that both addresses find, and links lead on", async () => {
    const id = await arrive(MONDAY, { employees: 500 }, "Ada One");
    const otherId = await arrive(MONDAY + HOUR, { title: "CTO" }, "Ada Two");
    const address = (await lead(otherId))?.email ?? "";
    const preview = unwrap(await ask(previewMerge, mara, { id, otherId }, MONDAY + DAY));
    expect(preview).toMatchObject({ stage: "inquiry", stands: "survivor", emails: [address] });
    expect(preview.lines.find(({ label }) => label === "Job title")).toEqual({
      label: "Job title",
      survivor: null,
      other: "CTO",
      from: "other",
    });

    unwrap(await merge(id, otherId, MONDAY + DAY));
    expect(await lead(otherId)).toBeNull();
    expect((await lead(id))?.attributes).toEqual({ employees: 500, title: "CTO" });
    expect(await whereTo(otherId)).toBe(id);
    const shown = await page(id, MONDAY + DAY);
    expect(shown.emails).toEqual([address]);
    expect(shown.merges).toMatchObject([{ name: "Ada Two", actorName: "Mara" }]);

    const found = unwrap(await ask(searchLeads, ana, { text: address }, MONDAY + DAY));
    expect(found.map((one) => one.id)).toEqual([id]);
    const again = await execute(createLead, mara, { name: "Ada", email: address }, MONDAY + DAY);
    expect(refusal(again)).toMatchObject({ code: "conflict", fields: { id } });
    // Senders who know the other id or address reach the person.
    const activity = { type: "event_attended" as const, at: MONDAY + DAY };
    const sent = await execute(
      recordActivities,
      mara,
      {
        activities: [
          { ...activity, leadId: otherId },
          { ...activity, email: address },
        ],
      },
      MONDAY + DAY,
    );
    expect(unwrap(sent)).toMatchObject({ recorded: 2, problems: [] });
  });

  test("are one to imports that know the other address or id, and keep their own", async () => {
    const id = await arrive(MONDAY, { employees: 5 }, "Eve One");
    const known = { name: "Eve Two", email: "eve@old.test", externalId: "crm-7" };
    const otherId = unwrap(await execute(createLead, mara, known, MONDAY)).id;
    const own = (await lead(id))?.email;
    unwrap(await merge(id, otherId, MONDAY + DAY));
    const taken = await lead(id);
    expect(taken).toMatchObject({ email: own, externalId: "crm-7" });
    const file = path.join(tmpdir(), `handoff-merged-${process.pid}.csv`);
    writeFileSync(file, "Mail,Staff\neve@old.test,800\n");
    const columns = {
      Mail: { to: "email" as const },
      Staff: { to: "attribute:employees" as const },
    };
    try {
      await importFile(file, { format: 1, kind: "leads", columns }, mara);
    } finally {
      rmSync(file, { force: true });
    }
    expect(await lead(id)).toMatchObject({ email: own, attributes: { employees: 800 } });
  });

  test("are handed off once what both did is enough, by the criteria", async () => {
    const id = await arrive(MONDAY);
    const otherId = await arrive(MONDAY);
    await view(id, MONDAY + HOUR);
    await view(otherId, MONDAY + 2 * HOUR);
    expect((await lead(id))?.stage).toBe("inquiry");
    expect(unwrap(await merge(id, otherId, MONDAY + DAY)).stage).toBe("mql");
    const { mqlAt, path } = (await lead(id)) ?? {};
    // As for anything that comes in late: when they qualified.
    expect({ mqlAt, path }).toEqual({ mqlAt: MONDAY + 2 * HOUR, path: "scored" });
  });

  test("keep the hand-off, its deadlines and its owner, whichever of the two stays", async () => {
    for (const swapped of [false, true]) {
      const inquiry = await arrive(MONDAY);
      const worked = await offered(MONDAY + HOUR);
      unwrap(await execute(logCall, ana, { leadId: worked, outcome: "noAnswer" }, MONDAY + DAY));
      await move(worked, "sal", MONDAY + 2 * DAY);
      const [before] = await stored(worked);
      const [id, otherId] = swapped ? [worked, inquiry] : [inquiry, worked];
      unwrap(await merge(id, otherId, MONDAY + 3 * DAY));
      const [after] = await stored(id);
      expect(after?.row).toMatchObject({
        stage: "sal",
        ownerId: before?.row.ownerId,
        mqlAt: before?.row.mqlAt,
        slaDueAt: before?.row.slaDueAt,
        firstTouchAt: MONDAY + DAY,
        attempts: 1,
        createdAt: MONDAY,
      });
      const rounds = after?.handoffs.map(({ leadId, ...round }) => round);
      expect(rounds).toEqual(before?.handoffs.map(({ leadId, ...round }) => round));
      expect(after?.moves.map(({ step }) => step)).toEqual([1, 2, 3]);
    }
  });

  test("are two again, as they were, when the merge is taken back", async () => {
    const id = await offered(MONDAY);
    const otherId = await offered(MONDAY + HOUR);
    const thirdId = await arrive(MONDAY, { title: "CEO" });
    await move(otherId, "sal", MONDAY + DAY);
    const need = {
      leadId: otherId,
      answers: [{ dimension: "need" as const, level: "met" as const }],
    };
    unwrap(await execute(saveBant, max, need, MONDAY + DAY));
    unwrap(await merge(otherId, thirdId, MONDAY + DAY));
    const before = await stored(id, otherId);
    const merged = unwrap(await merge(id, otherId, MONDAY + 2 * DAY));
    expect((await lead(id))?.bant.need).toBe("met");
    expect(await whereTo(thirdId)).toBe(id);
    expect((await page(id, MONDAY + 2 * DAY)).emails).toHaveLength(2);

    unwrap(await execute(undoMerge, mara, { mergeId: merged.mergeId }, MONDAY + 2 * DAY));
    expect(await stored(id, otherId)).toEqual(before);
    expect(await lead(otherId)).not.toBeNull();
    // The merge before it can be taken back as well.
    const [first] = (await page(otherId, MONDAY + 2 * DAY, max)).merges;
    expect(first?.canUndo).toBe(true);
    unwrap(await execute(undoMerge, mara, { mergeId: first?.id ?? "" }, MONDAY + 2 * DAY));
    expect((await lead(thirdId))?.title).toBe("CEO");
    const twice = await execute(undoMerge, mara, { mergeId: first?.id ?? "" }, MONDAY + 2 * DAY);
    expect(refusal(twice).code).toBe("not_found");
  });

  test("a move of the lead that went can be taken back, as it was before the move", async () => {
    const id = await arrive(MONDAY, { employees: 5 });
    const otherId = await arrive(MONDAY, { employees: 5 });
    const until = MONDAY + 30 * DAY;
    const recycle = { to: "nurture" as const, reasonId: "no_timing", nurtureUntil: until };
    const move = (to: object, at: number) =>
      lead(otherId).then((row) =>
        execute(moveLead, max, { id: otherId, version: row?.version ?? 1, ...recycle, ...to }, at),
      );
    unwrap(await move({}, MONDAY + HOUR));
    const { moveId } = unwrap(await move({ to: "mql", note: "Rang us" }, MONDAY + 2 * HOUR));
    const { version } = unwrap(await merge(id, otherId, MONDAY + 3 * HOUR));
    unwrap(await execute(undoMove, max, { id, version, moveId }, MONDAY + 4 * HOUR));
    expect(await lead(id)).toMatchObject({ stage: "nurture", nurtureUntil: until });
  });

  test("what was recorded since stays with the lead that stayed", async () => {
    const id = await arrive(MONDAY, { employees: 10 });
    const otherId = await arrive(MONDAY, { employees: 10 });
    await view(otherId, MONDAY + HOUR);
    const { mergeId } = unwrap(await merge(id, otherId, MONDAY + DAY));
    await view(id, MONDAY + 2 * DAY);
    const leave = { leadId: id, type: "unsubscribed" as const, at: MONDAY + 2 * DAY };
    unwrap(await execute(recordActivities, mara, { activities: [leave] }, MONDAY + 2 * DAY));
    unwrap(await execute(undoMerge, mara, { mergeId }, MONDAY + 3 * DAY));
    expect(await lead(id)).toMatchObject({ lastActivityAt: MONDAY + 2 * DAY, optedOut: true });
    expect(await lead(otherId)).toMatchObject({ lastActivityAt: MONDAY + HOUR, optedOut: false });
  });

  test("stay one where taking the merge back would lose a change, and who made it is told", async () => {
    const id = await offered(MONDAY);
    const otherId = await arrive(MONDAY);
    const { mergeId } = unwrap(await merge(id, otherId, MONDAY + HOUR));
    await move(id, "sal", MONDAY + 2 * HOUR);
    const before = await stored(id);
    const refused = refusal(await execute(undoMerge, mara, { mergeId }, MONDAY + 4 * HOUR));
    expect(refused).toMatchObject({ code: "conflict" });
    expect(refused.message).toMatch(/^Max moved this lead to SAL 2 hours ago\. Taking the merge/);
    expect(await stored(id)).toEqual(before);
    expect((await page(id, MONDAY + 4 * HOUR, max)).merges[0]?.canUndo).toBe(false);
  });

  test("are two again although the last other one of a company was erased meanwhile", async () => {
    const [id, otherId, last] = [
      await arrive(MONDAY),
      unwrap(await execute(createLead, mara, { name: "Al", email: "al@erased.test" }, MONDAY)).id,
      unwrap(await execute(createLead, mara, { name: "Bo", email: "bo@erased.test" }, MONDAY)).id,
    ];
    const { mergeId } = unwrap(await merge(id, otherId, MONDAY + HOUR));
    const gone = { id: last, version: (await lead(last))?.version ?? 1, reason: "asked" as const };
    unwrap(await execute(deleteLead, adam, gone, MONDAY + HOUR));
    unwrap(await execute(undoMerge, mara, { mergeId }, MONDAY + DAY));
    expect((await page(otherId, MONDAY + DAY)).account).toMatchObject({ name: "erased.test" });
  });

  test("stay one while an opportunity is open that the merged lead alone can have", async () => {
    const [id, otherId] = [await arrive(MONDAY), await offered(MONDAY)];
    await qualify(otherId, MONDAY + HOUR);
    const { mergeId } = unwrap(await merge(id, otherId, MONDAY + DAY));
    const more = { leadId: id, name: "More seats" };
    unwrap(await execute(saveOpportunity, max, more, MONDAY + 2 * DAY));
    const refused = refusal(await execute(undoMerge, mara, { mergeId }, MONDAY + 3 * DAY));
    expect(refused).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/opened for this lead since/),
    });
  });

  test("are not merged as somebody saw them before they changed, nor with themselves", async () => {
    const [id, otherId] = [await arrive(MONDAY), await arrive(MONDAY)];
    const input = { id, version: 1, otherId, otherVersion: 1 };
    unwrap(await execute(updateLead, max, { id: otherId, version: 1, name: "New" }, MONDAY));
    const refused = refusal(await execute(mergeLeads, mara, input, MONDAY));
    expect(refused).toMatchObject({
      code: "conflict",
      message: expect.stringMatching(/^Max changed/),
    });
    const same = await execute(mergeLeads, mara, { ...input, otherId: id }, MONDAY);
    expect(refusal(same).code).toBe("invalid");
    expect(await lead(otherId)).not.toBeNull();
  });
});

test("what belongs to a lead goes with it: each table was thought of", () => {
  const tables = Object.values(schema).flatMap((one) =>
    is(one, Table) && "leadId" in getTableColumns(one) ? [getTableName(one)] : [],
  );
  expect(tables.sort()).toEqual([
    "activities",
    "bant_answers",
    "disputes",
    "form_submissions",
    "handoffs",
    "lead_aliases",
    "lead_consents",
    // By the ids that leads had: an erasure looks for those of merged ones, too.
    "mail_leads",
    "notifications",
    "observations",
    "opportunities",
    "search_entries",
    "stage_moves",
    "visitors",
  ]);
});

describe("at once", () => {
  test("of those who merge the same two leads either way one does, and nothing is lost", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [await offered(MONDAY), await offered(MONDAY)];
      const outcomes = await Promise.all([
        merge(a, b, MONDAY + DAY),
        merge(b, a, MONDAY + DAY),
        merge(a, b, MONDAY + DAY, max),
      ]);
      expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
      for (const outcome of outcomes) {
        if (!outcome.ok) expect(["conflict", "not_found"]).toContain(outcome.code);
      }
      const survivor = (await lead(a)) ?? (await lead(b));
      const { read } = await store();
      const done = read
        .select()
        .from(activities)
        .where(eq(activities.leadId, survivor?.id ?? ""));
      expect(await done).toHaveLength(4);
    }
  });

  test("activities sent to a lead while it is merged reach the person", async () => {
    const [a, b] = [await arrive(MONDAY), await arrive(MONDAY)];
    const viewed = { type: "page_view" as const, at: MONDAY, props: { page: "blog" } };
    const address = (await lead(b))?.email ?? "";
    const sending = Array.from({ length: 20 }, (_, i) => {
      const whose = i % 2 === 0 ? { leadId: b } : { email: address };
      return execute(recordActivities, mara, { activities: [{ ...viewed, ...whose }] }, MONDAY);
    });
    const [merged, ...sent] = await Promise.all([merge(a, b, MONDAY), ...sending]);
    unwrap(merged as Awaited<ReturnType<typeof merge>>);
    for (const outcome of sent) expect(unwrap(outcome)).toMatchObject({ problems: [] });
    const { read } = await store();
    expect(await read.select().from(activities).where(eq(activities.leadId, a))).toHaveLength(20);
  });
});

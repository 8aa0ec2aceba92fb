import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { handoffs, settings } from "@/db/schema";
import { logCall, recordActivities } from "@/lib/activities/commands";
import type { Stage } from "@/lib/engine/stages";
import { moveLead } from "@/lib/leads/commands/moves";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import {
  ana,
  arrive,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  mara,
  page,
  settle,
  vic,
} from "../leads/world";
import { expectOpens } from "./opens";

const TUESDAY = MONDAY + DAY;
const NOW = TUESDAY + 4 * HOUR;
let versionId = "";
/** Since Monday afternoon. */
let waiting = "";

/** A lead that asked for a demo then, and so became an MQL. */
async function offered(at: number): Promise<string> {
  const leadId = await arrive(at - MINUTE);
  const activities = [{ leadId, type: "demo_request" as const, at, props: {} }];
  unwrap(await execute(recordActivities, mara, { activities }, at));
  return leadId;
}

async function move(id: string, to: Stage, at: number, more: Partial<MoveLeadInput> = {}) {
  const { version } = (await page(id, at)).lead;
  unwrap(await execute(moveLead, ana, { id, version, to, ...more }, at));
}

const call = async (leadId: string, at: number) =>
  unwrap(await execute(logCall, ana, { leadId, outcome: "connected" }, at));

/** Business hours are 9 to 17; an answer is due after 4 of them, the first touch after 8. */
beforeAll(async () => {
  await settle();
  const targets = { mqlsPerWeek: 3, acceptanceRate: 0.6, sqlRate: null };
  versionId = await bringIntoForce({ ...CRITERIA, targets }, MONDAY - 10 * DAY);

  const friday = await offered(MONDAY - 3 * DAY + 6.5 * HOUR);
  await move(friday, "sal", MONDAY + 2 * HOUR + 29 * MINUTE);

  const kept = await offered(MONDAY);
  await move(kept, "sal", MONDAY + 3 * HOUR);
  await call(kept, TUESDAY - 30 * MINUTE);

  const late = await offered(MONDAY);
  await move(late, "sal", MONDAY + 5 * HOUR);
  await call(late, TUESDAY + HOUR);

  const letGo = await offered(MONDAY);
  await move(letGo, "disqualified", MONDAY + HOUR, { reasonId: "no_fit" });

  waiting = await offered(MONDAY + 6 * HOUR);
  await offered(TUESDAY + 3 * HOUR);
});

async function run(params: ReportParamsInput = {}) {
  return unwrap(await ask(runReport, vic, { name: "sla", params }, NOW));
}

test("sales' promises are kept, late or overdue by business hours", async () => {
  const result = await run();
  const [sales] = result.tables;
  const total = sales?.rows.find((row) => row.isTotal)?.cells;
  expect(total?.mqls?.value).toBe(6);
  // Friday's over the weekend, one in time, one let go; late; Monday afternoon's overdue.
  expect(total?.answered).toMatchObject({ k: 3, n: 5 });
  expect(total?.answerOverdue?.value).toBe(1);
  // Let go in time needs no touch; Friday's accepted lead was to be touched by Monday 16:30.
  expect(total?.touched).toMatchObject({ k: 1, n: 3 });
  expect(total?.touchOverdue?.value).toBe(1);
  expect(total?.none?.value).toBe(0);
  expect(sales?.rows.map((row) => [row.cells.value?.value, row.cells.mqls?.value])).toEqual([
    ["Ana", 3],
    ["(nobody)", 3],
    ["All MQLs", 6],
  ]);
  await expectOpens(result, NOW);
});

test("marketing's promise is counted over whole weeks of a version", async () => {
  const { tables, notes } = await run();
  const marketing = tables.find(({ id }) => id === "marketing");
  expect(marketing?.rows.map(({ id }) => id)).toEqual([`${versionId}/2026-W09`]);
  const cells = marketing?.rows[0]?.cells;
  expect(cells?.mqls?.value).toBe(1);
  expect(cells?.perWeek).toMatchObject({ value: 1, behind: 1 });
  expect(cells?.agreed?.value).toBe(3);
  expect(cells?.volume?.value).toBe("too few weeks to tell");
  expect(cells?.acceptance).toMatchObject({ k: 1, n: 1 });
  expect(cells?.agreedAcceptance?.value).toBe(0.6);
  expect(cells?.quality?.value).toBe("too few leads to tell");
  const weeks = tables.find(({ id }) => id === "weeks");
  expect(weeks?.rows.map(({ id, cells: { mqls } }) => [id, mqls?.value])).toEqual([
    ["2026-W09", 1],
  ]);
  expect(notes).toEqual([]);
});

test("the agreed volume does not stand beside a part of the MQLs", async () => {
  const { tables, notes } = await run({ owner: "ana" });
  const cells = tables.find(({ id }) => id === "marketing")?.rows[0]?.cells;
  expect(cells?.mqls?.value).toBe(1);
  expect(cells?.agreed?.value).toBeNull();
  expect(cells?.volume).toEqual({ value: null, none: "nothing agreed" });
  expect(notes[0]).toContain("about all of them");
});

test("deadlines stay when the office hours change, whatever happens to the lead then", async () => {
  const { read, write } = await store();
  const deadlines = async () => {
    const rows = await read
      .select({
        mqlAt: handoffs.mqlAt,
        slaDueAt: handoffs.slaDueAt,
        touchDueAt: handoffs.touchDueAt,
      })
      .from(handoffs)
      .where(eq(handoffs.leadId, waiting));
    return rows[0];
  };
  const before = await deadlines();
  expect(before).toEqual({
    mqlAt: MONDAY + 6 * HOUR,
    slaDueAt: TUESDAY + 2 * HOUR,
    touchDueAt: TUESDAY + 6 * HOUR,
  });
  const value = {
    ...DEFAULT_WORKSPACE,
    businessHours: { days: [1, 2, 3, 4, 5, 6, 7], fromMinute: 0, toMinute: 1440 },
  };
  await write((tx) => tx.insert(settings).values({ key: "workspace", value, updatedAt: NOW }));
  await move(waiting, "sal", NOW + MINUTE);
  expect(await deadlines()).toEqual(before);
  expect((await page(waiting, NOW + MINUTE)).lead.slaDueAt).toBe(before?.touchDueAt);
  await call(waiting, NOW + 2 * MINUTE);
  expect(await deadlines()).toEqual(before);
});

import { and, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { notifications } from "@/db/schema";
import { logCall, recordActivities } from "@/lib/activities/commands";
import { listAudit } from "@/lib/audit/queries";
import { claimLead } from "@/lib/leads/commands/claims";
import { moveLead } from "@/lib/leads/commands/moves";
import { assignLead } from "@/lib/leads/commands/records";
import { getQueue } from "@/lib/leads/queries/list";
import { warnOfDeadlines } from "@/lib/notifications/commands/deliver";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { readWorkspaceRow, writeWorkspace } from "@/lib/settings/store";
import { endAway, setAway } from "@/lib/users/commands/absences";
import { listColleagues, listUsers } from "@/lib/users/queries";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  lea,
  MINUTE,
  MONDAY,
  mara,
  max,
  type Person,
  page,
  refusal,
  settle,
  vic,
} from "./world";

/** 23:00 on that Monday in Auckland, where the workspace is: its Tuesday begins an hour later. */
const LATE = MONDAY;
const TUESDAY = MONDAY + HOUR;
const THURSDAY = TUESDAY + 2 * DAY;
const WEEK = { from: "2026-03-03", until: "2026-03-04" };

const queueOf = async (who: Person, now: number) => {
  const { leads, counts } = unwrap(await ask(getQueue, who, {}, now));
  return { ids: leads.map(({ id }) => id), leads, counts };
};

async function mql(at: number): Promise<string> {
  const id = await arrive(at - HOUR);
  const activities = [{ leadId: id, type: "demo_request" as const, at }];
  unwrap(await execute(recordActivities, mara, { activities }, at));
  return id;
}

async function versionOf(id: string): Promise<number> {
  return (await page(id, LATE)).lead.version;
}

let free: string;
let waiting: string;
let accepted: string;

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
  await (await store()).write(async (tx) => {
    const { version } = await readWorkspaceRow(tx);
    const workspace = { ...DEFAULT_WORKSPACE, timeZone: "Pacific/Auckland" };
    await writeWorkspace(tx, workspace, version, MONDAY - DAY);
  });
  [free, waiting, accepted] = [
    await mql(MONDAY - HOUR),
    await mql(MONDAY - HOUR),
    await mql(MONDAY - HOUR),
  ];
  const given = { id: waiting, version: await versionOf(waiting), ownerId: "ana" };
  unwrap(await execute(assignLead, max, given, LATE));
  const taken = { id: accepted, version: await versionOf(accepted), to: "sal" as const };
  unwrap(await execute(moveLead, ana, taken, LATE));
  const call = { leadId: accepted, outcome: "callback" as const, callbackAt: TUESDAY + 9 * HOUR };
  unwrap(await execute(logCall, ana, call, LATE));
});

test("only oneself and who assigns leads says it, of days that are to come", async () => {
  const away = (who: Person, id: string, days = WEEK) =>
    execute(setAway, who, { id, ...days }, LATE);
  expect(refusal(await away(ben, "ana")).code).toBe("forbidden");
  expect(refusal(await away(mara, "ana")).code).toBe("forbidden");
  expect(refusal(await execute(endAway, ben, { id: "ana" }, LATE)).code).toBe("forbidden");
  expect(refusal(await away(vic, "vic")).code).toBe("forbidden");
  const backwards = { from: "2026-03-04", until: "2026-03-03" };
  expect(refusal(await away(ana, "ana", backwards)).fields).toHaveProperty("until");
  const over = { from: "2026-02-27", until: "2026-03-01" };
  expect(refusal(await away(ana, "ana", over)).fields).toHaveProperty("until");
  expect(refusal(await away(ana, "ana", { from: "2026-02-30", until: "soon" })).code).toBe(
    "invalid",
  );
  expect(refusal(await away(max, "nobody")).code).toBe("not_found");
  expect(refusal(await execute(endAway, ana, { id: "ana" }, LATE)).code).toBe("conflict");
  unwrap(await away(max, "ben", { from: "2026-03-20", until: "2026-03-20" }));
  unwrap(await execute(endAway, ben, { id: "ben" }, LATE));

  unwrap(await away(ana, "ana"));
  const known = unwrap(await ask(listUsers, max, {}, LATE)).find(({ id }) => id === "ana");
  expect(known?.away).toEqual(WEEK);
  const { rows } = unwrap(await ask(listAudit, max, {}, LATE));
  expect(rows[0]).toMatchObject({
    action: "user.setAway",
    entityId: "ana",
    after: { name: "Ana", ...WEEK },
  });
});

test("the days are the workspace's: nothing is different before, and after they are back by themselves", async () => {
  const awayAt = async (now: number) =>
    unwrap(await ask(listColleagues, vic, {}, now)).find(({ id }) => id === "ana")?.awayUntil;
  expect(await awayAt(LATE + 59 * MINUTE)).toBeNull();
  expect(await awayAt(TUESDAY)).toBe("2026-03-04");
  expect(await awayAt(THURSDAY - 1)).toBe("2026-03-04");
  expect(await awayAt(THURSDAY)).toBeNull();
  for (const now of [LATE, THURSDAY]) {
    const [hers, his] = [await queueOf(ana, now), await queueOf(ben, now)];
    expect(new Set(hers.ids)).toEqual(new Set([free, waiting, accepted]));
    expect(hers.counts.awayUntil).toBeNull();
    expect(his.ids).toEqual([free]);
    expect((await queueOf(max, now)).counts.leftBehind).toBe(0);
  }
});

test("meanwhile what waits for them is offered to others, and nothing new to them", async () => {
  const now = TUESDAY + MINUTE;
  const hers = await queueOf(ana, now);
  expect(new Set(hers.ids)).toEqual(new Set([waiting, accepted]));
  expect(hers.counts).toMatchObject({ offered: 1, mine: 1, awayUntil: "2026-03-04" });
  expect(new Set((await queueOf(ben, now)).ids)).toEqual(new Set([free, waiting]));

  const message = "You are out of office until 4 Mar 2026. Say that you are back to take leads.";
  expect(refusal(await execute(claimLead, ana, { id: free }, now))).toMatchObject({ message });
  unwrap(await execute(claimLead, ana, { id: waiting }, now));
  const hers2 = refusal(await execute(claimLead, ben, { id: waiting }, now + MINUTE));
  expect(hers2.message).toBe("Ana has this lead already. Take another one.");
  const later = now + HOUR;
  unwrap(await execute(claimLead, ben, { id: waiting }, later));
  const theirs = refusal(await execute(claimLead, ben, { id: accepted }, later));
  expect(theirs.code).toBe("conflict");
  const taken = { id: waiting, version: await versionOf(waiting), to: "sal" as const };
  unwrap(await execute(moveLead, ben, taken, later));
  const { lead } = await page(waiting, later);
  expect(lead).toMatchObject({ ownerId: "ben", ownerAwayUntil: null });
});

test("what they accepted shows that they are away, and comes to managers once it is due", async () => {
  const before = TUESDAY + 8 * HOUR;
  const due = TUESDAY + 9 * HOUR;
  expect((await page(accepted, before)).lead).toMatchObject({
    ownerName: "Ana",
    ownerAwayUntil: "2026-03-04",
  });
  expect((await queueOf(max, before)).ids).not.toContain(accepted);
  const managers = await queueOf(max, due);
  expect(managers.counts.leftBehind).toBe(1);
  expect(managers.leads.find(({ id }) => id === accepted)).toMatchObject({
    ownerName: "Ana",
    ownerAwayUntil: "2026-03-04",
  });
  expect((await queueOf(ben, due)).ids).not.toContain(accepted);

  unwrap(await execute(warnOfDeadlines, SWEEP, {}, due + MINUTE));
  const { read } = await store();
  const about = and(eq(notifications.leadId, accepted), eq(notifications.kind, "callbackDue"));
  const told = (await read.select().from(notifications).where(about)).map(({ userId }) => userId);
  expect(told.sort()).toEqual(["adam", "lea", "max"]);
  expect(refusal(await execute(warnOfDeadlines, SWEEP, {}, due + 2 * MINUTE)).code).toBe(
    "conflict",
  );

  const given = { id: accepted, version: await versionOf(accepted), ownerId: "ben" };
  unwrap(await execute(assignLead, lea, given, due + HOUR));
  expect((await queueOf(max, due + HOUR)).counts.leftBehind).toBe(0);
  expect((await queueOf(ben, due + HOUR)).ids).toContain(accepted);
});

test("who says that they are back is offered leads again", async () => {
  const now = TUESDAY + 12 * HOUR;
  expect((await queueOf(ana, now)).ids).toEqual([]);
  unwrap(await execute(endAway, max, { id: "ana" }, now));
  expect((await queueOf(ana, now)).ids).toEqual([free]);
  unwrap(await execute(claimLead, ana, { id: free }, now));
});

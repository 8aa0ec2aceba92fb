import { and, inArray } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit } from "@/db/schema";
import { claimLead } from "@/lib/leads/commands/claims";
import { moveLead, moveLeads, undoMoves } from "@/lib/leads/commands/moves";
import { MOST_MOVED } from "@/lib/leads/schema/many-moves";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import {
  ana,
  arrive,
  ben,
  DAY,
  HOUR,
  MONDAY,
  mara,
  max,
  page,
  refusal,
  settle,
  vic,
} from "./world";

beforeAll(settle);

/** Of both exits, and after no call at all. */
const reasonId = "no_need";

/** A lead that marketing handed to sales, as the board shows it. */
async function offered(at = MONDAY) {
  const id = await arrive(at);
  const input = { id, version: 1, to: "mql" as const, note: "Asked by phone" };
  const { version } = unwrap(await execute(moveLead, mara, input, at));
  return { id, version };
}

const stageOf = async (id: string) => (await page(id, MONDAY + DAY)).lead.stage;

async function movesInLog(ids: readonly string[]) {
  const { read } = await store();
  return read
    .select({ id: audit.entityId, action: audit.action, command: audit.command })
    .from(audit)
    .where(
      and(
        inArray(audit.entityId, [...ids]),
        inArray(audit.command, ["lead.moveMany", "lead.undoMany"]),
      ),
    )
    .orderBy(audit.seq);
}

test("moves those that can be moved, one entry each, and says why the others stay", async () => {
  const [first, second, taken, outdated] = [
    await offered(),
    await offered(),
    await offered(),
    await offered(),
  ];
  const held = unwrap(await execute(claimLead, ben, { id: taken.id }, MONDAY + HOUR));
  const claimed = (await page(held.id, MONDAY + HOUR)).lead;
  unwrap(await execute(moveLead, ben, { ...outdated, to: "sal" }, MONDAY + HOUR));
  const leads = [first, { id: taken.id, version: claimed.version }, outdated, second];
  const at = MONDAY + HOUR + 1;
  const done = unwrap(await execute(moveLeads, ana, { leads, to: "sal" }, at));
  expect(done.moved.map(({ id, stage }) => [id, stage])).toEqual([
    [first.id, "sal"],
    [second.id, "sal"],
  ]);
  expect(done.refused).toEqual([
    { id: taken.id, message: "Ben is working on this lead right now. Take another one." },
    {
      id: outdated.id,
      message: "Ben moved this lead to SAL a moment ago. Look at it again before you go on.",
    },
  ]);
  expect(await stageOf(taken.id)).toBe("mql");
  expect((await page(outdated.id, at)).lead.ownerId).toBe(ben.id);
  expect(await movesInLog(leads.map(({ id }) => id))).toEqual(
    [first.id, second.id].map((id) => ({ id, action: "lead.move", command: "lead.moveMany" })),
  );
});

test("takes back those that can be taken back", async () => {
  const leads = [await offered(), await offered()];
  const at = MONDAY + HOUR;
  const { moved } = unwrap(await execute(moveLeads, ana, { leads, to: "sal" }, at));
  const [kept, gone] = moved;
  if (!kept || !gone) throw new Error("unreachable");
  const { id, version } = gone;
  const nurtureUntil = at + 30 * DAY;
  const later = { id, version, to: "nurture" as const, reasonId, nurtureUntil };
  unwrap(await execute(moveLead, ben, later, at + 1));
  const moves = moved.map(({ id, version, moveId }) => ({ id, version, moveId }));
  const undone = unwrap(await execute(undoMoves, ana, { moves }, at + 2));
  expect(undone.moved).toMatchObject([{ id: kept.id, stage: "mql" }]);
  expect(undone.refused).toEqual([
    {
      id: gone.id,
      message: "Ben moved this lead to Nurture a moment ago. Look at it again before you go on.",
    },
  ]);
  const { lead } = await page(kept.id, at + 3);
  expect([lead.stage, lead.ownerId]).toEqual(["mql", null]);
  expect(await stageOf(gone.id)).toBe("nurture");
});

test("asks of each lead what its exit asks", async () => {
  const leads = [await offered(), await offered()];
  const at = MONDAY + HOUR;
  const bare = refusal(await execute(moveLeads, ana, { leads, to: "nurture" }, at));
  expect(bare).toEqual({
    ok: false,
    code: "invalid",
    message: "Choose why this lead is recycled.",
    fields: {
      reasonId: "Choose a reason.",
      "leads.0": "Choose why this lead is recycled.",
      "leads.1": "Choose why this lead is recycled.",
    },
  });
  const past = { leads, to: "nurture" as const, reasonId, nurtureUntil: at };
  expect(refusal(await execute(moveLeads, ana, past, at)).fields).toMatchObject({
    nurtureUntil: "Choose a day in the future.",
  });
  const day = at + 30 * DAY;
  const done = unwrap(await execute(moveLeads, ana, { ...past, nurtureUntil: day }, at));
  expect(done.refused).toEqual([]);
  for (const { id } of leads) {
    const { lead } = await page(id, at);
    expect(lead).toMatchObject({ stage: "nurture", nurtureUntil: day, exitReasonId: reasonId });
  }
});

test("changes nothing when nothing can be moved, and says why by place", async () => {
  const [mql, unknown] = [await offered(), { id: "nobody", version: 1 }];
  const leads = [mql, unknown];
  const refused = refusal(await execute(moveLeads, mara, { leads, to: "sal" }, MONDAY + HOUR));
  expect(refused).toEqual({
    ok: false,
    code: "forbidden",
    message: "None of these 2 leads was moved.",
    fields: {
      "leads.0": "Your role does not move leads from MQL to SAL.",
      "leads.1": "This lead does not exist any more.",
    },
  });
  expect(await movesInLog([mql.id])).toEqual([]);
  expect((await page(mql.id, MONDAY + HOUR)).lead.version).toBe(mql.version);
  expect(refusal(await execute(moveLeads, vic, { leads, to: "sal" })).code).toBe("forbidden");
});

test("takes neither a lead twice, nor too many, nor an SQL without its BANT", async () => {
  const lead = await offered();
  const tell = async (input: unknown) =>
    refusal(await execute(moveLeads, max, input as never, MONDAY + HOUR)).message;
  expect(await tell({ leads: [lead, lead], to: "sal" })).toBe("Name each lead once.");
  expect(await tell({ leads: [], to: "sal" })).toBe("Choose at least one lead.");
  const many = Array.from({ length: MOST_MOVED + 1 }, (_, i) => ({ id: `${i}`, version: 1 }));
  expect(await tell({ leads: many, to: "sal" })).toBe("At most 200 leads are moved at once.");
  expect(await tell({ leads: [lead], to: "sql" })).toBe(
    "Leads are moved to Inquiry and SQL one by one: an SQL needs its own BANT and opportunity.",
  );
  expect((await page(lead.id, MONDAY + HOUR)).lead.version).toBe(lead.version);
});

test("of two people who move the same leads at once each lead goes with one", async () => {
  const leads = [await offered(), await offered(), await offered()];
  const at = MONDAY + HOUR;
  const outcomes = await Promise.all([
    execute(moveLeads, ana, { leads, to: "sal" }, at),
    execute(moveLeads, ben, { leads: leads.toReversed(), to: "sal" }, at),
  ]);
  const moved = outcomes.flatMap((outcome) => (outcome.ok ? outcome.value.moved : []));
  expect(moved.map(({ id }) => id).sort()).toEqual(leads.map(({ id }) => id).sort());
});

import { asc, eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { handoffs } from "@/db/schema";
import { logCall } from "@/lib/activities/commands";
import { claimLead, releaseLead } from "@/lib/leads/commands/claims";
import { editLeads } from "@/lib/leads/commands/edits";
import { undoMerge } from "@/lib/leads/commands/merges";
import { assignLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { merge } from "./merging";
import { move, offered, pricing, undo } from "./moving";
import {
  ana,
  arrive,
  ben,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MINUTE,
  MONDAY,
  max,
  page,
  settle,
} from "./world";

const TUESDAY = MONDAY + DAY;

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - 10 * DAY);
});

/** Since when somebody was answerable for each hand-off of a lead. */
async function assigned(id: string): Promise<(number | null)[]> {
  const { read } = await store();
  const rounds = await read
    .select({ assignedAt: handoffs.assignedAt })
    .from(handoffs)
    .where(eq(handoffs.leadId, id))
    .orderBy(asc(handoffs.round));
  return rounds.map(({ assignedAt }) => assignedAt);
}

async function assign(id: string, ownerId: string | null, at: number): Promise<void> {
  const { version } = (await page(id, at)).lead;
  unwrap(await execute(assignLead, max, { id, version, ownerId }, at));
}

const claim = async (id: string, at: number) => unwrap(await execute(claimLead, ana, { id }, at));

const accept = async (id: string, at: number, actor = ana) =>
  unwrap(await move(id, "sal", at, actor));

const recycle = async (id: string, at: number) =>
  unwrap(
    await move(id, "nurture", at, ana, { reasonId: "no_timing", nurtureUntil: at + 30 * DAY }),
  );

describe("somebody is answerable for a hand-off", () => {
  test("from its beginning, where the lead had an owner before", async () => {
    const id = await arrive(MONDAY - HOUR);
    await assign(id, "ana", MONDAY - 30 * MINUTE);
    await pricing(id, MONDAY - 10 * MINUTE);
    await pricing(id, MONDAY);
    expect(await assigned(id)).toEqual([MONDAY]);
    await accept(id, TUESDAY, ben);
    expect(await assigned(id)).toEqual([MONDAY]);
  });

  test("once it is claimed, also when the claim is dropped", async () => {
    const id = await offered(MONDAY);
    expect(await assigned(id)).toEqual([null]);
    await claim(id, MONDAY + MINUTE);
    unwrap(await execute(releaseLead, ana, { id }, MONDAY + 2 * MINUTE));
    expect(await assigned(id)).toEqual([MONDAY + MINUTE]);
    await claim(id, MONDAY + HOUR);
    await accept(id, TUESDAY);
    expect(await assigned(id)).toEqual([MONDAY + MINUTE]);
  });

  test("once it is given to somebody, alone or with others, also when it is taken away", async () => {
    const id = await offered(MONDAY);
    await assign(id, "ben", MONDAY + HOUR);
    await assign(id, null, MONDAY + 2 * HOUR);
    await assign(id, "ana", MONDAY + 3 * HOUR);
    expect(await assigned(id)).toEqual([MONDAY + HOUR]);
    const other = await offered(MONDAY);
    const { version } = (await page(other, MONDAY)).lead;
    const edit = { leads: [{ id: other, version }], ownerId: "ana" };
    unwrap(await execute(editLeads, max, edit, MONDAY + 4 * HOUR));
    expect(await assigned(other)).toEqual([MONDAY + 4 * HOUR]);
  });

  test("once it is accepted, unless that is taken back", async () => {
    const id = await offered(MONDAY);
    await accept(id, MONDAY + HOUR);
    expect(await assigned(id)).toEqual([MONDAY + HOUR]);
    unwrap(await undo(id, MONDAY + 2 * HOUR));
    expect(await assigned(id)).toEqual([null]);
    await accept(id, MONDAY + 3 * HOUR);
    expect(await assigned(id)).toEqual([MONDAY + 3 * HOUR]);
    await claim(id, MONDAY + 4 * HOUR);
    expect(await assigned(id)).toEqual([MONDAY + 3 * HOUR]);
  });

  test("not by a touch", async () => {
    const id = await offered(MONDAY);
    unwrap(await execute(logCall, ana, { leadId: id, outcome: "noAnswer" }, MONDAY + HOUR));
    expect(await assigned(id)).toEqual([null]);
  });

  test("apart for each hand-off: who owns a lead that comes back is answerable at once", async () => {
    const id = await offered(MONDAY);
    await claim(id, MONDAY + MINUTE);
    await recycle(id, MONDAY + HOUR);
    const note = "Rang us";
    unwrap(await move(id, "mql", TUESDAY, max, { note }));
    expect(await assigned(id)).toEqual([MONDAY + MINUTE, null]);
    // What ended belongs to nobody any more.
    await recycle(id, TUESDAY + HOUR);
    await assign(id, "ana", TUESDAY + 2 * HOUR);
    expect(await assigned(id)).toEqual([MONDAY + MINUTE, null]);
    unwrap(await move(id, "mql", TUESDAY + 3 * HOUR, max, { note }));
    expect(await assigned(id)).toEqual([MONDAY + MINUTE, null, TUESDAY + 3 * HOUR]);
  });

  test("after a merge as before; from the merge on, where it brings an owner", async () => {
    const id = await offered(MONDAY);
    const owned = await arrive(MONDAY - HOUR);
    await assign(owned, "ben", MONDAY);
    const claimed = await offered(MONDAY + MINUTE);
    await claim(claimed, MONDAY + 5 * MINUTE);
    const mergedAt = MONDAY + 3 * HOUR;
    const { mergeId } = unwrap(await merge(id, owned, mergedAt));
    expect(await assigned(id)).toEqual([mergedAt]);
    unwrap(await execute(undoMerge, max, { mergeId }, mergedAt + HOUR));
    expect(await assigned(id)).toEqual([null]);
    unwrap(await merge(owned, claimed, mergedAt + 2 * HOUR));
    expect(await assigned(owned)).toEqual([MONDAY + 5 * MINUTE]);
  });
});

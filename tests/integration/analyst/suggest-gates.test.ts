import { beforeAll, describe, expect, test } from "vitest";
import { recordActivities } from "@/lib/activities/commands";
import type { Criteria } from "@/lib/engine/criteria";
import { moveLead } from "@/lib/leads/commands/moves";
import { updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { findLeakingAttributes, replayDraft, suggestDraftGates } from "@/lib/replays/queries";
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
  refusal,
  settle,
  vic,
} from "../leads/world";

const NOW = MONDAY + 200 * DAY;
/** Whoever has a title and asks for a demo is handed off, and sales decides freely. */
const OPEN: Criteria = {
  ...CRITERIA,
  sqlRule: { minimum: {}, atLeastPartly: 0, maxNotMet: 4, opportunity: false },
};

/** A lead that is handed off at once and ends so; gives its id. */
async function worked(employees: number, industry: string, reasonId: string | null) {
  const at = MONDAY;
  const id = await arrive(at, { employees, industry, title: "CTO" });
  const demo = { leadId: id, type: "demo_request" as const, at: at + MINUTE, props: {} };
  unwrap(await execute(recordActivities, mara, { activities: [demo] }, at + MINUTE));
  const move = async (to: "sal" | "sql" | "disqualified", hours: number) => {
    const { lead } = await page(id, at + hours * HOUR);
    const input = {
      id,
      version: lead.version,
      to,
      ...(reasonId && to !== "sal" ? { reasonId } : {}),
    };
    unwrap(await execute(moveLead, ana, input, at + hours * HOUR));
  };
  await move("sal", 1);
  await move(reasonId === null ? "sql" : "disqualified", 2);
  return id;
}

const INDUSTRIES = ["Retail", "Software", "Energy"];
const industryOf = (i: number) => INDUSTRIES[i % INDUSTRIES.length] ?? "";

beforeAll(async () => {
  await settle();
  await bringIntoForce(OPEN, MONDAY - DAY);
  const sqls: string[] = [];
  for (let i = 0; i < 20; i++) sqls.push(await worked(30 + 10 * i, industryOf(i), null));
  for (let i = 0; i < 12; i++) await worked(4 + i, industryOf(i), "no_fit");
  for (let i = 0; i < 5; i++) await worked(100 + 10 * i, industryOf(i), "no_fit");
  for (let i = 0; i < 3; i++) await worked(6 + i, industryOf(i), "no_budget");
  // What only the talk with sales brings to light.
  for (const id of sqls) {
    const { lead } = await page(id, MONDAY + DAY);
    const attributes = { persona: "Buyer" };
    unwrap(await execute(updateLead, ana, { id, version: lead.version, attributes }, MONDAY + DAY));
  }
}, 120_000);

const suggested = async (body: Criteria, reasons?: string[]) =>
  unwrap(await ask(suggestDraftGates, vic, { body, ...(reasons ? { reasons } : {}) }, NOW));

describe("gates from what sales rejected", () => {
  test("tell what rejects have in common, with what the draft would have made", async () => {
    const found = await suggested(OPEN);
    expect(found).toMatchObject({ rejects: 17, sqls: 20, made: { mqls: 40, sql: 20 } });
    expect(found.reasons).toEqual([
      { id: "no_fit", label: "No fit", leads: 17 },
      { id: "no_budget", label: "No budget", leads: 3 },
    ]);
    expect(found.edits).toHaveLength(1);
    expect(found.nearest, "only where no gate is worth it").toBeNull();
    const [edit] = found.edits;
    expect(edit).toMatchObject({
      attribute: "employees",
      op: "lessThan",
      rejects: { k: 12, n: 17 },
      sqls: { k: 0, n: 20 },
      others: 3,
      made: { mqls: 25, sql: 20 },
    });
    expect(edit?.value).toBeGreaterThan(15);
    expect(edit?.value).toBeLessThanOrEqual(30);
  });

  test("have the effect in the replay that they said, and are found no more", async () => {
    const [edit] = (await suggested(OPEN)).edits;
    if (!edit) throw new Error("Something is suggested");
    const { attribute, op, value } = edit;
    const when = { kind: "attribute" as const, attribute, op, value };
    const gate = { id: "small", label: "Small", kind: "exclude" as const, when };
    const taken = { ...OPEN, gates: [...OPEN.gates, gate] };
    const { draft } = unwrap(await ask(replayDraft, vic, { body: taken }, NOW));
    expect({ mqls: draft.mqls, sql: draft.byLabel.sql }).toEqual(edit.made);
    expect(await suggested(taken)).toMatchObject({ rejects: 5, sqls: 20, tried: 0, edits: [] });
  });

  test("are not looked for in few leads, nor for criteria that cannot be replayed", async () => {
    expect(await suggested(OPEN, ["no_budget"])).toMatchObject({ rejects: 3, tried: 0, edits: [] });
    expect(await suggested(OPEN, [])).toMatchObject({ rejects: 0, edits: [] });
    const body = { ...OPEN, thresholds: { fit: 500, engagement: 15 } };
    expect(refusal(await ask(suggestDraftGates, vic, { body }, NOW)).code).toBe("invalid");
  });
});

test("an attribute that is known only after the hand-off is told, and no honest one", async () => {
  const leaking = unwrap(await ask(findLeakingAttributes, vic, {}, NOW));
  expect(leaking).toEqual([
    { id: "persona", why: "late", late: expect.objectContaining({ k: 20, n: 20 }) },
  ]);
});

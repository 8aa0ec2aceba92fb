import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, test } from "vitest";
import { store } from "@/db/client";
import { recordActivities } from "@/lib/activities/commands";
import { History } from "@/lib/analyst/history";
import { readAllRecords } from "@/lib/analyst/records";
import { buildColumns } from "@/lib/engine/replay/build";
import {
  type Columns,
  historyOf,
  type LeadRecord,
  leadCount,
  leadId,
} from "@/lib/engine/replay/columns";
import { moveLead } from "@/lib/leads/commands/moves";
import { createLead, updateLead } from "@/lib/leads/commands/records";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { suggestDraftPoints } from "@/lib/replays/queries";
import { importFile } from "../imports/run-file";
import {
  ana,
  bringIntoForce,
  CRITERIA,
  DAY,
  HOUR,
  MONDAY,
  mara,
  page,
  settle,
} from "../leads/world";

let seed = 7;
/** A small generator, so that a failure comes back with the same numbers. */
function below(limit: number): number {
  seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
  return Math.floor((seed / 2 ** 32) * limit);
}

/** What the columns say, without the places in their dictionaries. */
function said(columns: Columns) {
  return Array.from({ length: leadCount(columns) }, (_, lead) => ({
    id: leadId(columns, lead),
    history: historyOf(columns, lead),
    outcome: [...columns.outcomes.subarray(lead * 4, lead * 4 + 4)],
  }));
}

async function fromScratch(): Promise<Columns> {
  const records: LeadRecord[] = [];
  const { read } = await store();
  for await (const part of readAllRecords(read)) records.push(...part);
  return buildColumns(records);
}

const ids: string[] = [];
let now = MONDAY;

const WRITES: (() => Promise<unknown>)[] = [
  async () => {
    const name = `Lead ${ids.length}`;
    const made = await execute(
      createLead,
      mara,
      { name, attributes: { employees: below(500) } },
      now,
    );
    ids.push(unwrap(made).id);
  },
  () => {
    const leadId = ids[below(ids.length)] ?? "";
    const type =
      (["page_view", "event_attended", "demo_request"] as const)[below(3)] ?? "page_view";
    const props = type === "page_view" ? { page: below(2) === 0 ? "pricing" : "blog" } : {};
    return execute(recordActivities, mara, { activities: [{ leadId, type, at: now, props }] }, now);
  },
  async () => {
    const id = ids[below(ids.length)] ?? "";
    const { lead } = await page(id, now);
    const attributes = { title: below(3) === 0 ? null : `Title ${below(3)}` };
    return execute(updateLead, mara, { id, version: lead.version, attributes }, now);
  },
  async () => {
    const id = ids[below(ids.length)] ?? "";
    const { lead } = await page(id, now);
    if (lead.stage !== "mql") return;
    return execute(moveLead, ana, { id, version: lead.version, to: "sal" }, now);
  },
  () => {
    const file = path.join(tmpdir(), `handoff-history-${process.pid}.csv`);
    writeFileSync(file, `Email,Employees\np${below(20)}@new.test,${below(900)}\n`);
    const columns = {
      Email: { to: "email" as const },
      Employees: { to: "attribute:employees" as const },
    };
    return importFile(file, { format: 1, kind: "leads", columns }, mara);
  },
];

beforeAll(async () => {
  await settle();
  await bringIntoForce(CRITERIA, MONDAY - DAY);
  for (let i = 0; i < 5; i++) await WRITES[0]?.();
});

test("points are not suggested from so little", async () => {
  const suggestion = unwrap(await ask(suggestDraftPoints, mara, { body: CRITERIA }, now));
  expect(suggestion).toMatchObject({ kind: "refused", reason: expect.stringMatching(/30/) });
});

test("a history that is followed is the one that is read from scratch", async () => {
  const history = new History((await store()).read);
  for (let round = 0; round < 40; round++) {
    for (let i = 0; i < 1 + below(4); i++) {
      now += below(6) * HOUR + 60_000;
      await WRITES[below(WRITES.length)]?.();
    }
    expect(said(await history.current()), `after round ${round}`).toEqual(
      said(await fromScratch()),
    );
  }
  expect(ids.length).toBeGreaterThan(5);
});

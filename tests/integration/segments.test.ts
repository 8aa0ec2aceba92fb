import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { leads, savedViews, segments } from "@/db/schema";
import type { Condition } from "@/lib/engine/conditions";
import { compileSegments, MAX_SEGMENTS } from "@/lib/engine/segments";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { updateLead } from "@/lib/leads/commands/records";
import { listLeads } from "@/lib/leads/queries/list";
import type { LeadFilter } from "@/lib/leads/schema";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import {
  changeSegment,
  createSegment,
  deleteSegment,
  sweepSegments,
} from "@/lib/segments/commands";
import { countSegment, listSegments, listSegmentUses } from "@/lib/segments/queries";
import { readSegments } from "@/lib/segments/store";
import { createView } from "@/lib/views/commands";
import { belowFrom, RandomWrites } from "./analyst/writes";
import { refusalOf } from "./criteria/people";
import { adam, arrive, MONDAY, mara, page, settle, vic } from "./leads/world";

const SEED = Number(process.env.HANDOFF_TEST_SEED ?? Date.now() % 2 ** 32);

const atLeast = (value: number): Condition => ({
  kind: "attribute",
  attribute: "employees",
  op: "atLeast",
  value,
});

async function sweep(limit = 2): Promise<void> {
  while ((await execute(sweepSegments, SWEEP, { limit })).ok);
}

async function defined(name: string, condition: Condition): Promise<string> {
  const { id } = unwrap(await execute(createSegment, mara, { name, condition }));
  await sweep();
  return id;
}

const counted = async (filter: LeadFilter) =>
  unwrap(await ask(listLeads, vic, { filter, limit: 500 }, MONDAY)).total;
const report = (params: ReportParamsInput, name = "funnel") =>
  ask(runReport, vic, { name, params: { period: "all", ...params } }, MONDAY);
const versionOf = async (id: string) =>
  (await readSegments((await store()).read)).find((one) => one.id === id)?.version ?? 0;

beforeAll(settle);

beforeEach(async () => {
  const { read, write } = await store();
  for (const { id, version } of await read.select().from(leads)) {
    unwrap(await execute(deleteLead, adam, { id, version, reason: "asked" }));
  }
  await write(async (tx) => {
    for (const table of [segments, savedViews]) await tx.delete(table);
  });
  for (const employees of [5, 50, 500, 5000]) await arrive(MONDAY, { employees });
  await arrive(MONDAY, {});
});

describe("a segment", () => {
  it("has the leads that meet its condition, in lists and reports alike, and follows them", async () => {
    const large = await defined("Large", atLeast(500));
    const mid = await defined("Mid", atLeast(50));
    expect(await counted({ segment: [large] })).toBe(2);
    expect(await counted({ segment: [large, mid] })).toBe(3);
    expect(await counted({ segment: [mid], alsoSegment: [large] })).toBe(2);
    expect(await counted({ segment: ["none"] })).toBe(2);
    expect(await counted({ segment: ["gone"] })).toBe(0);
    const { segments: all, none } = unwrap(await ask(listSegments, vic, {}));
    expect(all.map(({ name, leads: count }) => [name, count])).toEqual([
      ["Large", 2],
      ["Mid", 3],
    ]);
    expect(none).toBe(2);

    const split = unwrap(await report({ by: "segment" })).tables.find(
      ({ id }) => id === "breakdown",
    );
    const rows = split?.rows.map(({ id, cells }) => [id, cells.leads?.value]);
    expect(rows).toEqual([
      [mid, 3],
      [large, 2],
      ["none", 2],
      ["total", 5],
    ]);
    const both = unwrap(await report({ by: "segment", segment: [large] })).tables.at(-1);
    expect(both?.rows.map(({ id, cells }) => [id, cells.leads?.value])).toEqual([
      [large, 2],
      [mid, 2],
      ["total", 2],
    ]);

    const [small] = unwrap(
      await ask(listLeads, vic, { filter: { segment: ["none"] }, limit: 1 }, MONDAY),
    ).rows;
    const { lead } = await page(small?.id ?? "", MONDAY);
    const attributes = { employees: 700 };
    unwrap(await execute(updateLead, mara, { id: lead.id, version: lead.version, attributes }));
    expect(await counted({ segment: [large] })).toBe(3);
    const [first] = unwrap(await report({ segment: [large] })).tables;
    expect(first?.rows[0]?.cells.leads?.value).toBe(3);
  });

  it("whose condition changes is left out until its leads are found anew", async () => {
    const id = await defined("Large", atLeast(500));
    const change = { id, version: 1, name: "Larger", condition: atLeast(5000) };
    unwrap(await execute(changeSegment, mara, change));
    expect(refusalOf(await report({ segment: [id] })).code).toBe("conflict");
    unwrap(await execute(sweepSegments, SWEEP, { limit: 2 }));
    const { notes } = unwrap(await report({ by: "segment" }));
    expect(notes.join(" ")).toContain("“Larger”");
    await sweep();
    expect(await counted({ segment: [id] })).toBe(1);
    const [first] = unwrap(await report({ segment: [id] })).tables;
    expect(first?.rows[0]?.cells.leads?.value).toBe(1);
    // A new name alone moves nobody.
    const named = { id, version: 2, name: "Very large", condition: atLeast(5000) };
    unwrap(await execute(changeSegment, mara, named));
    expect(await report({ segment: [id] })).toMatchObject({ ok: true });
  });

  it("that takes the place of a deleted one has none of its leads", async () => {
    const old = await defined("Large", atLeast(50));
    unwrap(await execute(deleteSegment, mara, { id: old, version: 1 }));
    expect(refusalOf(await report({ segment: [old] })).message).toContain("was deleted");
    expect(await counted({ segment: ["none"] })).toBe(5);
    const fresh = await defined("Huge", atLeast(5000));
    expect(await counted({ segment: [fresh] })).toBe(1);
    expect(unwrap(await ask(listSegments, vic, {})).none).toBe(4);
  });

  it("is counted while it is written, as it will be once it is kept", async () => {
    const question = { condition: atLeast(50) };
    expect(unwrap(await ask(countSegment, mara, question, MONDAY))).toEqual({ leads: 3, of: 5 });
  });
});

describe("what is no segment", () => {
  it.each([
    [{ kind: "all", of: [] } as Condition, "Add at least one condition"],
    [{ kind: "attribute", attribute: "shoes", op: "isKnown" } as Condition, "no attribute"],
    [
      { kind: "attribute", attribute: "employees", op: "contains", value: 5 } as Condition,
      "cannot",
    ],
    [{ kind: "activity", activity: "page_view", atLeast: 1 } as Condition, "What leads did"],
  ])("is refused, and nothing is kept: %j", async (condition, sentence) => {
    const refusal = refusalOf(await execute(createSegment, mara, { name: "No", condition }));
    expect(`${refusal.message} ${Object.values(refusal.fields ?? {})}`).toContain(sentence);
    expect(unwrap(await ask(listSegments, vic, {})).segments).toEqual([]);
  });

  it("is one of a name that there is, in any case, or one too many", async () => {
    for (let i = 0; i < MAX_SEGMENTS; i++) {
      unwrap(await execute(createSegment, mara, { name: `S${i}`, condition: atLeast(i) }));
    }
    const add = (name: string) => execute(createSegment, mara, { name, condition: atLeast(1) });
    expect(refusalOf(await add("New")).code).toBe("conflict");
    const [one] = await readSegments((await store()).read);
    const { id = "" } = one ?? {};
    unwrap(await execute(deleteSegment, mara, { id, version: 1 }));
    expect(refusalOf(await add("s7")).fields?.name).toContain("“S7”");
    unwrap(await add("New"));
  });

  it("is one that somebody else changed meanwhile", async () => {
    const id = await defined("Large", atLeast(500));
    const change = { id, version: 1, name: "Larger", condition: atLeast(5) };
    unwrap(await execute(changeSegment, mara, change));
    expect(refusalOf(await execute(changeSegment, mara, change)).code).toBe("conflict");
    const remove = execute(deleteSegment, mara, { id, version: 1 });
    expect(refusalOf(await remove).code).toBe("conflict");
    expect(await versionOf(id)).toBe(2);
  });
});

it("tells what shows figures of a segment before it is deleted", async () => {
  const id = await defined("Large", atLeast(500));
  const place = { page: "report", report: "funnel" } as const;
  const view = { place, name: "Enterprise", search: `segment=${id}`, isShared: true };
  unwrap(await execute(createView, mara, view));
  unwrap(await execute(createView, vic, { ...view, name: "Mine", isShared: false }));
  const uses = unwrap(await ask(listSegmentUses, mara, { id }));
  expect(uses).toEqual([
    { kind: "view", name: "Enterprise", ofName: mara.name },
    { kind: "view", name: "A view of their own", ofName: vic.name },
  ]);
});

it("says of every lead what its conditions say of it, whatever has happened", async () => {
  const { read } = await store();
  const writes = new RandomWrites(belowFrom(SEED), MONDAY);
  for (let i = 0; i < 150; i++) {
    await writes.next(40);
    const maskOf = compileSegments(await readSegments(read));
    const live = (await readSegments(read)).reduce((mask, { bit }) => mask | (1 << bit), 0);
    const rows = await read
      .select({ id: leads.id, known: leads.attributes, mask: leads.segments })
      .from(leads);
    for (const { id, known, mask } of rows) {
      expect([`HANDOFF_TEST_SEED=${SEED}`, id, mask & live]).toEqual([
        `HANDOFF_TEST_SEED=${SEED}`,
        id,
        maskOf(known),
      ]);
    }
  }
}, 120_000);

import { existsSync } from "node:fs";
import path from "node:path";
import { count, sql } from "drizzle-orm";
import { afterEach, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { leads, observations } from "@/db/schema";
import { checkFile } from "@/lib/imports/queries/check";
import { listProblems } from "@/lib/imports/queries/imports";
import { mappingSchema } from "@/lib/imports/schema/mapping";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { importFile, mappingNamed } from "./imports/run-file";

const folder = path.resolve(process.env.HANDOFF_TEST_DATA ?? "../shared/data");
const isThere = existsSync(folder);
if (!isThere) console.log(`Real data is not at ${folder}: its tests are skipped.`);

async function report(name: string, params: ReportParamsInput = {}) {
  return unwrap(await ask(runReport, COMMAND_LINE, { name, params }));
}

const percent = (share: unknown) => Math.round(Number(share) * 10_000) / 100;

async function wipeLeads(): Promise<void> {
  await (await store()).write(async (tx) => {
    await tx.delete(leads);
  });
}

const RESULT = { state: "done", message: null };
const all = (rows: number) => ({ rows, created: rows, updated: 0, unchanged: 0, failed: 0 });
const none = (rows: number) => ({ rows, created: 0, updated: 0, unchanged: rows, failed: 0 });

describe.skipIf(!isThere)("X Education's leads", { timeout: 300_000 }, () => {
  afterEach(wipeLeads);
  const file = path.join(folder, "xeducation/Leads.csv");
  const messy = path.join(folder, "xeducation/Leads_messy_338_wrapped_rows.csv");

  async function expectFigures(): Promise<void> {
    const result = await report("conversion", { by: "source", period: "last30" });
    const rows = result.tables.find(({ id }) => id === "breakdown")?.rows ?? [];
    const total = rows.find(({ isTotal }) => isTotal)?.cells.conversion;
    expect(total).toMatchObject({ k: 3561, n: 9240 });
    expect(percent(total?.value)).toBe(38.54);
    expect(percent(total?.low)).toBe(37.55);
    expect(percent(total?.high)).toBe(39.54);
    const bySource = Object.fromEntries(
      rows.map(({ id, cells }) => [id, [cells.conversion?.k, cells.conversion?.n]]),
    );
    expect(bySource).toMatchObject({
      Google: [1147, 2868],
      "Direct Traffic": [818, 2543],
      "Olark Chat": [448, 1755],
      "Organic Search": [436, 1154],
      Reference: [490, 534],
      "": [29, 36],
    });
    const { read } = await store();
    const [stages] = await read
      .select({ all: count(), sql: sql<number>`count(first_sql_at)`.mapWith(Number) })
      .from(leads);
    expect(stages).toEqual({ all: 9240, sql: 3561 });
  }

  test("come in with their conversions, once", async () => {
    const mapping = mappingNamed("xeducation");
    const check = await checkFile({
      file,
      mapping: mappingSchema.parse(mapping),
      actor: COMMAND_LINE,
    });
    expect(check.counts).toMatchObject(all(9240));

    const first = await importFile(file, mapping);
    expect(first).toMatchObject({ ...RESULT, counts: { ...all(9240), repaired: 0 } });
    await expectFigures();

    const again = await importFile(file, mapping);
    expect(again).toMatchObject({ ...RESULT, counts: none(9240) });
    await expectFigures();
    const { read } = await store();
    const [facts] = await read.select({ n: count() }).from(observations);
    expect(facts?.n).toBe(9240);
  });

  test("lose none of the 338 damaged rows", async () => {
    const result = await importFile(messy, mappingNamed("xeducation"));
    expect(result).toMatchObject({ ...RESULT, counts: { ...all(9240), repaired: 338 } });
    const input = { id: result.id, severity: "warning" as const, limit: 1000 };
    const { problems } = unwrap(await ask(listProblems, COMMAND_LINE, input));
    expect(problems).toHaveLength(338);
    expect(new Set(problems.map(({ row }) => row)).size).toBe(338);
    await expectFigures();
  });
});

describe.skipIf(!isThere)("Maven's opportunities", { timeout: 300_000 }, () => {
  test("are won and lost as published", async () => {
    const file = path.join(folder, "maven/sales_pipeline.csv");
    const first = await importFile(file, mappingNamed("maven"));
    expect(first).toMatchObject({ ...RESULT, counts: all(8800) });
    const again = await importFile(file, mappingNamed("maven"));
    expect(again).toMatchObject({ ...RESULT, counts: none(8800) });

    const result = await report("opportunities", { period: "all" });
    const closed = result.tables.find(({ id }) => id === "closed")?.rows.find((r) => r.isTotal);
    expect(closed?.cells.wonShare).toMatchObject({ k: 4238, n: 6711 });
    expect(percent(closed?.cells.wonShare?.value)).toBe(63.15);
    expect(closed?.cells.wonDays?.value).toBe(57);
    expect(closed?.cells.lostDays?.value).toBe(14);
    const open = result.tables.find(({ id }) => id === "open")?.rows[0];
    expect(open?.cells.open?.value).toBe(2089);
  });
});

describe.skipIf(!isThere)("Marketing's costs", { timeout: 60_000 }, () => {
  test("give the published CAC, cost per lead and ROMI", async () => {
    const mapping = mappingNamed("marketing");
    const file = path.join(folder, "spend/Marketing.csv");
    expect(await importFile(file, mapping)).toMatchObject({ ...RESULT, counts: all(308) });
    expect(await importFile(file, mapping)).toMatchObject({ ...RESULT, counts: none(308) });
    const result = await report("cac", {
      basis: "reported",
      from: "2021-02-01",
      to: "2021-02-28",
    });
    const cells = result.tables.flatMap(({ rows }) => rows).find((row) => row.isTotal)?.cells;
    expect(cells?.cac?.value).toBe(380_342);
    expect(cells?.costPerLead?.value).toBe(46_647);
    expect(Math.round(Number(cells?.romi?.value) * 1000) / 10).toBe(40.2);
  });

  test("are the same days in the copy with a byte order mark and short years", async () => {
    const file = path.join(folder, "spend/Marketing_variant_rounded_bom.csv");
    const result = await importFile(file, mappingNamed("marketing"));
    expect(result).toMatchObject({ ...RESULT, counts: { rows: 308, created: 0, failed: 0 } });
    expect(result.counts.updated + result.counts.unchanged).toBe(308);
  });
});

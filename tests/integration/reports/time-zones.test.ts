import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { store } from "@/db/client";
import { settings } from "@/db/schema";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { runReport } from "@/lib/reports/queries";
import type { ReportParamsInput } from "@/lib/reports/schema/params";
import { DEFAULT_WORKSPACE } from "@/lib/settings/schema";
import { expectOpens } from "./opens";

const NOW = Date.UTC(2019, 5, 17, 15);

/** Instants in UTC at which a lead became MQL, and the local day and week of that. */
interface Zone {
  timeZone: string;
  instants: [utc: string, day: string, week: string][];
}

const ZONES: Zone[] = [
  {
    // Until 2019 clocks went forward at midnight of a Sunday in November, so that the day began at
    // 1:00, and back at midnight in February, so that a Saturday had 25 hours.
    timeZone: "America/Sao_Paulo",
    instants: [
      ["2018-11-01T02:59:59.999Z", "2018-10-31", "2018-W44"],
      ["2018-11-01T03:00:00.000Z", "2018-11-01", "2018-W44"],
      ["2018-11-04T02:59:59.999Z", "2018-11-03", "2018-W44"],
      ["2018-11-04T03:00:00.000Z", "2018-11-04", "2018-W44"],
      ["2018-11-05T01:59:59.999Z", "2018-11-04", "2018-W44"],
      ["2018-11-05T02:00:00.000Z", "2018-11-05", "2018-W45"],
      ["2019-02-01T01:59:59.999Z", "2019-01-31", "2019-W05"],
      ["2019-02-01T02:00:00.000Z", "2019-02-01", "2019-W05"],
      // The hour from 23:00 to midnight comes twice.
      ["2019-02-17T01:30:00.000Z", "2019-02-16", "2019-W07"],
      ["2019-02-17T02:30:00.000Z", "2019-02-16", "2019-W07"],
      ["2019-02-17T03:00:00.000Z", "2019-02-17", "2019-W07"],
      ["2019-02-18T02:59:59.999Z", "2019-02-17", "2019-W07"],
      ["2019-02-18T03:00:00.000Z", "2019-02-18", "2019-W08"],
      ["2019-03-01T02:59:59.999Z", "2019-02-28", "2019-W09"],
      ["2019-03-01T03:00:00.000Z", "2019-03-01", "2019-W09"],
    ],
  },
  {
    // Half an hour beside UTC all year, while others change their clocks.
    timeZone: "Asia/Kolkata",
    instants: [
      ["2018-10-31T18:29:59.999Z", "2018-10-31", "2018-W44"],
      ["2018-10-31T18:30:00.000Z", "2018-11-01", "2018-W44"],
      ["2018-11-04T18:29:59.999Z", "2018-11-04", "2018-W44"],
      ["2018-11-04T18:30:00.000Z", "2018-11-05", "2018-W45"],
      ["2018-12-31T18:29:59.999Z", "2018-12-31", "2019-W01"],
      ["2018-12-31T18:30:00.000Z", "2019-01-01", "2019-W01"],
      ["2019-03-31T00:59:59.999Z", "2019-03-31", "2019-W13"],
      ["2019-03-31T01:00:00.000Z", "2019-03-31", "2019-W13"],
      ["2019-03-31T18:30:00.000Z", "2019-04-01", "2019-W14"],
    ],
  },
];

async function inZone(timeZone: string): Promise<void> {
  const value = { ...DEFAULT_WORKSPACE, timeZone };
  await (await store()).write((tx) =>
    tx.update(settings).set({ value }).where(eq(settings.key, "workspace")),
  );
}

beforeAll(async () => {
  const { read, write } = await store();
  await write((tx) =>
    tx.insert(settings).values({ key: "workspace", value: DEFAULT_WORKSPACE, updatedAt: NOW }),
  );
  const context = await leadContext(read, COMMAND_LINE, NOW, true);
  await write(async (tx) => {
    for (const { timeZone, instants } of ZONES) {
      const leads = instants.map(([utc]) => ({
        name: utc,
        attributes: { source: timeZone },
        origin: "test",
        createdAt: Date.parse(utc) - 1,
        moves: [{ to: "mql" as const, at: Date.parse(utc) }],
      }));
      await insertLeads(tx, leads, context);
    }
  });
});

describe.each(ZONES)("a workspace in $timeZone", ({ timeZone, instants }) => {
  beforeAll(() => inZone(timeZone));

  const run = async (params: ReportParamsInput) => {
    const input = { name: "conversion", params: { source: [timeZone], ...params } };
    return unwrap(await ask(runReport, COMMAND_LINE, input, NOW));
  };

  /** How often each key is there. */
  const counted = (keys: string[]) =>
    Object.fromEntries(
      [...new Set(keys)].map((key) => [key, keys.filter((k) => k === key).length]),
    );

  it.each([
    ["month", (day: string) => day.slice(0, 7)],
    ["week", (_: string, week: string) => week],
  ] as const)("puts each instant into its local %s", async (grain, keyOf) => {
    const result = await run({ period: "all", grain });
    const rows = result.tables[0]?.rows.filter(
      ({ isTotal, cells }) => !isTotal && cells.mqls?.value,
    );
    const found = Object.fromEntries(rows?.map(({ id, cells }) => [id, cells.mqls?.value]) ?? []);
    expect(found).toEqual(counted(instants.map(([, day, week]) => keyOf(day, week))));
    await expectOpens(result, NOW);
  });

  it("puts each instant into its local day", async () => {
    const days = counted(instants.map(([, day]) => day));
    for (const [day, count] of Object.entries(days)) {
      const { tables, period } = await run({ from: day, to: day });
      expect([period.fromDay, period.toDay]).toEqual([day, day]);
      expect([day, tables[0]?.rows.at(-1)?.cells.mqls?.value]).toEqual([day, count]);
    }
  });

  it("compares local days with local days", async () => {
    const [, second] = instants;
    const day = second?.[1] ?? "";
    const { compared } = await run({ from: day, to: day, compare: "previous" });
    const before = await run({ from: compared?.fromDay ?? "", to: compared?.toDay ?? "" });
    expect(compared).toMatchObject({ from: before.period.from, to: before.period.to });
    expect(before.tables[0]?.rows.at(-1)?.cells.mqls?.value).toBe(
      instants.filter(([, one]) => one === compared?.toDay).length,
    );
  });
});

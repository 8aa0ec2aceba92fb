import path from "node:path";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { GET } from "@/app/api/v1/[[...path]]/route";
import { store } from "@/db/client";
import { showReport } from "@/lib/cli/show-report";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { toCsv } from "@/lib/reports/queries/csv";
import { reportParams, reportSearch } from "@/lib/reports/schema/params";
import { createKey } from "@/lib/users/commands/keys";
import { createSqliteDatabase } from "../../support/database";
import { runProgram } from "../../support/processes";
import { type Asked, everyReport, figuresOf, storeFigures } from "./all-figures";
import { NOW } from "./history";

let token = "";

beforeAll(async () => {
  await storeFigures(await store());
  const key = await execute(createKey, COMMAND_LINE, { name: "Figures", role: "manager" });
  token = unwrap(key).token;
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** From here on it is that time, for all who do not say which they mean. */
function stopTheClock(): void {
  vi.useFakeTimers({ toFake: ["Date"], now: NOW });
}

async function byHttp({ name, params }: Asked, table?: string): Promise<Response> {
  const search = reportSearch(reportParams.parse(params));
  if (table !== undefined) search.set("table", table);
  const file = table === undefined ? name : `${name}.csv`;
  const request = new Request(`http://localhost/api/v1/reports/${file}?${search}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return GET(request);
}

async function byCommandLine({ name, params }: Asked, table?: string): Promise<string> {
  let printed = "";
  const spy = vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    printed += String(text);
    return true;
  });
  const param = [...reportSearch(reportParams.parse(params))].map(
    ([key, value]) => `${key}=${value}`,
  );
  await showReport(name, table === undefined ? { param, json: true } : { param, table, csv: true });
  spy.mockRestore();
  return printed;
}

describe("every report, as it is, split, filtered and compared", () => {
  it("has the same figures on screen, over HTTP, in files and on the command line", async () => {
    stopTheClock();
    // One split of each is enough: what differs is the way, not the figures.
    const split = new Set<string>();
    const all = (await everyReport()).filter(({ name, params }) => {
      if (params.by === undefined) return true;
      return !split.has(name) && split.add(name);
    });
    expect(new Set(all.map(({ name }) => name)).size).toBeGreaterThanOrEqual(12);
    for (const asked of all) {
      const shown = await figuresOf(asked);
      expect(await (await byHttp(asked)).json()).toEqual(shown);
      expect(JSON.parse(await byCommandLine(asked))).toEqual(shown);
      const [first, ...others] = shown.tables.map(({ id }) => id);
      expect(await byCommandLine(asked, first)).toBe(toCsv(shown, first));
      for (const id of others) {
        expect(await (await byHttp(asked, id)).text()).toBe(toCsv(shown, id));
      }
    }
  }, 60_000);

  it("has the same figures on SQLite as on the database of this run", async () => {
    const database = createSqliteDatabase();
    try {
      const child = path.join(import.meta.dirname, "figures-child.ts");
      const env = { ...process.env, DATABASE_URL: database.url };
      const { code, output } = await runProgram(process.execPath, ["--import", "tsx", child], {
        env,
      });
      expect([code, code === 0 ? "" : output]).toEqual([0, ""]);
      const there = JSON.parse(output);
      const all = await everyReport();
      expect(there.length).toBe(all.length);
      for (const [i, asked] of all.entries()) expect(await figuresOf(asked)).toEqual(there[i]);
    } finally {
      await database.drop();
    }
  }, 60_000);
});

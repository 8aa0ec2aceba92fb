import { beforeAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/v1/[[...path]]/route";
import { store } from "@/db/client";
import type { Role } from "@/lib/engine/roles";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { getOverview } from "@/lib/reports/queries";
import { createKey } from "@/lib/users/commands/keys";
import { NOW, randomHistory, storeHistory } from "./history";

let viewer = "";
let sdr = "";

async function keyOf(role: Role): Promise<string> {
  const { token } = unwrap(await execute(createKey, COMMAND_LINE, { name: role, role }));
  return token;
}

beforeAll(async () => {
  viewer = await keyOf("viewer");
  sdr = await keyOf("sdr");
});

function get(file: string, token: string): Promise<Response> {
  const request = new Request(`http://localhost/api/v1/reports/${file}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return GET(request);
}

describe("the overview", () => {
  it("stands in an empty workspace and in one with a history", async () => {
    const empty = unwrap(await ask(getOverview, COMMAND_LINE, {}, NOW));
    expect(empty.settled.tables[0]?.rows).toEqual([]);
    await (await store()).write((tx) => storeHistory(tx, randomHistory(7, 300)));
    const full = unwrap(await ask(getOverview, COMMAND_LINE, {}, NOW));
    const total = full.settled.tables[0]?.rows.find((row) => row.isTotal);
    expect(total?.isMaturing).toBe(false);
    expect(total?.cells.conversion?.n).toBeGreaterThan(0);
    expect(full.cac).not.toBeNull();
  });
});

describe("the API", () => {
  it("answers a report as JSON, by name and settings", async () => {
    const response = await get("conversion?period=all&by=source&source=Google&source=", viewer);
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(body.params).toMatchObject({ period: "all", by: "source", source: ["Google", ""] });
    const ids = body.tables[0].rows.map((row: { id: string }) => row.id);
    expect(ids.sort()).toEqual(["", "Google", "total"]);
  });

  it("answers one table as CSV, by suffix or format", async () => {
    for (const file of ["conversion.csv?period=all", "conversion?period=all&format=csv"]) {
      const response = await get(file, viewer);
      expect(response.headers.get("content-type")).toBe("text/csv; charset=utf-8");
      expect(response.headers.get("content-disposition")).toMatch(
        /filename="conversion_\d{4}-\d\d-\d\d_\d{4}-\d\d-\d\d\.csv"/,
      );
      expect((await response.text()).startsWith("Month,MQLs,")).toBe(true);
    }
    const sources = await get("cac.csv?period=all&table=sources", viewer);
    expect((await sources.text()).startsWith("Source,Media (USD),")).toBe(true);
  });

  it.each([
    ["nothing", 404],
    ["conversion.csv?table=nothing", 404],
    ["conversion?from=2026-02-30&to=2026-03-01", 400],
    ["conversion?by=product", 400],
  ])("says what is wrong with %s", async (file, status) => {
    const response = await get(file, viewer);
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect((await response.json()).title.length).toBeGreaterThan(20);
  });

  it("refuses strangers, and costs to those who may not see them", async () => {
    expect((await get("conversion", "hk_unknown")).status).toBe(401);
    expect((await get("cac", sdr)).status).toBe(403);
    const list = await GET(
      new Request("http://localhost/api/v1/reports", {
        headers: { authorization: `Bearer ${sdr}` },
      }),
    );
    const names = (await list.json()).map((report: { name: string }) => report.name);
    expect(names).toContain("funnel");
    expect(names).not.toContain("cac");
  });
});

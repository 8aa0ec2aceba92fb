import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { audit, budgets } from "@/db/schema";
import { checkFile } from "@/lib/imports/queries/check";
import { listProblems } from "@/lib/imports/queries/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { converterFor } from "@/lib/imports/steps/convert";
import { prepareReading } from "@/lib/imports/steps/reading";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { mara, settle } from "../leads/world";
import { fileOf } from "./files";
import { importFile } from "./run-file";

beforeAll(settle);

describe("an import of budgets", () => {
  const mapping: MappingInput = {
    format: 1,
    kind: "budgets",
    columns: {
      Month: { to: "month" },
      Channel: { to: "source" },
      Campaign: { to: "campaign" },
      Plan: { to: "amount" },
      Code: { to: "currency" },
    },
  };
  const head = "Month,Channel,Campaign,Plan,Code";
  const planned = async () => {
    const { read } = await store();
    const stored = await read.select().from(budgets).orderBy(budgets.month, budgets.campaign);
    return stored.map(({ month, source, campaign, amountMinor, currency }) =>
      [month, source, campaign, amountMinor, currency].join(" "),
    );
  };

  test("plans each month of a source and of its campaigns once, and tells what it cannot", async () => {
    const file = fileOf(
      [
        head,
        'Mar 2026,Search,,"1,200.50",',
        "2026-03-17,Search,Brand,400,eur",
        "2026-03,Search,,99,",
        "2026-04,Search,,-1,",
        "2026-04,Search,,,",
        "some day,Search,,5,",
        "2026-05,,,7,",
      ].join("\n"),
    );
    const parsed = mappingSchema.parse(mapping);
    const check = await checkFile({ file, mapping: parsed, actor: mara });
    expect(check.counts).toMatchObject({ created: 3, failed: 4 });
    expect(await planned()).toEqual([]);
    const { id, counts } = await importFile(file, mapping, mara);
    expect(counts).toMatchObject({ created: 3, failed: 4 });
    const { problems } = unwrap(await ask(listProblems, mara, { id, severity: "error" }));
    expect(problems).toEqual(check.problems);
    expect(problems.map(({ problem }) => problem)).toEqual([
      "A row before it plans the same month of this source and campaign. Keep one of them.",
      "A budget is 0 or more. Correct it.",
      "It has no budget. Add the amount.",
      "Month: “some day” is not a date. Correct it, or choose in which order dates are written.",
    ]);
    expect(await planned()).toEqual([
      "2026-03 Search  120050 USD",
      "2026-03 Search Brand 40000 EUR",
      "2026-05   700 USD",
    ]);
    expect((await importFile(file, mapping, mara)).counts).toMatchObject({ unchanged: 3 });
  });

  test("takes thousands for thousands where nothing else decides, and says so", async () => {
    const check = async (...amounts: string[]) => {
      const lines = amounts.map((amount, i) => `2027-0${i + 1};Webinars;${amount}`);
      const file = fileOf(["month;source;amount", ...lines].join("\n"));
      const columns = {
        month: { to: "month" },
        source: { to: "source" },
        amount: { to: "amount" },
      };
      const parsed = mappingSchema.parse({ ...mapping, columns });
      const { notes } = await checkFile({ file, mapping: parsed, actor: mara });
      const context = { timeZone: "UTC", currency: "USD", attributes: [] };
      const reading = await prepareReading(file, parsed, context);
      const convert = converterFor("budgets", reading, { ...context, now: Date.now() });
      const minor = amounts.map((amount, i) => {
        const row = convert([`2027-0${i + 1}`, "Webinars", amount]);
        return "data" in row ? row.data.amountMinor : row.problem;
      });
      return { notes, minor };
    };
    expect(await check("1.234", "2.500")).toEqual({
      notes: [expect.stringContaining("Numbers like 1.234 in “amount”")],
      minor: [123_400, 250_000],
    });
    expect(await check("1,234", "2,500")).toMatchObject({
      notes: [expect.stringContaining("between thousands")],
      minor: [123_400, 250_000],
    });
    expect(await check("1.234", "2.500,10")).toEqual({ notes: [], minor: [123_400, 250_010] });
    expect(await check("1,234", "2.5")).toEqual({ notes: [], minor: [123_400, 250] });
    expect(await check("1200", "400")).toEqual({ notes: [], minor: [120_000, 40_000] });
  });

  test("changes what was planned before, and leaves the rest, each with its entry of the log", async () => {
    const file = fileOf(`${head}\n2026-03,Search,,1300,\n`);
    expect((await importFile(file, mapping, mara)).counts).toMatchObject({ updated: 1 });
    expect(await planned()).toContain("2026-03 Search  130000 USD");
    expect(await planned()).toHaveLength(3);
    const { read } = await store();
    const entries = await read
      .select()
      .from(audit)
      .where(eq(audit.entity, "budget"))
      .orderBy(audit.seq);
    expect(entries.map(({ action }) => action)).toEqual([
      "budget.add",
      "budget.add",
      "budget.add",
      "budget.change",
    ]);
    expect(entries.at(-1)).toMatchObject({
      before: { amountMinor: 120_050 },
      after: { amountMinor: 130_000 },
    });
  });
});

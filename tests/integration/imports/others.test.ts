import { eq, gte } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, activities, costs, leads, opportunities } from "@/db/schema";
import type { MappingInput } from "@/lib/imports/schema/mapping";
import { bringIntoForce, CRITERIA, DAY, mara, settle } from "../leads/world";
import { errorsOf, fileOf, LEADS } from "./files";
import { importFile } from "./run-file";

beforeAll(settle);

describe("an import of activities", () => {
  const mapping: MappingInput = {
    format: 1,
    kind: "activities",
    columns: {
      Email: { to: "leadEmail" },
      What: { to: "type", values: { Preise: "page_view" } },
      When: { to: "at" },
      Page: { to: "prop:page" },
    },
  };

  test("stores each once, scores the leads, and hands them off", async () => {
    await bringIntoForce(CRITERIA, Date.now() - 30 * DAY);
    await importFile(fileOf("Email,Id,Company,Employees\nada@act.test,L1,Acme,900\n"), LEADS);
    const recent = new Date(Date.now() - 60_000).toISOString();
    const file = fileOf(
      [
        "Email,What,When,Page",
        `ada@act.test,Preise,${recent},pricing`,
        `ADA@act.test,Page view,${recent},pricing`,
        `ada@act.test,demo request,${recent},`,
        `nobody@act.test,call,${recent},`,
        `ada@act.test,telepathy,${recent},`,
        "ada@act.test,call,,",
      ].join("\n"),
    );
    const first = await importFile(file, mapping, mara);
    expect(first.counts).toMatchObject({ rows: 6, created: 2, unchanged: 1, failed: 3 });
    expect(await errorsOf(first.id)).toEqual([
      "There is no lead with nobody@act.test. Import the leads first.",
      "What: “telepathy” is not a type of activity. Say in the mapping what it stands for.",
      "It has no time. Add when it happened.",
    ]);
    const { read } = await store();
    const [ada] = await read.select().from(leads).where(eq(leads.externalId, "L1"));
    expect(ada).toMatchObject({ stage: "mql", path: "fastTrack" });
    expect(await read.$count(activities)).toBe(2);
    expect((await importFile(file, mapping)).counts).toMatchObject({ created: 0, unchanged: 3 });
    expect(await read.$count(activities)).toBe(2);
  });
});

describe("an import of opportunities", () => {
  const mapping: MappingInput = {
    format: 1,
    kind: "opportunities",
    columns: {
      Id: { to: "externalId" },
      Lead: { to: "leadExternalId" },
      Account: { to: "account" },
      Amount: { to: "amount" },
      Stage: { to: "state" },
      Opened: { to: "openedAt" },
      Closed: { to: "closedAt" },
    },
  };
  const head = "Id,Lead,Account,Amount,Stage,Opened,Closed";

  test("finds leads and companies, and makes customers of those who bought", async () => {
    const file = fileOf(
      [
        head,
        'O1,L1,Acme,"$22,700.50",Closed Won,"15 Apr, 2021 00:03:00","20 Apr, 2021 00:00:00"',
        "O2,L404,Globex,100,Negotiation,2021-04-01,2031-05-01",
        "O3,,Globex,100,Won,2021-04-01,",
        "O4,,Globex,100,Lost,2021-04-05,2021-04-01",
        "O5,,Globex,12 EUR,Lost,2021-04-01,2021-04-05",
      ].join("\n"),
    );
    const first = await importFile(file, mapping, mara);
    expect(first.counts).toMatchObject({ created: 2, failed: 3 });
    expect(await errorsOf(first.id)).toEqual([
      "It is won but has no closing date. Add it.",
      "It is closed before it was opened. Correct the dates.",
      "Amount: “12 EUR” is not an amount in USD. Correct it, or choose how decimals are written.",
    ]);
    const { read } = await store();
    const byId = async (id: string) =>
      (await read.select().from(opportunities).where(eq(opportunities.externalId, id)))[0];
    const won = await byId("O1");
    expect(won).toMatchObject({ state: "won", amountMinor: 2_270_050, name: "Acme" });
    expect(won?.leadId).not.toBeNull();
    expect(await byId("O2")).toMatchObject({
      leadId: null,
      closeDate: "2031-05-01",
      closedAt: null,
    });
    const since = async (name: string) =>
      (await read.select().from(accounts).where(eq(accounts.name, name)))[0]?.customerSince;
    expect(await since("Acme")).toBe(Date.UTC(2021, 3, 20));
    expect(await since("Globex")).toBeNull();

    expect((await importFile(file, mapping)).counts).toMatchObject({ unchanged: 2, updated: 0 });
    const later = fileOf(`${head}\nO1,,,,Lost,,2021-04-21\nO2,,,,Won,,2021-06-01\n`);
    expect((await importFile(later, mapping)).counts).toMatchObject({ updated: 2 });
    expect(await byId("O1")).toMatchObject({ state: "lost", amountMinor: 2_270_050 });
    expect(await since("Acme")).toBeNull();
    expect(await since("Globex")).toBe(Date.UTC(2021, 5, 1));
  });
});

describe("an import of costs", () => {
  test("recognises rows without ids, twice the same included", async () => {
    const mapping: MappingInput = {
      format: 1,
      kind: "costs",
      columns: {
        Month: { to: "day" },
        Channel: { to: "source" },
        Spend: { to: "amount" },
        Note: { to: "note" },
      },
      constants: { kind: "salaries" },
    };
    const rows = [
      "Month;Channel;Spend;Note",
      'Feb 2026;Team;"1.234,50";June',
      "Feb 2026;Team;10,00;",
    ];
    const file = fileOf(rows.join("\n"));
    expect((await importFile(file, mapping, mara)).counts).toMatchObject({ created: 2, failed: 0 });
    expect((await importFile(file, mapping, mara)).counts).toMatchObject({ unchanged: 2 });
    const changed = fileOf("Month;Channel;Spend;Note\nFeb 2026;Team;99,00;\n");
    expect((await importFile(changed, mapping)).counts).toMatchObject({ updated: 1 });
    const { read } = await store();
    const stored = await read.select().from(costs).orderBy(costs.amountMinor);
    expect(
      stored.map(({ day, kind, amountMinor, note }) => [day, kind, amountMinor, note]),
    ).toEqual([
      ["2026-02-01", "salaries", 1000, null],
      ["2026-02-01", "salaries", 9900, "June"],
    ]);
  });

  test("takes each amount in the currency of its row", async () => {
    const mapping: MappingInput = {
      format: 1,
      kind: "costs",
      columns: { Day: { to: "day" }, Cost: { to: "amount" }, Code: { to: "currency" } },
    };
    const file = fileOf(
      "Day,Cost,Code\n2026-03-01,12.50,eur\n2026-03-02,1500,JPY\n2026-03-03,7,\n",
    );
    expect((await importFile(file, mapping, mara)).counts).toMatchObject({ created: 3, failed: 0 });
    const { read } = await store();
    const stored = await read.select().from(costs).where(gte(costs.day, "2026-03-01"));
    const amounts = stored.map(({ amountMinor, currency }) => `${amountMinor} ${currency}`);
    expect(amounts.sort()).toEqual(["1250 EUR", "1500 JPY", "700 USD"]);
  });
});

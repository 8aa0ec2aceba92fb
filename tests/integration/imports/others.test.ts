import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, gte, inArray } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import { accounts, activities, audit, budgets, costs, leads, opportunities } from "@/db/schema";
import { saveMapping } from "@/lib/imports/commands/mappings";
import {
  mappingIn,
  receiveUpload,
  startUploadedImport,
  uploadedFile,
} from "@/lib/imports/commands/uploads";
import { checkFile } from "@/lib/imports/queries/check";
import {
  describeFile,
  getImportProgress,
  listMappings,
  listProblems,
} from "@/lib/imports/queries/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { analyseFile } from "@/lib/imports/steps/analyse";
import { converterFor } from "@/lib/imports/steps/convert";
import { prepareReading } from "@/lib/imports/steps/reading";
import { suggestMapping } from "@/lib/imports/steps/suggest";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ana, bringIntoForce, CRITERIA, DAY, mara, settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);

let files = 0;
function fileOf(content: string): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, content);
  return file;
}

const LEADS: MappingInput = {
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    Id: { to: "externalId" },
    Company: { to: "attribute:company" },
    Employees: { to: "attribute:employees" },
  },
};

async function errorsOf(id: string) {
  const input = { id, severity: "error" as const };
  return unwrap(await ask(listProblems, mara, input)).problems.map(({ problem }) => problem);
}

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
      "What: “telepathy” is not a type of activity.",
      "It has no time.",
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
      "It is won but has no closing date.",
      "It is closed before it was opened.",
      "Amount: “12 EUR” is not an amount in USD.",
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
      "A row before it plans the same month of this source and campaign.",
      "A budget is 0 or more.",
      "It has no budget.",
      "Month: “some day” is not a date.",
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

describe("headings", () => {
  async function suggested(
    kind: "leads" | "activities" | "opportunities" | "budgets",
    head: string,
    row: string,
  ) {
    const { columns } = suggestMapping(kind, await analyseFile(fileOf(`${head}\n${row}\n`)), []);
    return Object.fromEntries(Object.entries(columns).map(([header, { to }]) => [header, to]));
  }

  test("of dates are taken though a value is no date, as long as most are", async () => {
    const columns = (...months: string[]) =>
      suggested("budgets", "month,amount", months.map((month) => `${month},100`).join("\n"));
    expect(await columns("2026-11", "2026-13", "Nov 2026")).toEqual({
      month: "month",
      amount: "amount",
    });
    expect(await columns("2026-13", "some day", "2026-11")).toEqual({ amount: "amount" });
  });

  test("of HubSpot, Salesforce and Zoho mean what they mean there", async () => {
    expect(
      await suggested(
        "leads",
        "Record ID,First Name,Last Name,Email,Lifecycle Stage,Create Date,Job Title,Number of Employees,Favourite colour",
        "1,Ada,L,a@b.test,marketingqualifiedlead,2021-04-01 10:00,CTO,50,red",
      ),
    ).toEqual({
      "Record ID": "externalId",
      "First Name": "firstName",
      "Last Name": "lastName",
      Email: "email",
      "Lifecycle Stage": "stage",
      "Create Date": "createdAt",
      "Job Title": "attribute:title",
      "Number of Employees": "attribute:employees",
    });
    expect(
      await suggested(
        "leads",
        "Id,Name,Email,LeadSource,Status,CreatedDate,HasOptedOutOfEmail,utm_source__c,Annual Revenue",
        "00Q1,Ada,a@b.test,Web,Open - Not Contacted,2021-04-01T10:00:00Z,false,google,100000",
      ),
    ).toEqual({
      Id: "externalId",
      Name: "name",
      Email: "email",
      LeadSource: "source",
      // Its stage means nothing here, so somebody must say what it is.
      CreatedDate: "createdAt",
      HasOptedOutOfEmail: "optedOut",
      utm_source__c: "utmSource",
      "Annual Revenue": "attribute:annualRevenue",
    });
    expect(
      await suggested("leads", "Email,How did you hear about us?", "a@b.test,A podcast"),
    ).toEqual({ Email: "email", "How did you hear about us?": "attribute:heardFrom" });
    expect(
      await suggested(
        "activities",
        "Email,Type,Time,UTM_Source,utm_medium,UTM Campaign,Referrer",
        "a@b.test,page view,2026-03-01T10:00:00Z,google,cpc,Brand,https://www.google.com/",
      ),
    ).toMatchObject({
      UTM_Source: "prop:utm_source",
      utm_medium: "prop:utm_medium",
      "UTM Campaign": "prop:utm_campaign",
      Referrer: "prop:referrer",
    });
    expect(
      await suggested(
        "opportunities",
        "Potential Name,Potential Owner,Created Time,Closing Date,Amount,Stage,LEADID",
        '"Lewis, James",Roger,"15 Apr, 2021 00:02:00","16 Apr, 2021 00:03:00","$22,700.00",Needs Analysis,1832',
      ),
    ).toEqual({
      "Potential Name": "name",
      "Potential Owner": "owner",
      "Created Time": "openedAt",
      "Closing Date": "closedAt",
      Amount: "amount",
      Stage: "state",
      LEADID: "leadExternalId",
    });
  });

  test("that a mapping names twice, or not at all, are refused", () => {
    const wrong = (columns: MappingInput["columns"]) =>
      mappingIn({ mapping: { format: 1, kind: "leads", columns } });
    expect(wrong({ A: { to: "name" } })).toMatchObject({
      message: "No column is one of “Email”, “Id in the other system” yet.",
    });
    expect(wrong({ A: { to: "email" }, B: { to: "email" } })).toMatchObject({
      message: expect.stringContaining("cannot both be"),
    });
    expect(wrong({ A: { to: "emial" } })).toMatchObject({ ok: false });
    expect(mappingIn(null)).toMatchObject({ ok: false, code: "invalid" });
  });
});

describe("an uploaded file", () => {
  const bodyOf = (text: string) => new Blob([text]).stream();
  const upload = (text: string, more: object = {}) =>
    receiveUpload({
      actor: mara,
      kind: "leads",
      fileName: "people.csv",
      body: bodyOf(text),
      declaredBytes: null,
      ...more,
    });

  test("is described, imported in turn, and removed", async () => {
    const sent = [
      "Email,Id,Company,Employees\nup@load.test,U1,Acme,5\n",
      "Email,Id,Company,Employees\nup2@load.test,U2,Acme,6\n",
    ];
    const ids: string[] = [];
    for (const text of sent) ids.push(unwrap(await upload(text)).id);
    const described = unwrap(await ask(describeFile, mara, { id: ids[0] ?? "" }));
    expect(described.suggested.columns).toMatchObject({ Email: { to: "email" } });
    for (const id of ids) {
      unwrap(await startUploadedImport(id, described.suggested, mara));
    }
    await vi.waitFor(
      async () => {
        for (const id of ids) {
          const view = unwrap(await ask(getImportProgress, mara, { id }));
          expect(view).toMatchObject({ state: "done", counts: { created: 1 } });
          expect(existsSync(uploadedFile(id) ?? "")).toBe(false);
        }
      },
      { timeout: 10_000 },
    );
    const { read } = await store();
    const steps = await read
      .select({ action: audit.action, id: audit.entityId })
      .from(audit)
      .where(inArray(audit.action, ["import.begin", "import.finish"]))
      .orderBy(audit.seq);
    const ofThese = steps.filter(({ id }) => ids.includes(id));
    expect(ofThese, "the second waits for the first").toEqual(
      ids.flatMap((id) => [
        { action: "import.begin", id },
        { action: "import.finish", id },
      ]),
    );
    expect(await startUploadedImport(ids[0] ?? "", described.suggested, mara)).toMatchObject({
      code: "conflict",
    });
  });

  test("is refused when it is too large, empty, of no kind, or not theirs to send", async () => {
    const kept = uploadedFile("00000000-0000-7000-8000-000000000000") ?? "";
    const left = () => (existsSync(path.dirname(kept)) ? readdirSync(path.dirname(kept)) : []);
    const before = left().length;
    vi.stubEnv("HANDOFF_MAX_UPLOAD_MB", "0.001");
    const large = "x".repeat(3000);
    expect(await upload(large)).toMatchObject({ message: expect.stringContaining("larger than") });
    expect(await upload(large, { declaredBytes: 3000 })).toMatchObject({ code: "invalid" });
    vi.unstubAllEnvs();
    expect(await upload("", { declaredBytes: 0 })).toMatchObject({ message: "The file is empty." });
    expect(await upload("")).toMatchObject({ message: "The file is empty." });
    expect(await upload("a,b\n", { kind: "cats" })).toMatchObject({ code: "invalid" });
    expect(await upload("a,b\n", { actor: ana })).toMatchObject({ code: "forbidden" });
    expect(left()).toHaveLength(before);
    expect(uploadedFile("../../etc/passwd")).toBeNull();
  });
});

test("mappings are kept by name", async () => {
  const { columns } = LEADS;
  const save = (name: string) =>
    execute(saveMapping, mara, {
      name,
      kind: "leads",
      mapping: { format: 1, kind: "leads", columns },
    });
  unwrap(await save("Our CRM"));
  unwrap(await save("Our CRM"));
  expect(await save("  ")).toMatchObject({ ok: false });
  const saved = unwrap(await ask(listMappings, mara, {}));
  expect(saved.map(({ name }) => name)).toEqual(["Our CRM"]);
});

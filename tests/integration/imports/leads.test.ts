import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { store } from "@/db/client";
import { audit, customAttributes, handoffs, leads, stageMoves } from "@/db/schema";
import { cancelImport, createImport, endInterruptedImports } from "@/lib/imports/commands/imports";
import { runImport } from "@/lib/imports/commands/run";
import { checkFile } from "@/lib/imports/queries/check";
import { errorFileOf } from "@/lib/imports/queries/error-file";
import { getImport, getImportProgress, listProblems } from "@/lib/imports/queries/imports";
import { type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { moveLead } from "@/lib/leads/commands/moves";
import { listLeads } from "@/lib/leads/queries/list";
import { COMMAND_LINE } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { newId } from "@/lib/operations/id";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { ana, bringIntoForce, CRITERIA, DAY, mara, max, settle } from "../leads/world";
import { importFile } from "./run-file";

vi.mock("@/lib/leads/steps/intake", async (original) => {
  const real = await original<typeof import("@/lib/leads/steps/intake")>();
  const insertLeads: typeof real.insertLeads = (tx, news, ...rest) => {
    if (news.some(({ name }) => name === "Breaks everything")) throw new Error("a surprise");
    return real.insertLeads(tx, news, ...rest);
  };
  return { ...real, insertLeads };
});

const folder = mkdtempSync(path.join(tmpdir(), "handoff-imports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);

let files = 0;
function fileOf(content: string | Buffer): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, content);
  return file;
}

const mapping = (columns: MappingInput["columns"], more: Partial<MappingInput> = {}) => ({
  format: 1 as const,
  kind: "leads" as const,
  columns,
  ...more,
});

const BASIC = mapping({
  Email: { to: "email" },
  Name: { to: "name" },
  Company: { to: "attribute:company" },
  Source: { to: "source" },
});

async function leadOf(email: string) {
  const { read } = await store();
  const [lead] = await read.select().from(leads).where(eq(leads.emailKey, email));
  if (!lead) throw new Error(`No lead ${email}`);
  return lead;
}

async function movesOf(leadId: string) {
  const { read } = await store();
  return read
    .select({ to: stageMoves.to, at: stageMoves.at, path: stageMoves.path, note: stageMoves.note })
    .from(stageMoves)
    .where(eq(stageMoves.leadId, leadId))
    .orderBy(stageMoves.step);
}

async function problemsOf(id: string, severity: "error" | "warning" = "error") {
  return unwrap(await ask(listProblems, mara, { id, severity })).problems;
}

describe("an import of leads", () => {
  test("takes people in, says what it refused, and changes nothing the second time", async () => {
    const file = fileOf(
      [
        "Email;Name;Company;Source",
        "a@one.test;Ada;Acme;Web",
        "b@one.test;Bob;;",
        ";Nobody;;",
        "not an address;Eve;;",
        "c@one.test;too;many;cells;here",
        "A@ONE.test;;;Fair",
        ";;;",
      ].join("\r\n"),
    );
    const first = await importFile(file, BASIC, mara);
    expect(first.counts).toEqual({
      rows: 6,
      created: 2,
      updated: 1,
      unchanged: 0,
      repaired: 0,
      failed: 3,
    });
    const ada = await leadOf("a@one.test");
    expect(ada).toMatchObject({ name: "Ada", company: "Acme", source: "Fair", stage: "inquiry" });
    expect((await problemsOf(first.id)).map(({ row, problem }) => [row, problem])).toEqual([
      [4, "It has neither an email address nor an id to be recognised by. Add one of them."],
      [5, "Email: “not an address” is not an email address. Correct it or leave the cell blank."],
      [6, "It has 5 cells where the header has 4. Put a cell that holds the delimiter in quotes."],
    ]);
    const shown = unwrap(await ask(listLeads, mara, { filter: { importId: first.id } }));
    expect(shown.rows.map(({ name }) => name).sort()).toEqual(["Ada", "Bob"]);

    const again = await importFile(fileOf("Email,Name,Company,Source\na@one.test,,,Fair\n"), BASIC);
    expect(again.counts).toMatchObject({ rows: 1, unchanged: 1 });
    expect((await leadOf("a@one.test")).version).toBe(ada.version);
  });

  test("keeps values where cells are blank, and history of what changed", async () => {
    await importFile(fileOf("Email,Name,Company,Source\nk@two.test,Kim,Initech,Web\n"), BASIC);
    const file = fileOf("Email,Name,Company,Source\nk@two.test,Kim Lee,,\n");
    expect((await importFile(file, BASIC, mara)).counts).toMatchObject({ updated: 1 });
    const kim = await leadOf("k@two.test");
    expect(kim).toMatchObject({ name: "Kim Lee", company: "Initech", source: "Web" });
    const { read } = await store();
    const rows = await read.select().from(audit).where(eq(audit.entityId, kim.id));
    expect(rows.find(({ action }) => action === "lead.update")).toMatchObject({
      actorName: "Mara",
      before: { name: "Kim" },
      after: { name: "Kim Lee" },
    });
  });

  test("reads other encodings, repairs wrapped rows, and reports both", async () => {
    const head = "Email\tName\tCompany\tSource\r\n";
    const latin = Buffer.from(`${head}m@enc.test\tJürgen Müß\t\t\r\n`, "latin1");
    await importFile(fileOf(latin), BASIC);
    expect((await leadOf("m@enc.test")).name).toBe("Jürgen Müß");
    const wide = Buffer.from(`\uFEFF${head}w@enc.test\tŁukasz\t\t\r\n`, "utf16le");
    await importFile(fileOf(wide), BASIC);
    expect((await leadOf("w@enc.test")).name).toBe("Łukasz");

    const wrapped =
      'Email,Name,Company,Source\n"r@enc.test,""Ray, Jr"",Acme,Web"\nplain@enc.test,P,,\n';
    const result = await importFile(fileOf(wrapped), BASIC);
    expect(result.counts).toMatchObject({ created: 2, repaired: 1, failed: 0 });
    expect((await leadOf("r@enc.test")).name).toBe("Ray, Jr");
    expect(await problemsOf(result.id, "warning")).toMatchObject([
      { row: 2, cells: ["r@enc.test", "Ray, Jr", "Acme", "Web"] },
    ]);
  });

  test("writes every stage on the way, by the dates that are given", async () => {
    const columns = {
      Email: { to: "email" },
      Created: { to: "createdAt" },
      Stage: { to: "stage", values: { Hot: "sql" } },
      "SQL date": { to: "sqlAt" },
      Reason: { to: "reason" },
      Owner: { to: "owner" },
    };
    const file = fileOf(
      [
        "Email,Created,Stage,SQL date,Reason,Owner",
        "s1@stage.test,13/4/2021 09:00,Hot,20/4/2021,,Ana",
        "s2@stage.test,3/4/2021,Disqualified,,No budget,",
        "s3@stage.test,3/4/2021,Disqualified,,went quiet,Nobody here",
        "s4@stage.test,3/4/2021,Lukewarm,,,",
        "s5@stage.test,20/4/2021,sql,3/4/2021,,",
        "s6@stage.test,3/4/2050,,,,",
      ].join("\n"),
    );
    const result = await importFile(file, mapping(columns));
    expect(result.counts).toMatchObject({ created: 3, failed: 3 });
    expect((await problemsOf(result.id)).map(({ problem }) => problem)).toEqual([
      "Stage: “Lukewarm” is not a stage. Say in the mapping what it stands for.",
      "It became SQL before its creation. Correct the dates.",
      "Its creation lies in the future. Correct the date, or choose in which order dates are written.",
    ]);
    expect(await problemsOf(result.id, "warning")).toMatchObject([{ row: 4 }]);

    const hot = await leadOf("s1@stage.test");
    const created = Date.UTC(2021, 3, 13, 9);
    expect(hot).toMatchObject({
      stage: "sql",
      createdAt: created,
      ownerId: "ana",
      path: "imported",
    });
    expect(await movesOf(hot.id)).toMatchObject([
      { to: "inquiry", at: created },
      { to: "mql", at: created + 1, path: "imported" },
      { to: "sal", at: created + 2 },
      { to: "sql", at: Date.UTC(2021, 3, 20) },
    ]);
    const { read } = await store();
    const rounds = await read.select().from(handoffs).where(eq(handoffs.leadId, hot.id));
    expect(rounds).toMatchObject([
      { round: 1, path: "imported", sqlAt: Date.UTC(2021, 3, 20), assignedAt: created + 2 },
    ]);
    expect(await leadOf("s2@stage.test")).toMatchObject({ exitReasonId: "no_budget" });
    expect((await movesOf((await leadOf("s3@stage.test")).id)).at(-1)?.note).toBe("went quiet");
  });

  test("moves known leads on by every stage between", async () => {
    const staged = mapping({ Email: { to: "email" }, Stage: { to: "stage" } });
    const at = (stage: string) => fileOf(`Email,Stage\nmove@stage.test,${stage}\n`);
    await importFile(at(""), staged);
    expect((await importFile(at("sql"), staged)).counts).toMatchObject({ updated: 1 });
    const risen = await movesOf((await leadOf("move@stage.test")).id);
    expect(risen.map(({ to }) => to)).toEqual(["inquiry", "mql", "sal", "sql"]);
  });

  test("say since when somebody has the leads that they give an owner", async () => {
    const assigned = async () => {
      const { id } = await leadOf("owned@stage.test");
      const { read } = await store();
      const [round] = await read.select().from(handoffs).where(eq(handoffs.leadId, id));
      return round?.assignedAt;
    };
    const owned = mapping({
      Email: { to: "email" },
      Stage: { to: "stage" },
      Owner: { to: "owner" },
    });
    const bring = (owner: string, stage = "") =>
      importFile(fileOf(`Email,Stage,Owner\nowned@stage.test,${stage},${owner}\n`), owned);
    await bring("", "mql");
    expect(await assigned()).toBeNull();
    const before = Date.now();
    await bring("Ana");
    const at = await assigned();
    expect(at).toBeGreaterThanOrEqual(before);
    await bring("Ana", "sal");
    expect(await assigned()).toBe(at);
  });

  test("leave known leads where people put them", async () => {
    const staged = mapping({ Email: { to: "email" }, Stage: { to: "stage" } });
    const at = (stage: string) => fileOf(`Email,Stage\nstay@stage.test,${stage}\n`);
    await importFile(at("mql"), staged);
    expect((await importFile(at("sal"), staged)).counts).toMatchObject({ updated: 1 });
    let lead = await leadOf("stay@stage.test");
    expect(lead.stage).toBe("sal");
    const recycle = {
      to: "nurture" as const,
      reasonId: "no_timing",
      nurtureUntil: Date.now() + DAY,
    };
    unwrap(await execute(moveLead, max, { id: lead.id, version: lead.version, ...recycle }));
    for (const stage of ["mql", "sal", "sql", "inquiry"]) {
      expect((await importFile(at(stage), staged)).counts).toMatchObject({ unchanged: 1 });
    }
    lead = await leadOf("stay@stage.test");
    expect(lead.stage).toBe("nurture");
  });

  test("makes attributes of columns, typed by their values", async () => {
    const columns = {
      Email: { to: "email" },
      "Team Size": { to: "attribute:auto" },
      "Uses CRM": { to: "attribute:auto" },
      Since: { to: "attribute:auto" },
      Zip: { to: "attribute:auto" },
      Employees: { to: "attribute:auto" },
    };
    const file = fileOf(
      [
        "Email,Team Size,Uses CRM,Since,Zip,Employees",
        'f1@attr.test,"1,5",Yes,13.04.2021,01234,12',
        'f2@attr.test,"1.234,5",No,1.2.2020,99999,2.000',
        "f3@attr.test,many,No,1.2.2020,99999,2",
      ].join("\n"),
    );
    const result = await importFile(file, mapping(columns, { options: { decimalMark: "," } }));
    // "many" makes the column one of texts.
    expect(result.counts).toMatchObject({ created: 3, failed: 0 });
    const { attributes } = await leadOf("f2@attr.test");
    expect(attributes).toEqual({
      teamSize: "1.234,5",
      usesCrm: false,
      since: "2020-02-01",
      zip: "99999",
      employees: 2000,
    });
    const { read } = await store();
    const known = await read.select().from(customAttributes);
    expect(Object.fromEntries(known.map(({ id, type }) => [id, type]))).toMatchObject({
      teamSize: "text",
      usesCrm: "boolean",
      since: "date",
      zip: "text",
    });
  });

  test("scores inquiries by the criteria in force", async () => {
    await bringIntoForce(CRITERIA, Date.now() - DAY);
    const columns = { Email: { to: "email" }, Employees: { to: "attribute:employees" } };
    await importFile(fileOf("Email,Employees\nbig@score.test,500\n"), mapping(columns));
    expect(await leadOf("big@score.test")).toMatchObject({ fit: 40_000, stage: "inquiry" });
  });

  test("takes the other rows of a batch in which one breaks", async () => {
    const rows = Array.from({ length: 40 }, (_, i) => `p${i}@break.test,Person ${i},,`);
    rows[17] = "boom@break.test,Breaks everything,,";
    const result = await importFile(
      fileOf(`Email,Name,Company,Source\n${rows.join("\n")}\n`),
      BASIC,
    );
    expect(result).toMatchObject({ state: "done", counts: { rows: 40, created: 39, failed: 1 } });
    expect(await problemsOf(result.id)).toMatchObject([
      { row: 19, problem: expect.stringContaining("on our side") },
    ]);
  });

  test("takes those of the batches that were on their way behind it", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => `a${i}@ahead.test,Person ${i},,`);
    rows[500] = "boom@break.test,Breaks everything,,";
    const file = fileOf(`Email,Name,Company,Source\n${rows.join("\n")}\n`);
    const result = await importFile(file, BASIC, COMMAND_LINE, true);
    const counts = { rows: 2500, created: 2499, failed: 1 };
    expect(result).toMatchObject({ state: "done", counts });
    expect(await problemsOf(result.id)).toMatchObject([{ row: 502 }]);
  });

  test.each([false, true])("can be stopped between batches (alone: %s)", async (isAlone) => {
    const rows = Array.from({ length: 12_200 }, (_, i) => `q${i}.${isAlone}@stop.test,,,`);
    const file = fileOf(`Email,Name,Company,Source\n${rows.join("\n")}\n`);
    const id = newId();
    const input = { id, kind: "leads" as const, fileName: "stop.csv", fileBytes: 10 };
    unwrap(await execute(createImport, mara, input));
    let stopping: Promise<unknown> | undefined;
    const { view } = await runImport({
      id,
      file,
      mapping: mappingSchema.parse(BASIC),
      actor: mara,
      isAlone,
      onProgress: () => {
        stopping ??= execute(cancelImport, mara, { id });
      },
    });
    await stopping;
    expect(view).toMatchObject({ state: "cancelled" });
    expect(view.counts.rows % 1000).toBe(0);
    expect(view.counts.rows).toBeLessThan(12_200);
    const after = unwrap(await ask(getImportProgress, mara, { id }));
    expect(after.message).toContain(`row ${view.counts.rows}`);
  });

  test("was interrupted when nothing was heard of it", async () => {
    const id = newId();
    const then = Date.now() - 10 * 60_000;
    const input = { id, kind: "leads" as const, fileName: "lost.csv", fileBytes: 10 };
    unwrap(await execute(createImport, mara, input, then));
    await (await store()).write(async (tx) => {
      const { imports } = await import("@/db/schema");
      await tx
        .update(imports)
        .set({ state: "running", progressAt: then })
        .where(eq(imports.id, id));
    });
    const seen = unwrap(await ask(getImportProgress, mara, { id }));
    expect(seen).toMatchObject({ state: "failed", message: expect.stringContaining("safely") });
    unwrap(await execute(endInterruptedImports, COMMAND_LINE, { ids: [id] }));
    const { view } = unwrap(await ask(getImport, mara, { id }));
    expect(view).toMatchObject({ state: "failed", message: seen.message });
  });
});

describe("a check", () => {
  test("says what the import then does, and changes nothing", async () => {
    const file = fileOf(
      [
        "Email,Name,Company,Source",
        "a@one.test,Ada,,",
        "n1@check.test,New,,",
        "n1@check.test,Newer,,",
        "n1@check.test,Newer,,",
        "k@two.test,Kim L.,,",
        "broken,,,",
      ].join("\n"),
    );
    const { read } = await store();
    const before = await read.$count(leads);
    const parsed = mappingSchema.parse(BASIC);
    const check = await checkFile({ file, mapping: parsed, actor: mara });
    expect(await read.$count(leads)).toBe(before);
    const result = await importFile(file, BASIC, mara);
    expect(check.counts).toEqual(result.counts);
    expect(check.counts).toMatchObject({ created: 1, updated: 2, unchanged: 2, failed: 1 });
    expect(check.problems).toEqual(await problemsOf(result.id));
  });

  test("settles the order of dates by the whole column, or says that it cannot", async () => {
    const parsed = mappingSchema.parse(
      mapping({ Email: { to: "email" }, Created: { to: "createdAt" } }),
    );
    const rows = Array.from({ length: 1500 }, (_, i) => `d${i}@dates.test,3/4/2021`);
    const open = fileOf(`Email,Created\n${rows.join("\n")}\n`);
    const unsure = await checkFile({ file: open, mapping: parsed, actor: mara });
    expect(unsure.notes).toEqual([expect.stringContaining("day, month, year")]);
    const told = fileOf(`Email,Created\n${rows.join("\n")}\nlast@dates.test,4/13/2021\n`);
    const sure = await checkFile({ file: told, mapping: parsed, actor: mara });
    expect(sure).toMatchObject({ notes: [], counts: { created: 1501, failed: 0 } });
  });

  test("settles decimals by the whole column where the first rows have whole numbers only", async () => {
    const given = mapping({ Email: { to: "email" }, Employees: { to: "attribute:employees" } });
    const rows = (who: string) =>
      Array.from({ length: 1500 }, (_, i) => `${who}${i}@marks.test;${i === 1200 ? "1.200" : i}`);
    const employeesOf = async (email: string) => (await leadOf(email)).attributes.employees;

    const open = fileOf(`Email;Employees\n${rows("open").join("\n")}\n`);
    const unsure = await importFile(open, given);
    expect(unsure).toMatchObject({ state: "done", notes: [expect.stringContaining("1.200")] });
    expect(await employeesOf("open1200@marks.test")).toBe(1.2);

    const told = `Email;Employees\n${rows("told").join("\n")}\nlast@marks.test;7,5\n`;
    const sure = await importFile(fileOf(told), given);
    expect(sure).toMatchObject({ state: "done", notes: [] });
    expect(await employeesOf("told1200@marks.test")).toBe(1200);
    expect(await employeesOf("told1400@marks.test")).toBe(1400);
    expect(await employeesOf("last@marks.test")).toBe(7.5);
  });
});

describe("refused rows", () => {
  test("come back as a file that no spreadsheet runs", async () => {
    const file = fileOf('Email,Name,Company,Source\nbad,"=HYPERLINK(""x"")",-5,@me\n');
    const { id } = await importFile(file, BASIC);
    let text = "";
    for await (const piece of errorFileOf(id, mara)) text += piece;
    expect(text).toBe(
      'Email,Name,Company,Source,problem\nbad,"\'=HYPERLINK(""x"")",-5,\'@me,Row 2: Email: “bad” is not an email address. Correct it or leave the cell blank.\n',
    );
  });

  test.each([
    [Buffer.from("PK\u0003\u0004rest of a workbook"), "Excel workbook"],
    [Buffer.from([1, 2, 0, 3, 4, 5, 6, 7, 8, 9]), "not a text file"],
    ["\n\n", "no header"],
    ['Email,Name,Company,Source\nx@q.test,"never closed,,\n'.repeat(3), "never closed"],
    ["Mail,Name\na@b.test,A\n", "“Email”, which the file does not have"],
  ])("a file that is none is refused in words: %#", async (content, words) => {
    const result = await importFile(fileOf(content), BASIC);
    expect(result).toMatchObject({ state: "failed", message: expect.stringContaining(words) });
  });

  test("roles that may not import are told so", async () => {
    const input = { id: newId(), kind: "leads" as const, fileName: "x.csv", fileBytes: 1 };
    expect(await execute(createImport, ana, input)).toMatchObject({ ok: false, code: "forbidden" });
  });
});

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { store } from "@/db/client";
import { accounts, leads, opportunities } from "@/db/schema";
import { errorFileOf } from "@/lib/imports/queries/error-file";
import { listProblems } from "@/lib/imports/queries/imports";
import type { ImportKind } from "@/lib/imports/schema";
import { missingFields } from "@/lib/imports/schema/mapping";
import { presetOf } from "@/lib/imports/schema/presets";
import { analyseFile } from "@/lib/imports/steps/analyse";
import { suggestMapping } from "@/lib/imports/steps/suggest";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { mara, settle } from "../leads/world";
import { importFile } from "./run-file";

const data = path.resolve(process.env.HANDOFF_TEST_DATA ?? "../shared/data");
const isThere = existsSync(data);
const folder = mkdtempSync(path.join(tmpdir(), "handoff-exports-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);
beforeEach(async () => {
  await (await store()).write(async (tx) => {
    for (const table of [opportunities, leads, accounts]) await tx.delete(table);
  });
});

/** Imports a file as the page does when nobody changes anything. */
async function importAsFound(file: string, kind: ImportKind) {
  const view = await analyseFile(file);
  const mapping = suggestMapping(kind, view, []);
  const missing = missingFields(mapping);
  if (missing.length > 0) return { missing, preset: null, result: null };
  const preset = presetOf(view.columns.map(({ header }) => header))?.name ?? null;
  return { missing, preset, result: await importFile(file, mapping, mara) };
}

type Counts = [created: number, updated: number, unchanged: number, failed: number];

async function problemsOf(id: string): Promise<string[]> {
  const input = { id, severity: "error" as const };
  const { problems } = unwrap(await ask(listProblems, mara, input));
  return problems.map(({ row, problem }) => `${row}: ${problem}`);
}

async function countsOf(file: string, kind: ImportKind): Promise<Counts> {
  const { result } = await importAsFound(file, kind);
  if (!result) throw new Error("Nothing could be imported");
  const { created, updated, unchanged, failed } = result.counts;
  return [created, updated, unchanged, failed];
}

describe.skipIf(!isThere)("exports of other systems", { timeout: 120_000 }, () => {
  test.each<[string, string, ImportKind, Counts, Counts]>([
    [
      "hubspot_contact_data_fivetran_seed.csv",
      "HubSpot contacts",
      "leads",
      [22, 0, 0, 0],
      [0, 0, 22, 0],
    ],
    [
      "hubspot_deal_data_fivetran_seed.csv",
      "HubSpot deals",
      "opportunities",
      [44, 0, 0, 0],
      [0, 0, 44, 0],
    ],
    ["salesforce_lead_fivetran_seed.csv", "Salesforce leads", "leads", [1, 0, 0, 0], [0, 0, 1, 0]],
    ["zoho_Leads.csv", "Zoho leads", "leads", [3900, 0, 0, 0], [0, 0, 3900, 0]],
    ["zoho_Potentials.csv", "Zoho potentials", "opportunities", [3632, 0, 0, 0], [0, 0, 3632, 0]],
  ])("%s is taken for %s, once", async (name, preset, kind, first, again) => {
    const file = path.join(data, "crm_exports", name);
    const found = await importAsFound(file, kind);
    expect(found.preset).toBe(preset);
    const { created = 0, updated, unchanged, failed } = found.result?.counts ?? {};
    expect([created, updated, unchanged, failed]).toEqual(first);
    expect(await countsOf(file, kind)).toEqual(again);
  });
});

const HEAD = ["Record ID", "First Name", "Last Name", "Email", "Create Date", "Annual Revenue"];
const PEOPLE = [
  ["101", "Ada", "Löwe", "ada@damaged.test", "13/04/2021", "1234.50"],
  ["102", "Bob", "Ray", "bob@damaged.test", "2021-04-14 09:30", "2000.25"],
  ["103", "Cid", "Øst", "cid@damaged.test", "15/04/2021", ""],
];
const csv = (rows: string[][], mark = ",", end = "\n") =>
  rows.map((cells) => cells.join(mark)).join(end);
const WHOLE = csv([HEAD, ...PEOPLE]);
const withRow = (line: string) => `${WHOLE}\n${line}\n`;
const OK: Counts = [3, 0, 0, 0];
const SAME: Counts = [0, 0, 3, 0];
const NONE: string[] = [];

/** What the file holds, its counts the first time and the second, and what was refused. */
const VARIANTS: [string, string | Buffer, Counts, Counts, string[]][] = [
  ["whole", WHOLE, OK, SAME, NONE],
  ["a byte order mark", `\uFEFF${WHOLE}`, OK, SAME, NONE],
  ["UTF-16 with its mark", Buffer.from(`\uFEFF${WHOLE}`, "utf16le"), OK, SAME, NONE],
  ["UTF-16 without one", Buffer.from(WHOLE, "utf16le"), OK, SAME, NONE],
  ["UTF-16 of the other order", Buffer.from(WHOLE, "utf16le").swap16(), OK, SAME, NONE],
  ["Latin-1", Buffer.from(WHOLE, "latin1"), OK, SAME, NONE],
  ["semicolons", csv([HEAD, ...PEOPLE], ";"), OK, SAME, NONE],
  ["tabs", csv([HEAD, ...PEOPLE], "\t"), OK, SAME, NONE],
  ["a line that names the mark", `sep=;\r\n${csv([HEAD, ...PEOPLE], ";", "\r\n")}`, OK, SAME, NONE],
  [
    "decimal commas",
    csv(
      [HEAD, ...PEOPLE.map((cells) => cells.map((cell) => cell.replace(/\.(\d\d)$/, ",$1")))],
      ";",
    ),
    OK,
    SAME,
    NONE,
  ],
  ["line ends of Windows", WHOLE.replaceAll("\n", "\r\n"), OK, SAME, NONE],
  ["line ends of Windows after the first row only", WHOLE.replace("\n", "\r\n"), OK, SAME, NONE],
  ["line ends of old Macs, and empty lines", WHOLE.replaceAll("\n", "\r\r"), OK, SAME, NONE],
  [
    "line ends in a cell",
    withRow('104,"Di\nana",Prince,di@damaged.test,16/04/2021,'),
    [4, 0, 0, 0],
    [0, 0, 4, 0],
    NONE,
  ],
  [
    "quotes that stand alone",
    withRow('104,Di "the" ana,"O""Neil",di@damaged.test,16/04/2021,'),
    [4, 0, 0, 0],
    [0, 0, 4, 0],
    NONE,
  ],
  [
    "a quote that closes in another row",
    withRow('104,"Di,Prince,di@damaged.test,,\n105,Ed,"Fox",ed@damaged.test,,\n106,Flo,Fox,,,'),
    [4, 0, 0, 1],
    [0, 0, 4, 1],
    [
      "5: A quote opens in this row and is not closed, so it took in the line after it. Close or remove the quote in the file, and import it again.",
    ],
  ],
  [
    "quotes of cells in quotes, over several lines",
    withRow('104,Di,"""So"" she said\n""and, ""left",di@damaged.test,16/04/2021,'),
    [4, 0, 0, 0],
    [0, 0, 4, 0],
    NONE,
  ],
  ["blank lines", WHOLE.replaceAll("\n", "\n\n,,,,,\n   \n"), OK, SAME, NONE],
  [
    "a heading twice",
    csv([[...HEAD, "Email"], ...PEOPLE.map((cells) => [...cells, "x@other.test"])]),
    OK,
    SAME,
    NONE,
  ],
  [
    "half a last line",
    `${WHOLE}\n104,Di,Pri`,
    [3, 0, 0, 1],
    [0, 0, 3, 1],
    ["5: It has 3 cells where the header has 6. Add what is missing."],
  ],
  [
    "a NUL",
    withRow("104,D\u0000i,Prince,di@damaged.test,16/04/2021,"),
    [3, 0, 0, 1],
    [0, 0, 3, 1],
    ["5: It holds a character that no text can hold (NUL). Remove it."],
  ],
  [
    "a cell of 100 kB",
    withRow(`104,${"D".repeat(100_000)},Prince,di@damaged.test,16/04/2021,`),
    [3, 0, 0, 1],
    [0, 0, 3, 1],
    ["5: First Name is longer than 300 characters. Shorten it."],
  ],
  [
    "wrong dates",
    withRow("104,Di,Prince,di@damaged.test,31/02/2021,\n105,Ed,Fox,ed@damaged.test,01/01/2150,"),
    [3, 0, 0, 2],
    [0, 0, 3, 2],
    [
      "5: Create Date: “31/02/2021” is not a date. Correct it, or choose in which order dates are written.",
      "6: Its creation lies in the future. Correct the date, or choose in which order dates are written.",
    ],
  ],
  [
    "nobody to recognise, and no address",
    withRow(",Di,Prince,,,\n105,Ed,Fox,not an address,,"),
    [3, 0, 0, 2],
    [0, 0, 3, 2],
    [
      "5: It has neither an email address nor an id to be recognised by. Add one of them.",
      "6: Email: “not an address” is not an email address. Correct it or leave the cell blank.",
    ],
  ],
  [
    "a person twice, the second time with blanks",
    withRow("101,,,ADA@damaged.test,,"),
    [3, 0, 1, 0],
    [0, 0, 4, 0],
    NONE,
  ],
];

let files = 0;
function fileOf(content: string | Buffer): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, content);
  return file;
}

async function ada() {
  const { read } = await store();
  const [lead] = await read.select().from(leads).where(eq(leads.externalId, "101"));
  return lead;
}

describe("a file with", () => {
  test.each(VARIANTS)("%s", async (_, content, first, again, refused) => {
    const file = fileOf(content);
    const { result, preset } = await importAsFound(file, "leads");
    if (!result) throw new Error("Nothing could be imported");
    const { created, updated, unchanged, failed } = result.counts;
    expect([created, updated, unchanged, failed]).toEqual(first);
    expect(await problemsOf(result.id)).toEqual(refused);
    expect(preset).toBe("HubSpot contacts");
    expect(await ada()).toMatchObject({
      name: "Ada Löwe",
      createdAt: Date.UTC(2021, 3, 13),
      attributes: { annualRevenue: 1234.5 },
    });
    const before = await ada();
    expect(await countsOf(file, "leads")).toEqual(again);
    expect(await ada()).toEqual(before);
  });

  test("a quote that never closes keeps what came before it, and says where it opens", async () => {
    const rows = Array.from({ length: 1600 }, (_, i) => `${i},N,N,n${i}@damaged.test,,`);
    const file = fileOf(`${csv([HEAD])}\n${rows.join("\n")}\n1700,"Di,Prince,di@damaged.test,,\n`);
    const { result } = await importAsFound(file, "leads");
    expect(result).toMatchObject({
      state: "failed",
      message: expect.stringContaining("A quote that opens in row 1602 is never closed"),
    });
    expect(result?.counts.created).toBe(1600);
  });

  test("a quote that never closes is refused by its row before anything comes in", async () => {
    const file = fileOf(`${WHOLE}\n104,"Di,Prince,di@damaged.test,,\n105,Ed,Fox,ed@quote.test,,\n`);
    const refused = "A quote that opens in row 5 is never closed";
    await expect(analyseFile(file)).rejects.toThrow(refused);
  });

  test("headings that every object has by itself", async () => {
    const file = fileOf("Email,constructor,toString,__proto__\nodd@damaged.test,1,2,3\n");
    expect(await countsOf(file, "leads")).toEqual([1, 0, 0, 0]);
  });

  test("a row of 2 MB is named, whether or not it has a quote", async () => {
    const file = fileOf(`Email,Name\nbig@damaged.test,${"x".repeat(2_000_000)}\n`);
    await expect(analyseFile(file)).rejects.toThrow("Row 2 is longer than 1,000,000 characters");
  });

  test("neither addresses nor ids is not begun", async () => {
    const file = fileOf("First Name,Last Name,Create Date\nAda,Löwe,13/04/2021\n");
    expect((await importAsFound(file, "leads")).missing).toEqual([
      "No column is one of “Email”, “Id in the other system” yet.",
    ]);
  });

  test("no text at all is refused", async () => {
    const refusal = (content: Buffer) =>
      analyseFile(fileOf(content)).catch((error) => error.message);
    expect(await refusal(Buffer.alloc(64, "\u0000abcdefg"))).toContain("not a text file");
    expect(await refusal(Buffer.from("PK\u0003\u0004rest"))).toContain("Excel workbook");
    expect(await refusal(gzipSync(WHOLE))).toContain("compressed file");
    expect(await refusal(Buffer.from("\n\n"))).toContain("no header");
  });

  test("refused rows gives them back in its own columns, safe for spreadsheets, to import again", async () => {
    const phone: [string, string][] = [
      ["Phone", "+49 170 123"],
      ["Company", "=1+1 Ltd"],
    ];
    const head = csv([[...HEAD, ...phone.map(([name]) => name)]]);
    const row = `201,Eve,Fox,no address,13/04/2021,,${phone.map(([, cell]) => cell).join(",")}`;
    const good = "200,Eva,Fox,eva@damaged.test,13/04/2021,,,";
    const { result } = await importAsFound(fileOf(`${head}\n${good}\n${row}\n`), "leads");
    let text = "";
    for await (const piece of errorFileOf(result?.id ?? "", mara)) text += piece;
    expect(text).toContain(",'+49 170 123,'=1+1 Ltd,");
    expect(text.split("\n")[0]).toBe(`${head},problem`);
    const mended = fileOf(`\uFEFF${text.replace("no address", "eve@damaged.test")}`);
    expect(await countsOf(mended, "leads")).toEqual([1, 0, 0, 0]);
    const { read } = await store();
    const [eve] = await read.select().from(leads).where(eq(leads.externalId, "201"));
    expect(eve).toMatchObject({ phone: "+49 170 123", company: "=1+1 Ltd" });
  });
});

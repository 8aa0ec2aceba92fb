import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { asc, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { GET as leadsCsv } from "@/app/api/leads/csv/route";
import { store } from "@/db/client";
import { accounts, leadAliases, leads } from "@/db/schema";
import { beginUndo, runUndo } from "@/lib/imports/commands/undo";
import { checkFile } from "@/lib/imports/queries/check";
import { listProblems } from "@/lib/imports/queries/imports";
import { type Mapping, type MappingInput, mappingSchema } from "@/lib/imports/schema/mapping";
import { presetOf } from "@/lib/imports/schema/presets";
import { analyseFile } from "@/lib/imports/steps/analyse";
import { ownersOf, roundsOf } from "@/lib/imports/steps/match";
import { suggestMapping } from "@/lib/imports/steps/suggest";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { suppressAddress } from "@/lib/privacy/commands";
import { keyOf } from "../api/contract";
import { adam, mara, settle } from "../leads/world";
import { importFile } from "./run-file";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-further-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeAll(settle);
beforeEach(async () => {
  await (await store()).write(async (tx) => {
    for (const table of [leads, accounts]) await tx.delete(table);
  });
});

const FURTHER: MappingInput = {
  format: 1,
  kind: "leads",
  columns: {
    Email: { to: "email" },
    More: { to: "emails" },
    Id: { to: "externalId" },
    Name: { to: "name" },
  },
};

let files = 0;
function fileOf(text: string): string {
  files += 1;
  const file = path.join(folder, `${files}.csv`);
  writeFileSync(file, text);
  return file;
}

async function bring(...rows: string[]) {
  const file = fileOf(`Email,More,Id,Name\n${rows.join("\n")}\n`);
  const { counts: dry } = await checkFile({ file, mapping: mapped(FURTHER), actor: mara });
  const { id, counts } = await importFile(file, FURTHER, mara);
  expect(dry).toEqual(counts);
  const { problems } = unwrap(await ask(listProblems, mara, { id, severity: "error" }));
  const { created, updated, unchanged, failed } = counts;
  return {
    id,
    counts: [created, updated, unchanged, failed],
    refused: problems.map(({ row, problem }) => `${row}: ${problem}`),
  };
}

const mapped = (given: MappingInput): Mapping => mappingSchema.parse(given);

/** Who is there, by name: the first address, and the further ones. */
async function people(): Promise<Record<string, (string | null)[]>> {
  const { read } = await store();
  const all = await read.select().from(leads).orderBy(asc(leads.name));
  const found: Record<string, (string | null)[]> = {};
  for (const { id, name, email } of all) {
    const further = await read
      .select({ value: leadAliases.value })
      .from(leadAliases)
      .where(eq(leadAliases.leadId, id))
      .orderBy(asc(leadAliases.key));
    found[name] = [email, ...further.map(({ value }) => value)];
  }
  return found;
}

test("a cell brings further addresses, which recognise their lead from then on", async () => {
  const first = await bring(
    "ada@one.test,ada@two.test; Ada.L@three.test,,Ada",
    ",bo@one.test|bo@two.test,7,Bo",
  );
  expect(first.counts).toEqual([2, 0, 0, 0]);
  const start = {
    Ada: ["ada@one.test", "Ada.L@three.test", "ada@two.test"],
    Bo: ["bo@one.test", "bo@two.test"],
  };
  expect(await people()).toEqual(start);
  // The same, in other words; then one more, known by another address of theirs.
  const again = await bring("ADA@one.test,ada@TWO.test,,", "bo@two.test,,,");
  expect(again.counts).toEqual([0, 0, 2, 0]);
  const more = await bring(
    "ada.l@THREE.test,,,",
    ',"ada@two.test, ada@four.test",,',
    "bo@new.test,bo@one.test,7,",
  );
  expect(more.counts).toEqual([0, 2, 1, 0]);
  // A new first address becomes the first where the id found its lead, else a further one.
  expect((await bring("ada@new.test,ada@one.test,,")).counts).toEqual([0, 1, 0, 0]);
  expect(await people()).toEqual({
    Ada: ["ada@one.test", "Ada.L@three.test", "ada@four.test", "ada@new.test", "ada@two.test"],
    Bo: ["bo@new.test", "bo@one.test", "bo@two.test"],
  });
});

test("an undo takes further addresses away again", async () => {
  await bring("ada@one.test,ada@two.test,1,Ada", "bo@one.test,,2,Bo");
  const before = await people();
  const { id, counts } = await bring(
    "ada@one.test,ada@four.test,1,",
    "bo@new.test,bo@one.test,2,",
    "cy@one.test,cy@two.test,3,Cy",
  );
  expect(counts).toEqual([1, 2, 0, 0]);
  expect(await people()).toEqual({
    Ada: ["ada@one.test", "ada@four.test", "ada@two.test"],
    Bo: ["bo@new.test", "bo@one.test"],
    Cy: ["cy@one.test", "cy@two.test"],
  });
  unwrap(await execute(beginUndo, mara, { id, leavesChanged: false }));
  await runUndo(id, mara);
  expect(await people()).toEqual(before);
});

test("addresses of others, of people who are kept out, and too many are refused by their row", async () => {
  const many = Array.from({ length: 20 }, (_, i) => `m${i}@many.test`).join(" ");
  await bring("ada@one.test,,1,Ada", "bo@one.test,,,Bo", `max@many.test,${many},,Max`);
  unwrap(await execute(suppressAddress, adam, { email: "gone@one.test" }));
  const before = await people();
  const { counts, refused } = await bring(
    "ada@one.test,bo@one.test,,",
    ",bo@one.test,1,",
    "new@one.test,gone@one.test,,New",
    "odd@one.test,not an address,,Odd",
    `fay@many.test,${many} z@many.test,,Fay`,
    "max@many.test,z@many.test,,",
  );
  expect(counts).toEqual([0, 0, 0, 6]);
  expect(refused).toEqual([
    "2: ada@one.test, bo@one.test belong to two different leads. Merge them, or correct the row.",
    "3: bo@one.test, 1 belong to two different leads. Merge them, or correct the row.",
    expect.stringContaining("4: "),
    "5: More: “not an address” is not a list of at most 20 email addresses. Correct it or leave the cell blank.",
    expect.stringMatching(
      /^6: More: .*at most 20 email addresses\. Correct it or leave the cell blank\.$/,
    ),
    "7: A lead has at most 20 further addresses: remove some from the row or the lead.",
  ]);
  expect(await people()).toEqual(before);
});

test("rows of one file that share a further address are one person", async () => {
  const { counts } = await bring(
    "ada@one.test,ada@two.test,,Ada",
    "ada@two.test,,9,",
    "ada@three.test,ada@one.test,9,",
  );
  expect(counts[0]).toBe(1);
  expect(Object.keys(await people())).toEqual(["Ada"]);
});

test("an exported list imports as the same leads, here and elsewhere", async () => {
  await bring("ada@one.test,ada@two.test ada@three.test,,Ada", "bo@one.test,,b-7,Bo", ",,c-8,=Cy");
  const before = await people();
  const key = await keyOf("viewer");
  const exported = async () => {
    const headers = { authorization: `Bearer ${key}` };
    return (
      await leadsCsv(new Request("http://localhost/api/leads/csv?sort=name", { headers }))
    ).text();
  };
  const file = fileOf(await exported());
  const view = await analyseFile(file);
  expect(presetOf(view.columns.map(({ header }) => header))?.name).toBe("Handoff leads");
  const mapping = suggestMapping("leads", view, []);
  const counts = async () => {
    const { created, updated, unchanged, failed } = (await importFile(file, mapping, mara)).counts;
    return [created, updated, unchanged, failed];
  };
  expect(await counts()).toEqual([0, 0, 3, 0]);
  await (await store()).write((tx) => tx.delete(leads));
  expect(await counts()).toEqual([3, 0, 0, 0]);
  expect(await people()).toEqual(before);
  const keys = async () => (await exported()).split("\n").map((row) => row.split(",").slice(1, 5));
  expect(await keys()).toEqual(
    readFileSync(file, "utf8")
      .split("\n")
      .map((row) => row.split(",").slice(1, 5)),
  );
});

test("two rows by two addresses of one person are brought in one after the other", async () => {
  await bring("ann@one.test,ann@two.test,A1,Ann");
  const { read } = await store();
  const rows = ["ann@one.test", "bob@one.test", "ann@two.test"].map((email) => ({ email }));
  const rounds = roundsOf(rows, await ownersOf(read, rows));
  expect(rounds.map((round) => round.map(({ at }) => at))).toEqual([[0, 1], [2]]);
});

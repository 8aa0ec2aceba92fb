import Database from "better-sqlite3";
import { beforeAll, expect, test } from "vitest";
import { closeStore, store } from "@/db/client";
import { databaseUrl, dialect } from "@/db/dialect";
import { sqliteFile } from "@/db/sqlite";
import { deleteLead } from "@/lib/leads/commands/deletion";
import { listLeads } from "@/lib/leads/queries/list";
import { leadContext } from "@/lib/leads/steps/context";
import { insertLeads } from "@/lib/leads/steps/intake";
import { SWEEP } from "@/lib/operations/actor";
import { executeTogether } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ask } from "@/lib/operations/query";
import { waitUntil } from "@/tests/support/processes";
import { MONDAY, mara, settle, vic } from "./world";

// Of PostgreSQL's index what is gone is vacuumed by PostgreSQL.
const onSqlite = test.skipIf(dialect === "pg");

/** Letters that nothing else has, and those of them that the index writes after what words begin with. */
const MARK = "ǂǃǂ";
const PART = "ǃǂ";

async function bring(name: string, count: number): Promise<string[]> {
  const news = Array.from({ length: count }, (_, i) => ({
    name: `${name} ${i}`,
    email: `p${i}.${count}@${name.length}x.example`,
    attributes: {},
    origin: "import:x",
    moves: [],
  }));
  const { ids } = await (await store()).write(async (tx) =>
    insertLeads(tx, news, await leadContext(tx, mara, MONDAY)),
  );
  return ids.filter((id) => id !== null);
}

const erase = (ids: readonly string[]) =>
  executeTogether(async (run) => {
    for (const id of ids) await run(deleteLead, SWEEP, { id, version: 1, reason: "test" }, MONDAY);
  });

/** Places of the file's search index that have the mark. */
function marksInFile(): number {
  const file = new Database(sqliteFile(databaseUrl()), { readonly: true });
  const count = file
    .prepare<[Buffer], number>("select count(*) from lead_search_data where instr(block, ?) > 0")
    .pluck()
    .get(Buffer.from(PART));
  file.close();
  return count ?? 0;
}

const totalOf = async (text: string) =>
  unwrap(await ask(listLeads, vic, { filter: { text }, sort: "name" }, MONDAY)).total;

beforeAll(async () => {
  await settle();
  await bring("Stays", 200);
});

onSqlite("of many who are gone nothing is left in the index a little later", async () => {
  const ids = await bring(MARK, 60);
  expect(marksInFile()).toBeGreaterThan(0);
  expect(await totalOf(MARK)).toBe(60);
  await erase(ids.slice(0, 30));
  await erase(ids.slice(30));
  expect(await totalOf(MARK)).toBe(0);
  await waitUntil(
    async () => marksInFile() === 0,
    10_000,
    () => "Their letters are in the index still",
  );
  expect(await totalOf("stays")).toBe(200);
});

onSqlite("nor when the program ends before", async () => {
  const ids = await bring(MARK, 60);
  await erase(ids);
  expect(marksInFile()).toBeGreaterThan(0);
  await closeStore();
  expect(marksInFile()).toBe(0);
  expect(await totalOf("stays")).toBe(200);
});

onSqlite("and of a few at once", async () => {
  const ids = await bring(MARK, 10);
  await erase(ids);
  expect(marksInFile()).toBe(0);
  expect(await totalOf("stays")).toBe(200);
});

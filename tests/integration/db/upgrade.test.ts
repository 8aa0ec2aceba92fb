import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { drizzle as drizzleSqlite } from "drizzle-orm/better-sqlite3";
import { migrate as migrateSqlite } from "drizzle-orm/better-sqlite3/migrator";
import { drizzle as drizzlePostgres } from "drizzle-orm/node-postgres";
import { migrate as migratePostgres } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { closeStore, store } from "@/db/client";
import { dialect } from "@/db/dialect";
import { migrationsFolder } from "@/db/migrations";
import { handoffs, searchEntries } from "@/db/schema";
import { entriesWith } from "@/db/search-index";
import {
  createPostgresDatabase,
  createSqliteDatabase,
  SERVER_VARIABLE,
} from "@/tests/support/database";

const LEADS = [
  { id: "a", name: "Ada Stone", key: "ada stone ada@stone.example stone" },
  { id: "b", name: "Bo Wood", key: "bo wood bo@wood.example wood" },
];
const AS_THEN = `
  ${LEADS.map(
    ({ id, name, key }) =>
      `insert into leads (id, name, search_key, attributes, label, stage, stage_at, bant, scored_at, created_at, updated_at)
       values ('${id}', '${name}', '${key}', '{}', 'newCompany', 'inquiry', 1, '{}', 1, 1, 1);`,
  ).join("\n")}
  insert into lead_aliases (kind, key, lead_id, value)
    values ('email', 'bo@home.example', 'b', 'bo@home.example'),
           ('externalId', 'crm-7', 'b', 'crm-7');
  update leads set owner_id = 'ana' where id = 'a';
  insert into handoffs (lead_id, round, mql_at, sal_at, sql_at, path, fit, engagement)
    values ('a', 1, 10, 20, 30, 'scored', 1, 1), ('a', 2, 40, null, 50, 'scored', 1, 1),
           ('a', 3, 60, null, null, 'scored', 1, 1), ('b', 1, 10, null, null, 'scored', 1, 1);`;

/** The migrations of a version before the one that begins so. */
function migrationsBefore(tag: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-upgrade-"));
  cpSync(migrationsFolder(dialect), folder, { recursive: true });
  const file = path.join(folder, "meta", "_journal.json");
  const journal = JSON.parse(readFileSync(file, "utf8")) as { entries: { tag: string }[] };
  const entries = journal.entries.filter((entry) => entry.tag < tag);
  writeFileSync(file, JSON.stringify({ ...journal, entries }));
  return folder;
}

const server = process.env[SERVER_VARIABLE];
const database = server ? await createPostgresDatabase(server) : createSqliteDatabase();

afterAll(async () => {
  await closeStore();
  await database.drop();
});

/** Makes the database as that version left it. */
async function leaveAsBefore(tag: string): Promise<void> {
  const folder = migrationsBefore(tag);
  if (dialect === "pg") {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await migratePostgres(drizzlePostgres(client), { migrationsFolder: folder });
    await client.query(AS_THEN);
    await client.end();
  } else {
    const file = new Database(database.url.replace("file:", ""));
    migrateSqlite(drizzleSqlite(file), { migrationsFolder: folder });
    file.exec(AS_THEN);
    file.close();
  }
  rmSync(folder, { recursive: true });
}

test("an upgrade finds the leads of before by their names and all their addresses", async () => {
  await leaveAsBefore("0022");
  await closeStore();
  process.env.DATABASE_URL = database.url;
  const { read } = await store();
  const entries = await read.select().from(searchEntries);
  expect(entries.map(({ leadId, key }) => [leadId, key]).sort()).toEqual([
    ["a", "ada stone ada@stone.example stone"],
    ["b", "bo wood bo@wood.example wood\nbo@home.example"],
  ]);
  const found = await entriesWith(read, [["home.example"]], 5);
  expect(found.map(({ leadId }) => leadId)).toEqual(["b"]);
});

test("an upgrade takes who accepted a hand-off, else who owns its lead, as answerable for it", async () => {
  const { read } = await store();
  const rounds = await read.select().from(handoffs);
  expect(rounds.map((one) => [one.leadId, one.round, one.assignedAt]).sort()).toEqual([
    ["a", 1, 20],
    ["a", 2, 50],
    ["a", 3, 60],
    ["b", 1, null],
  ]);
});

import Database from "better-sqlite3";
import { indexSearchChanges, newestEntry } from "@/db/search-index";
import { BATCH_ROWS } from "@/lib/imports/schema/rows";

/** What a new lead of a file is made of, as far as each lead has some of its own. */
const PARTS = ["stage_moves", "observations", "search_entries"];

/** Rows a second, and rows a second of processor time. */
interface Rates {
  rows: number;
  rowsOfProcessor: number;
}

type Row = Record<string, unknown>;

/** Rows of some leads, table by table, in the order in which they refer to each other. */
type Batch = [table: string, rows: Row[]][];

/** The statement that inserts a row as it is, but for numbers that the table gives itself. */
function insertInto(raw: Database.Database, table: string): Database.Statement<Row> {
  const columns = (raw.pragma(`table_info(${table})`) as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== "seq");
  const names = columns.map((name) => `"${name}"`).join(", ");
  const values = columns.map((name) => `@${name}`).join(", ");
  return raw.prepare(`insert into ${table} (${names}) values (${values})`);
}

/** The leads of the imported file, so many at a time, with their companies that were not there before. */
function* batchesIn(file: string, before: Database.Database): Generator<Batch> {
  const imported = new Database(file, { readonly: true });
  const leads = imported.prepare<[string, number], Row & { id: string }>(
    "select * from leads where external_id like 'bench-%' and id > ? order by id limit ?",
  );
  const isThere = before.prepare("select 1 from accounts where id = ?");
  const company = imported.prepare<[unknown], Row>("select * from accounts where id = ?");
  const parts = PARTS.map((table): [string, Database.Statement<[string], Row>] => [
    table,
    imported.prepare(`select * from ${table} where lead_id in (select value from json_each(?))`),
  ]);
  const made = new Set<unknown>();
  for (let last = ""; ; ) {
    const some = leads.all(last, BATCH_ROWS);
    const end = some.at(-1);
    if (!end) break;
    last = end.id;
    const companies = new Set(some.map((lead) => lead.account_id));
    const fresh = [...companies].filter((id) => id !== null && !made.has(id) && !isThere.get(id));
    for (const id of fresh) made.add(id);
    const ids = JSON.stringify(some.map(({ id }) => id));
    yield [
      ["accounts", fresh.flatMap((id) => company.all(id))],
      ["leads", some],
      ...parts.map(([table, rows]): [string, Row[]] => [table, rows.all(ids)]),
    ];
  }
  imported.close();
}

/**
 * The floor: the leads of an imported file, as they are in `from`, into the same indexed tables of a
 * database without them, as durable, and nothing else.
 */
export function rawLeadRates(from: string, into: string): Rates {
  const raw = new Database(into);
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "secure_delete = ON"]) {
    raw.pragma(pragma);
  }
  raw.pragma("cache_size = -65536");
  raw.pragma("mmap_size = 4294967296");
  raw.pragma("wal_autocheckpoint = 16000");
  const statements = new Map(
    ["accounts", "leads", ...PARTS].map((table) => [table, insertInto(raw, table)]),
  );
  const write = raw.transaction((batch: Batch) => {
    const newest = newestEntry(raw);
    for (const [table, rows] of batch) for (const row of rows) statements.get(table)?.run(row);
    indexSearchChanges(raw, newest);
  });
  let count = 0;
  let ms = 0;
  let processorMs = 0;
  for (const batch of batchesIn(from, raw)) {
    const [start, before] = [performance.now(), process.cpuUsage()];
    write(batch);
    ms += performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    processorMs += (user + system) / 1000;
    count += batch.find(([table]) => table === "leads")?.[1].length ?? 0;
  }
  raw.close();
  return { rows: (count * 1000) / ms, rowsOfProcessor: (count * 1000) / processorMs };
}

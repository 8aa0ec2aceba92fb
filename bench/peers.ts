import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { duckDbOf, rowsOf, type Table } from "./duckdb";

/** What a score query answers: rows over the thresholds, and the sum of all scores. */
export interface Answer {
  count: number;
  sum: number;
}

export interface Peer {
  /** Runs a query over the table `leads` that selects `count` and `sum`. */
  ask(query: string): Promise<Answer>;
  close(): void;
}

/** DuckDB with that table; `enums` as for `duckDbOf`. */
export async function duckDb(
  table: Table,
  options: { enums?: boolean } = {},
): Promise<Peer & { setThreads(n: number): Promise<void> }> {
  const duck = await duckDbOf({ leads: table }, options);
  return {
    setThreads: duck.setThreads,
    async ask(query) {
      const [row] = await duck.rows(query);
      return { count: Number(row?.count), sum: Number(row?.sum) };
    },
    close: duck.close,
  };
}

const ROWS_PER_INSERT = 50;

/** SQLite in a file of its own, by better-sqlite3 as it comes. */
export function sqlite(table: Table): Peer {
  const folder = mkdtempSync(path.join(tmpdir(), "handoff-bench-"));
  const database = new Database(path.join(folder, "leads.db"));
  database.pragma("journal_mode = WAL");
  database.pragma("cache_size = -262144");
  const fields = table.map(
    ({ name, type }) => `${name} ${type === "word" ? "text" : "integer"} not null`,
  );
  database.exec(`create table leads (${fields.join(", ")}) strict`);
  const one = `(${table.map(() => "?").join(", ")})`;
  const insertOf = (rows: number) =>
    database.prepare(
      `insert into leads values ${Array.from({ length: rows }, () => one).join(", ")}`,
    );
  const insertMany = insertOf(ROWS_PER_INSERT);
  database.transaction(() => {
    for (let first = 0; first < rowsOf(table); first += ROWS_PER_INSERT) {
      const end = Math.min(first + ROWS_PER_INSERT, rowsOf(table));
      const values: Table[number]["values"][number][] = [];
      for (let row = first; row < end; row++) {
        for (const column of table) values.push(column.values[row] ?? 0);
      }
      const isWhole = end - first === ROWS_PER_INSERT;
      (isWhole ? insertMany : insertOf(end - first)).run(...values);
    }
  })();
  return {
    ask: async (query) => database.prepare(query).get() as Answer,
    close: () => {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}

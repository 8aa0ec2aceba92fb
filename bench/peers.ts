import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";
import Database from "better-sqlite3";

/** Columns of equally many rows. */
export type Table = readonly {
  name: string;
  /** Words are few and come again and again. */
  type: "integer" | "word";
  values: ArrayLike<number | string>;
}[];

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

const CHUNK_ROWS = 2048;

function rowsOf([first]: Table): number {
  return first?.values.length ?? 0;
}

/**
 * DuckDB in memory. Words are texts, as they would come from the application's database, or an enum
 * of them, as its manual advises for few.
 */
export async function duckDb(
  table: Table,
  { enums = false } = {},
): Promise<Peer & { setThreads(n: number): Promise<void> }> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const words = new Set(
    table.flatMap(({ type, values }) =>
      type === "word" ? Array.from(new Set(Array.from(values))) : [],
    ),
  );
  const named = [...words].map((word) => `'${word}'`).join(", ");
  await connection.run(`create type word as ${enums ? `enum (${named})` : "varchar"}`);
  const fields = table.map(({ name, type }) => `${name} ${type} not null`);
  await connection.run(`create table leads (${fields.join(", ")})`);
  const appender = await connection.createAppender("leads");
  const types = table.map((_, i) => appender.columnType(i));
  for (let first = 0; first < rowsOf(table); first += CHUNK_ROWS) {
    const chunk = DuckDBDataChunk.create(types);
    const end = first + CHUNK_ROWS;
    chunk.setColumns(table.map(({ values }) => Array.prototype.slice.call(values, first, end)));
    appender.appendDataChunk(chunk);
  }
  appender.closeSync();
  return {
    async setThreads(n) {
      await connection.run(`set threads = ${n}`);
    },
    async ask(query) {
      const [row] = (await connection.runAndReadAll(query)).getRowObjects();
      return { count: Number(row?.count), sum: Number(row?.sum) };
    },
    close: () => {
      connection.closeSync();
      instance.closeSync();
    },
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
      const values: (number | string)[] = [];
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

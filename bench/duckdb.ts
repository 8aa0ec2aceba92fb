import { DuckDBDataChunk, DuckDBInstance } from "@duckdb/node-api";

/** Columns of equally many rows. */
export type Table = readonly {
  name: string;
  /** Words are few and come again and again. */
  type: "integer" | "bigint" | "word";
  /** Null where a value is missing. */
  values: ArrayLike<number | bigint | string | null>;
}[];

const CHUNK_ROWS = 2048;

export function rowsOf([first]: Table): number {
  return first?.values.length ?? 0;
}

/** DuckDB in memory. */
export interface DuckDb {
  rows(query: string): Promise<readonly Record<string, unknown>[]>;
  setThreads(n: number): Promise<void>;
  close(): void;
}

/**
 * These tables by name. Words are texts, as they would come from the application's database, or an
 * enum of them, as DuckDB's manual advises for few.
 */
export async function duckDbOf(
  tables: Readonly<Record<string, Table>>,
  { enums = false } = {},
): Promise<DuckDb> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  const words = new Set(
    Object.values(tables).flatMap((table) =>
      table.flatMap(({ type, values }) =>
        type === "word" ? [...new Set(Array.from(values))].filter((word) => word !== null) : [],
      ),
    ),
  );
  const named = [...words].map((word) => `'${word}'`).join(", ");
  await connection.run(`create type word as ${enums ? `enum (${named})` : "varchar"}`);
  for (const [name, table] of Object.entries(tables)) {
    const fields = table.map(({ name: field, type, values }) => {
      const isWhole = !Array.prototype.includes.call(values, null);
      return `${field} ${type}${isWhole ? " not null" : ""}`;
    });
    await connection.run(`create table ${name} (${fields.join(", ")})`);
    const appender = await connection.createAppender(name);
    const types = table.map((_, i) => appender.columnType(i));
    for (let first = 0; first < rowsOf(table); first += CHUNK_ROWS) {
      const chunk = DuckDBDataChunk.create(types);
      const end = first + CHUNK_ROWS;
      chunk.setColumns(table.map(({ values }) => Array.prototype.slice.call(values, first, end)));
      appender.appendDataChunk(chunk);
    }
    appender.closeSync();
  }
  return {
    rows: async (query) => (await connection.runAndReadAll(query)).getRowObjectsJS(),
    async setThreads(n) {
      await connection.run(`set threads = ${n}`);
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

import { Column } from "drizzle-orm";
import type { PgColumn } from "drizzle-orm/pg-core";
import { dialect } from "./dialect";

/** A ready statement of the builder; that of SQLite also gives its rows as the database has them. */
interface Ready<T> {
  execute(values: Record<string, unknown>): Promise<T[]>;
}
interface ReadySqlite {
  values(values: Record<string, unknown>): unknown[][];
}

/**
 * The rows of a ready statement that selects these columns and nothing else, for wide rows by the
 * hundred: the builder asks of each cell anew what it is, which costs more than the reading.
 */
export async function rowsByColumn<T>(
  statement: Ready<T>,
  columns: Readonly<Record<string, PgColumn>>,
  values: Record<string, unknown>,
): Promise<T[]> {
  if (dialect === "pg") return statement.execute(values);
  const cells = Object.entries(columns).map(([key, column]) => ({
    key,
    decoded: column.mapFromDriverValue === Column.prototype.mapFromDriverValue ? null : column,
  }));
  return (statement as unknown as ReadySqlite).values(values).map((row) => {
    const named: Record<string, unknown> = {};
    cells.forEach(({ key, decoded }, i) => {
      const value = row[i];
      named[key] =
        decoded === null || value === null ? value : decoded.mapFromDriverValue(value as never);
    });
    return named as T;
  });
}

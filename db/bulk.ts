import type Database from "better-sqlite3";
import { Column, eq, getTableColumns, getTableName, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import { dialect } from "./dialect";
import type { Tx } from "./handles";
import { rowsOf } from "./sql";
import { assertInsideWrite } from "./unit-of-work";

// SQLite runs within the process: there a ready statement for each row costs least. On PostgreSQL
// each statement is a journey, so that one takes many rows.

const ROWS_PER_JOURNEY = 1000;

type Values = Record<string, unknown>;
/** A table's columns by their names in the program. */
type Columns = readonly [key: string, column: PgColumn][];

/** Encodes here what the builder would: it has no null for a JSON column behind a placeholder. */
export function encode(column: Column, value: unknown): unknown {
  return value === null || value === undefined ? null : column.mapToDriverValue(value);
}

const quoted = (name: string) => `"${name}"`;

/** Runs a statement of SQLite for each row; says of each whether it wrote anything. */
function runEach(tx: Tx, text: string, columns: Columns, rows: readonly Values[]): boolean[] {
  assertInsideWrite(text);
  // The connection keeps its statements by their text.
  const statement = (tx as unknown as { $client: Database.Database }).$client.prepare(text);
  const values: unknown[] = new Array(columns.length).fill(null);
  const written = columns.map(([key, column], i) => ({
    key,
    i,
    by: isEncoded(column) ? column : null,
  }));
  return rows.map((row) => {
    for (const { key, i, by } of written) {
      const value = row[key] ?? null;
      values[i] = by ? encode(by, value) : value;
    }
    return statement.run(values).changes > 0;
  });
}

/** Whether a column's values are written otherwise than the program has them. */
function isEncoded(column: Column): boolean {
  return column.mapToDriverValue !== Column.prototype.mapToDriverValue;
}

/** Rows as the table `given` of a statement of PostgreSQL, some at a time: a parameter per column. */
function* givenIn(columns: Columns, rows: readonly Values[]): Generator<SQL> {
  const names = columns.map(([, { name }]) => sql.identifier(name));
  for (let i = 0; i < rows.length; i += ROWS_PER_JOURNEY) {
    const part = rows.slice(i, i + ROWS_PER_JOURNEY);
    const lists = columns.map(([key, column]) => {
      const values = part.map((row) => encode(column, row[key]));
      return sql`${sql.param(values)}::${sql.raw(column.getSQLType())}[]`;
    });
    yield sql`unnest(${sql.join(lists, sql`, `)}) as given (${sql.join(names, sql`, `)})`;
  }
}

/** Of columns to insert those that some row has a value for: a null takes as long to hand over as a value. */
function filledIn(columns: Columns, rows: readonly Values[]): Columns {
  return columns.filter(
    ([key, { hasDefault }]) => hasDefault || rows.some((row) => (row[key] ?? null) !== null),
  );
}

/** The columns that rows have: others are left to the database, such as an assigned number. */
function columnsOf(table: PgTable, row: Values): Columns {
  return Object.entries<PgColumn>(getTableColumns(table)).filter(([key]) => key in row);
}

function insertInto(table: PgTable, columns: Columns): { into: string; names: string } {
  const names = columns.map(([, { name }]) => quoted(name)).join(", ");
  return { into: `insert into ${quoted(getTableName(table))} (${names})`, names };
}

function places(columns: Columns): string {
  return columns.map(() => "?").join(", ");
}

/** All columns but those that the database numbers itself. */
type CompleteRow<T extends PgTable> = Omit<T["$inferSelect"], "seq">;

/** Inserts many complete rows: the builder costs several times the insert. */
export async function insertAll<T extends PgTable>(
  tx: Tx,
  table: T,
  rows: readonly CompleteRow<T>[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const all = columnsOf(table, first);
  if (dialect === "sqlite") {
    const columns = filledIn(all, rows);
    const { into } = insertInto(table, columns);
    runEach(tx, `${into} values (${places(columns)})`, columns, rows);
    return;
  }
  const { into, names } = insertInto(table, all);
  for (const given of givenIn(all, rows)) {
    await rowsOf(tx, sql`${sql.raw(`${into} select ${names} from`)} ${given}`);
  }
}

/** The same, leaving out rows that some unique index already has; gives the ids that went in. */
export async function insertNew<T extends PgTable & { id: PgColumn }>(
  tx: Tx,
  table: T,
  rows: readonly (CompleteRow<T> & { id: string })[],
): Promise<string[]> {
  const [first] = rows;
  if (!first) return [];
  const all = columnsOf(table, first);
  if (dialect === "sqlite") {
    const columns = filledIn(all, rows);
    const { into } = insertInto(table, columns);
    const text = `${into} values (${places(columns)}) on conflict do nothing`;
    const went = runEach(tx, text, columns, rows);
    return rows.flatMap(({ id }, i) => (went[i] ? [id] : []));
  }
  const ids: string[] = [];
  const { into, names } = insertInto(table, all);
  for (const given of givenIn(all, rows)) {
    const insert = sql`${sql.raw(`${into} select ${names} from`)} ${given}`;
    const went = await rowsOf<{ id: string }>(
      tx,
      sql`${insert} on conflict do nothing returning id`,
    );
    for (const { id } of went) ids.push(id);
  }
  return ids;
}

/**
 * Writes the given columns of many rows, each found by its id, which may not be given twice. On
 * PostgreSQL its plan fits a table that has grown since, as it is not kept.
 */
export async function updateAll<
  T extends PgTable & { id: PgColumn },
  K extends Exclude<keyof T["$inferSelect"] & string, "id">,
>(
  tx: Tx,
  table: T,
  keys: readonly K[],
  rows: readonly (Pick<T["$inferSelect"], K> & { id: string })[],
): Promise<void> {
  const all = getTableColumns(table) as Record<string, PgColumn>;
  const columns = keys.map((key): Columns[number] => [key, all[key] as PgColumn]);
  const withId: Columns = [...columns, ["id", table.id]];
  if (dialect === "sqlite") {
    const set = columns.map(([, { name }]) => `${quoted(name)} = ?`).join(", ");
    runEach(tx, `update ${quoted(getTableName(table))} set ${set} where "id" = ?`, withId, rows);
    return;
  }
  const set = Object.fromEntries(
    columns.map(([key, { name }]): [string, SQL] => [key, sql`given.${sql.identifier(name)}`]),
  );
  for (const given of givenIn(withId, rows)) {
    await tx
      .update(table)
      .set(set as never)
      .from(given)
      .where(eq(table.id, sql`given.id`));
  }
}

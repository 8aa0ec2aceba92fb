import { type Column, eq, getTableColumns, type SQL, sql } from "drizzle-orm";
import type { PgColumn, PgTable } from "drizzle-orm/pg-core";
import type { Tx } from "./handles";
import { prepared } from "./prepared";
import { givenRows } from "./sql";

const PARAMETERS_PER_STATEMENT = 1200;
/** Few sizes, so that few statements are built and kept. */
const ROWS_PER_STATEMENT = [64, 8, 1] as const;
const ROWS_PER_UPDATE = 1000;

type Values = Record<string, unknown>;
interface Statement {
  execute(values: Values): Promise<unknown>;
  /** The names of its placeholders, row by row. */
  names: readonly (readonly string[])[];
}

/** Encodes here what the builder would: it has no null for a JSON column behind a placeholder. */
export function encode(column: Column, value: unknown): unknown {
  return value === null || value === undefined ? null : column.mapToDriverValue(value);
}

function statementFor(
  tx: Tx,
  table: PgTable,
  names: readonly string[],
  name: string,
  rows: number,
  returning: PgColumn | null,
): Statement {
  return prepared(tx, `insert.${name}.${rows}`, (handle): Statement => {
    const places = Array.from({ length: rows }, (_, row) => names.map((one) => `${one}${row}`));
    const values = places.map((row) =>
      Object.fromEntries(
        row.map((place, i): [string, SQL] => [names[i] ?? "", sql`${sql.placeholder(place)}`]),
      ),
    );
    const insert = handle.insert(table).values(values as never);
    const label = `insert_${name}_${rows}`;
    const statement = returning
      ? insert.onConflictDoNothing().returning({ id: returning }).prepare(label)
      : insert.prepare(label);
    return { execute: (given) => statement.execute(given), names: places };
  });
}

async function run(
  tx: Tx,
  table: PgTable,
  name: string,
  rows: readonly Values[],
  returning: PgColumn | null,
): Promise<string[]> {
  const first = rows[0];
  if (!first) return [];
  // Columns that the rows do not have are left to the database: an assigned number.
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const names = columns.map(([key]) => key);
  const most = Math.floor(PARAMETERS_PER_STATEMENT / columns.length);
  const returned: string[] = [];
  let i = 0;
  while (i < rows.length) {
    const left = Math.min(most, rows.length - i);
    const size = ROWS_PER_STATEMENT.find((rowsTaken) => rowsTaken <= left) ?? 1;
    const statement = statementFor(tx, table, names, name, size, returning);
    const values: Values = {};
    statement.names.forEach((places, row) => {
      columns.forEach(([key, column], at) => {
        values[places[at] ?? ""] = encode(column, rows[i + row]?.[key]);
      });
    });
    const answer = await statement.execute(values);
    if (returning) for (const { id } of answer as { id: string }[]) returned.push(id);
    i += size;
  }
  return returned;
}

/** All columns but those that the database numbers itself. */
type CompleteRow<T extends PgTable> = Omit<T["$inferSelect"], "seq">;

/**
 * Inserts many complete rows by prepared statements: the builder costs several times the insert.
 * `name` names the table's statements and must be unique in the program.
 */
export async function insertAll<T extends PgTable>(
  tx: Tx,
  name: string,
  table: T,
  rows: readonly CompleteRow<T>[],
): Promise<void> {
  await run(tx, table, name, rows, null);
}

/** The same, leaving out rows that some unique index already has; gives the ids that went in. */
export async function insertNew<T extends PgTable & { id: PgColumn }>(
  tx: Tx,
  name: string,
  table: T,
  rows: readonly CompleteRow<T>[],
): Promise<string[]> {
  return run(tx, table, `${name}_new`, rows, table.id);
}

/**
 * Writes the given columns of many rows, each found by its id, in one statement: on PostgreSQL every
 * statement is a journey. Not kept, so that its plan fits a table that has grown since. No id may be
 * given twice.
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
  const columns = Object.entries<PgColumn>(getTableColumns(table)).filter(
    ([key]) => key === "id" || (keys as readonly string[]).includes(key),
  );
  for (let i = 0; i < rows.length; i += ROWS_PER_UPDATE) {
    const part: readonly Values[] = rows.slice(i, i + ROWS_PER_UPDATE);
    const given = givenRows(
      "given",
      columns.map(([key, column]) => ({
        name: column.name,
        type: column.getSQLType(),
        values: part.map((row) => encode(column, row[key])),
      })),
    );
    const set = Object.fromEntries(
      columns
        .filter(([key]) => key !== "id")
        .map(([key, { name }]): [string, SQL] => [key, sql`given.${sql.identifier(name)}`]),
    );
    await tx
      .update(table)
      .set(set as never)
      .from(given)
      .where(eq(table.id, sql`given.id`));
  }
}

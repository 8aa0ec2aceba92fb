import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { dialect } from "./dialect";
import type { ReadDb, Tx } from "./handles";

/** Portable fragments: the only place that knows how the two engines differ in SQL. */

const AUDIT_LOCK = 4711;

/** Rows of a raw statement. For what the builder cannot say alike on both engines. */
export async function rowsOf<T>(db: ReadDb, statement: SQL): Promise<T[]> {
  if (dialect === "sqlite") {
    return (db as unknown as { all(s: SQL): T[] }).all(statement);
  }
  const result = (await (db as unknown as { execute(s: SQL): Promise<unknown> }).execute(
    statement,
  )) as { rows: T[] };
  return result.rows;
}

/**
 * Makes audit numbers appear in commit order, so that a cursor over them loses none: PostgreSQL
 * hands numbers out before commit. SQLite has one writer and needs nothing.
 */
export async function orderAudit(tx: Tx): Promise<void> {
  await takeTurns(tx, AUDIT_LOCK);
}

/** Lets one transaction at a time go on from here: for what has no row to lock, such as a sum. */
export async function takeTurns(tx: Tx, lock: number): Promise<void> {
  if (dialect === "pg") await rowsOf(tx, sql`select pg_advisory_xact_lock(${lock})`);
}

/** Goes on beside others that come through here, and never beside whoever takes turns at the same lock. */
export async function goTogether(tx: Tx, lock: number): Promise<void> {
  if (dialect === "pg") await rowsOf(tx, sql`select pg_advisory_xact_lock_shared(${lock})`);
}

/**
 * The same without waiting: whether nobody takes turns there now, who then waits until this is over.
 * SQLite has one writer, beside whom there is nobody.
 */
export async function canGoTogether(tx: ReadDb, lock: number): Promise<boolean> {
  if (dialect !== "pg") return true;
  const rows = await rowsOf<{ ok: boolean }>(
    tx,
    sql`select pg_try_advisory_xact_lock_shared(${lock}) as ok`,
  );
  return rows[0]?.ok === true;
}

/** Locks the selected rows until the transaction ends; SQLite's single writer already has them. */
export function forUpdate<T extends { for(strength: "update"): unknown }>(query: T): T {
  return dialect === "pg" ? (query.for("update") as T) : query;
}

/** Case-insensitive "contains", with the user's % and _ taken literally. */
export function containsText(column: SQLWrapper, text: string): SQL {
  const pattern = `%${text.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  return sql`lower(${column}) like ${pattern} escape '\\'`;
}

/** Whether a text holds another to the letter. */
export function contains(column: SQLWrapper, text: string | SQL): SQL {
  return dialect === "pg"
    ? sql`strpos(${column}, ${text}) > 0`
    : sql`instr(${column}, ${text}) > 0`;
}

/** Whether a text is one of these: one statement for any number of them. */
export function isOneOf(column: SQLWrapper, texts: readonly string[]): SQL {
  return dialect === "pg"
    ? sql`${column} = any(${sql.param([...texts])}::text[])`
    : sql`${column} in (select value from json_each(${JSON.stringify(texts)}))`;
}

/** The column's value, kept from choosing the index: another one gives the order asked for. */
export function withoutIndex(column: SQLWrapper): SQL {
  return dialect === "pg" ? sql`${column}` : sql`+${column}`;
}

/** Some rows of a table that meet a condition, any of them: to delete many in parts. */
export function anyRows(table: SQLWrapper, condition: SQL | undefined, limit: number): SQL {
  const place = sql.raw(dialect === "pg" ? "ctid" : "rowid");
  const where = condition ? sql` where ${condition}` : sql``;
  return sql`${place} in (select ${place} from ${table}${where} limit ${limit})`;
}

/** A count that is a number on both engines. */
export function countOf(condition?: SQL): SQL<number> {
  return condition
    ? sql<number>`count(case when ${condition} then 1 end)`.mapWith(Number)
    : sql<number>`count(*)`.mapWith(Number);
}

export function sumOf(value: SQLWrapper): SQL<number> {
  return sql<number>`coalesce(sum(${value}), 0)`.mapWith(Number);
}

/** The text of a JSON object's member. */
export function jsonText(column: SQLWrapper, member: string): SQL<string | null> {
  return dialect === "pg"
    ? sql<string | null>`${column} ->> ${member}`
    : sql<string | null>`json_extract(${column}, ${`$."${member.replaceAll('"', "")}"`})`;
}

/** A value's text as conditions compare it: trimmed, in small letters; null when it is blank. */
export function foldedText(value: SQLWrapper): SQL {
  return dialect === "pg"
    ? sql`nullif(btrim(lower(${value} collate "und-x-icu"), E' \\t\\n\\r'), '')`
    : sql`folded(${value})`;
}

const NUMERAL = "^\\s*[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?\\s*$";

/** The number that a JSON object's member is, or spells; null when it is none. */
export function jsonNumber(column: SQLWrapper, member: string): SQL {
  const text = jsonText(column, member);
  return dialect === "pg"
    ? sql`case when ${text} ~ ${NUMERAL} then cast(${text} as double precision) end`
    : sql`numeral(${text})`;
}

/** Whether a JSON object's member is true; null when it is not there. */
export function jsonTruth(column: SQLWrapper, member: string): SQL {
  const text = jsonText(column, member);
  return dialect === "pg" ? sql`(${text} = 'true')` : sql`(${text} = 1)`;
}

/**
 * The rows of a group as one JSON text, a list of lists, in no certain order: one value to fetch
 * instead of many small ones. A JSON column is text within it on SQLite.
 */
export function listOfRows(...columns: SQLWrapper[]): SQL<string> {
  const list = sql.join(
    columns.map((column) => sql`${column}`),
    sql`, `,
  );
  return dialect === "pg"
    ? sql<string>`cast(json_agg(json_build_array(${list})) as text)`
    : sql<string>`json_group_array(json_array(${list}))`;
}

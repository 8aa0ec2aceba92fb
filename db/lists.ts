import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { dialect } from "./dialect";

/**
 * Whether a text is one of the list that a prepared statement is given: one value, so that the
 * statement is the same however long the list is.
 */
export function isListed(column: SQLWrapper): SQL {
  const list = sql.placeholder("listed");
  return dialect === "pg"
    ? sql`${column} = any(${list}::text[])`
    : sql`${column} in (select value from json_each(${list}))`;
}

/** The list, as the values of such a statement. */
export function listed(texts: readonly string[]): { listed: string | readonly string[] } {
  return { listed: dialect === "pg" ? texts : JSON.stringify(texts) };
}

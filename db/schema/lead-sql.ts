import { type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { dialect } from "../dialect";

/** More of a name says nothing about its place in a list. */
const NAME_LETTERS = sql.raw("40");

/** What lists by name go by: lower case without accents, as `searchKey` begins, on both engines in one order. */
export function nameOrder({ searchKey }: { searchKey: SQLWrapper }): SQL {
  const begin = sql`substr(${searchKey}, 1, ${NAME_LETTERS})`;
  return dialect === "pg" ? sql`(${begin} collate "C")` : begin;
}

/** Whether they are marked as having left their company; without parameters, so that the index is used. */
export function hasLeft({ attributes }: { attributes: SQLWrapper }): SQL {
  const said = sql`cast(${attributes} ->> 'leftCompany' as text)`;
  return sql`(${said} = 'true' or ${said} = '1')`;
}

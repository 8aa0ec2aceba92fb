import type Database from "better-sqlite3";
import { max, type SQL, sql } from "drizzle-orm";
import { dialect } from "./dialect";
import type { ReadDb } from "./handles";
import { searchEntries } from "./schema";
import { contains, rowsOf } from "./sql";

/**
 * The index of what searches look into: SQLite's FTS5 and PostgreSQL's pg_trgm, both by the three
 * letters that stand beside each other anywhere in a text.
 */

const PART = 3;
/** So many threes of a word are looked up; what has them all is read, and compared to the letter. */
const MOST_PARTS = 3;
/** So many leads that are gone are wiped out of the index one by one, each for some ten milliseconds. */
const FEW_GONE = 20;
/** Pages of the index that are made anew at once, for some five milliseconds. */
const STEP_PAGES = 64;

/** Lists of words: an entry is asked to have one word of each list. */
export type Asked = readonly (readonly string[])[];

/** Whether the index can say anything; without, every entry has to be read. */
export function isIndexed(asked: Asked): boolean {
  return asked.some((words) => words.every(isLong));
}

function isLong(word: string): boolean {
  return [...word].length >= PART;
}

/** Whether an entry has a word of each list. */
function hasWords(asked: Asked): SQL {
  return sql.join(
    asked.map((words) => sql`(${anyOf(words.map((word) => textHas(searchEntries.key, word)))})`),
    sql` and `,
  );
}

/** Ids of leads whose entry, after `after` and up to `upTo`, has a word of each list: every entry is read. */
export function leadIdsBetween(asked: Asked, after: number, upTo: number): SQL {
  const { seq, leadId } = searchEntries;
  return sql`(select ${leadId} from ${searchEntries}
    where ${seq} > ${after} and ${seq} <= ${upTo} and ${hasWords(asked)})`;
}

/** The number of the newest entry there is; 0 when there is none. */
export async function lastEntry(db: ReadDb): Promise<number> {
  const [row] = await db.select({ seq: max(searchEntries.seq) }).from(searchEntries);
  return row?.seq ?? 0;
}

/** Entries with a word of each list, up to `limit`; on SQLite those of the newest leads. */
export function entriesWith(
  db: ReadDb,
  asked: Asked,
  limit: number,
): Promise<{ leadId: string; key: string }[]> {
  const { seq, leadId, key } = searchEntries;
  const has = hasWords(asked);
  if (dialect === "pg") {
    return rowsOf(
      db,
      sql`select ${leadId} as "leadId", ${key} as "key" from ${searchEntries} where ${has} limit ${limit}`,
    );
  }
  return rowsOf(
    db,
    sql`select ${leadId} as "leadId", ${key} as "key"
      from lead_search cross join ${searchEntries} on ${seq} = lead_search.rowid
      where lead_search match ${matchOf(asked)} and ${has}
      order by lead_search.rowid desc limit ${limit}`,
  );
}

/** Keys that may have all of these parts, up to `limit`: they are not compared to the letter. */
export async function keysLike(
  db: ReadDb,
  parts: readonly string[],
  limit: number,
): Promise<string[]> {
  const { seq, key } = searchEntries;
  const rows = await rowsOf<{ key: string }>(
    db,
    dialect === "pg"
      ? sql`select ${key} as "key" from ${searchEntries}
          where ${sql.join(
            parts.map((part) => textHas(key, part)),
            sql` and `,
          )} limit ${limit}`
      : sql`select ${key} as "key" from ${searchEntries} where ${seq} in (
          select rowid from lead_search where lead_search match ${matchOf(parts.map((part) => [part]))}
          order by rowid desc limit ${limit})`,
  );
  return rows.map((row) => row.key);
}

/** As `contains`, in the way that PostgreSQL's index understands. */
function textHas(column: typeof searchEntries.key, word: string): SQL {
  if (dialect === "sqlite") return contains(column, word);
  return sql`${column} like ${`%${word.replace(/[\\%_]/g, "\\$&")}%`}`;
}

function anyOf(conditions: readonly SQL[]): SQL {
  return sql.join([...conditions], sql` or `);
}

/** The question in FTS5's own words. Lists with a word that is too short are left to the comparison. */
function matchOf(asked: Asked): string {
  const both = (words: string[], by: "AND" | "OR") => `(${words.join(` ${by} `)})`;
  return both(
    asked
      .filter((words) => words.every(isLong))
      .map((words) =>
        both(
          words.map((word) => both(threesOf(word), "AND")),
          "OR",
        ),
      ),
    "AND",
  );
}

/** Some of a word's threes, from its beginning to its end, as FTS5 quotes them. */
function threesOf(word: string): string[] {
  const letters = [...word];
  const last = letters.length - PART;
  const count = Math.min(MOST_PARTS, Math.ceil(letters.length / PART));
  const starts = Array.from({ length: count }, (_, i) =>
    count === 1 ? 0 : Math.round((i * last) / (count - 1)),
  );
  return starts.map((at) => {
    const three = letters.slice(at, at + PART).join("");
    return `"${three.replaceAll('"', '""')}"`;
  });
}

/** The number of the newest entry; numbers are not used again. */
export function newestEntry(writer: Database.Database): number {
  const row = writer.prepare("select seq from sqlite_sequence where name = 'search_entries'").get();
  return (row as { seq: number } | undefined)?.seq ?? 0;
}

/**
 * Brings SQLite's index up to date within the transaction that changed entries, or made those after
 * `newest`: all of them at once, since an index that is written row by row costs ten times as much.
 * Tells whether it holds something of leads that are gone, for `mergeSearchIndex` to wipe out, so that
 * nothing of them can be read from the file: what belonged to a few is wiped out here, not only marked.
 */
export function indexSearchChanges(writer: Database.Database, newest: number): boolean {
  const isAdded = newestEntry(writer) > newest;
  // What was made in this transaction is not in the index yet, whatever else happened to it.
  if (isAdded) writer.prepare("delete from search_changes where seq > ?").run(newest);
  const isChanged = writer.prepare("select 1 from search_changes limit 1").get() !== undefined;
  const isLeft = isChanged && indexChanged(writer);
  if (!isAdded) return isLeft;
  writer
    .prepare(
      "insert into lead_search (rowid, key) select seq, key from search_entries where seq > ?",
    )
    .run(newest);
  return isLeft;
}

function indexChanged(writer: Database.Database): boolean {
  const forget = (isGone: boolean) =>
    writer
      .prepare(
        `insert into lead_search (lead_search, rowid, key) select 'delete', seq, was from search_changes
         where becomes is ${isGone ? "" : "not "}null`,
      )
      .run();
  const wipe = (isOn: 0 | 1) =>
    writer.exec(`insert into lead_search (lead_search, rank) values ('secure-delete', ${isOn})`);
  const gone = writer
    .prepare<[], number>("select count(*) from search_changes where becomes is null")
    .pluck()
    .get();
  const isFew = (gone ?? 0) <= FEW_GONE;
  if (gone && isFew) wipe(1);
  if (gone) forget(true);
  if (gone && isFew) wipe(0);
  forget(false);
  writer.exec(
    `insert into lead_search (rowid, key) select seq, becomes from search_changes where becomes is not null;
     delete from search_changes`,
  );
  return !isFew;
}

/**
 * Does a step of making one of all parts of SQLite's index, by which what is only marked as gone goes;
 * the first one begins. Tells whether there was anything to do.
 */
export function mergeSearchIndex(writer: Database.Database, isFirst: boolean): boolean {
  const changes = () => writer.prepare<[], number>("select total_changes()").pluck().get() ?? 0;
  const before = changes();
  writer
    .prepare("insert into lead_search (lead_search, rank) values ('merge', ?)")
    .run(isFirst ? -STEP_PAGES : STEP_PAGES);
  // The statement itself counts as one.
  return changes() - before > 1;
}

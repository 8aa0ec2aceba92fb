import { and, or, type SQL, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leadAliases, leads } from "@/db/schema";
import {
  type Asked,
  entriesWith,
  isIndexed,
  keysLike,
  lastEntry,
  leadIdsBetween,
} from "@/db/search-index";
import { contains } from "@/db/sql";
import { partsNear, wordsNear } from "@/lib/engine/near-words";
import { searchRank, searchWords, wordsWithin } from "@/lib/engine/search-key";

/**
 * Leads that one statement looks at where every key has to be read, so that none holds the request
 * thread up for long: on SQLite a statement blocks whoever else waits for this process.
 */
const KEYS_PER_STATEMENT = 5000;
/** Entries that are looked through for what a misspelt word was meant for, per way to misspell it. */
const LIKE_PER_SLIP = 100;
const MOST_LIKE = 800;
/** The most telling ways come first: what they find is not looked for in others. */
const WAYS_AT_ONCE = 8;

/**
 * What the words of a search stand for: a lead is found that has one word of each list in its name,
 * its addresses or its company. Where no lead has all the words as they were typed, those near them
 * count as well.
 */
export async function readMeaning(db: ReadDb, text: string): Promise<Asked> {
  const typed = searchWords(text).map((word) => [word]);
  if (!isIndexed(typed) || (await entriesWith(db, typed, 1)).length > 0) return typed;
  const meant: string[][] = [];
  for (const word of typed.flat().flatMap(wordsWithin)) {
    meant.push([...new Set([word, ...(await readNear(db, word))])]);
  }
  return meant;
}

/** Words of leads that this one may have been meant for. */
async function readNear(db: ReadDb, word: string): Promise<string[]> {
  const ways = partsNear(word);
  let near: string[] = [];
  let looked = 0;
  for (let from = 0; from < ways.length && near.length === 0 && looked < MOST_LIKE; ) {
    const keys = new Set<string>();
    for (const parts of ways.slice(from, from + WAYS_AT_ONCE)) {
      for (const key of await keysLike(db, parts, LIKE_PER_SLIP)) keys.add(key);
    }
    near = wordsNear(word, keys);
    looked += keys.size;
    from += WAYS_AT_ONCE;
  }
  return near;
}

/** Leads that a search finds; undefined for one without a word. */
export function meaningWhere(asked: Asked): SQL | undefined {
  return and(...asked.map((words) => or(...words.map(hasWord))));
}

function hasWord(word: string): SQL {
  const { leadId, kind, key } = leadAliases;
  return sql`(${contains(leads.searchKey, word)} or exists (
    select 1 from ${leadAliases} where ${leadId} = ${leads.id} and ${kind} = 'email' and ${contains(key, word)}))`;
}

/**
 * Leads with the words of a search, newest first, in stretches of so many entries that are read; with a
 * pause after each.
 */
export async function* searchSlices(
  db: ReadDb,
  asked: Asked,
  keys = KEYS_PER_STATEMENT,
): AsyncGenerator<SQL> {
  for (let upTo = await lastEntry(db); upTo > 0; upTo -= keys) {
    yield sql`${leads.id} in ${leadIdsBetween(asked, upTo - keys, upTo)}`;
    // SQLite answers without waiting: let other requests in between.
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Of so many leads that a search finds the best are looked for; on SQLite the newest of them. */
const RANKED = 200;

/** Ids of leads that a search finds by its long words, with how well: 0 is best. */
export async function rankByMeaning(db: ReadDb, asked: Asked): Promise<Map<string, number>> {
  if (!isIndexed(asked)) {
    return new Map((await findByMeaning(db, asked, RANKED)).map((id) => [id, 0]));
  }
  const entries = await entriesWith(db, asked, RANKED);
  return new Map(entries.map(({ leadId, key }) => [leadId, searchRank(key, asked)]));
}

/** Ids of leads that a search finds, in no certain order, up to `limit`. */
export async function findByMeaning(db: ReadDb, asked: Asked, limit: number): Promise<string[]> {
  if (isIndexed(asked)) {
    return (await entriesWith(db, asked, limit)).map(({ leadId }) => leadId);
  }
  const found: string[] = [];
  for await (const where of searchSlices(db, asked)) {
    const rows = await db
      .select({ id: leads.id })
      .from(leads)
      .where(where)
      .limit(limit - found.length);
    for (const { id } of rows) found.push(id);
    if (found.length === limit) break;
  }
  return found;
}

import { and, eq, gt, gte, lt, type SQL } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { contains } from "@/db/sql";
import { searchWords } from "@/lib/engine/search-key";
import { STAGES, type Stage } from "@/lib/engine/stages";

/**
 * Leads that one statement looks at, so that none holds the request thread up for long: a word may
 * stand anywhere in a key, so every key has to be read, and on SQLite a statement blocks whoever
 * else waits for this process.
 */
const KEYS_PER_STATEMENT = 20_000;

/** Leads with all the words of a search in name, email or company; undefined for no word. */
export function textWhere(text: string): SQL | undefined {
  return and(...searchWords(text).map((word) => contains(leads.searchKey, word)));
}

/** Stretches of the index that searches read, each of one stage; with a pause after each. */
export async function* searchSlices(
  db: ReadDb,
  keys = KEYS_PER_STATEMENT,
): AsyncGenerator<{ stage: Stage; where: SQL | undefined }> {
  for (const stage of STAGES) {
    for (let from: string | null = ""; from !== null; ) {
      const next: string | null = await keyAfter(db, stage, gte, from, keys);
      // Leads with one and the same key stay together whatever their number.
      const to: string | null = next === from ? await keyAfter(db, stage, gt, from, 0) : next;
      yield {
        stage,
        where: and(
          eq(leads.stage, stage),
          gte(leads.searchKey, from),
          to === null ? undefined : lt(leads.searchKey, to),
        ),
      };
      from = to;
      // SQLite answers without waiting: let other requests in between.
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
}

/** The key that stands so many places on in a stage's part of the index; null beyond its end. */
async function keyAfter(
  db: ReadDb,
  stage: Stage,
  after: typeof gte,
  key: string,
  offset: number,
): Promise<string | null> {
  const [row] = await db
    .select({ key: leads.searchKey })
    .from(leads)
    .where(and(eq(leads.stage, stage), after(leads.searchKey, key)))
    .orderBy(leads.searchKey)
    .limit(1)
    .offset(offset);
  return row?.key ?? null;
}

/** Ids of leads with all the words of a search, in no certain order, up to `limit`. */
export async function findByText(db: ReadDb, text: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  for await (const { where } of searchSlices(db)) {
    const rows = await db
      .select({ id: leads.id })
      .from(leads)
      .where(and(where, textWhere(text)))
      .limit(limit - found.length);
    for (const { id } of rows) found.push(id);
    if (found.length === limit) break;
  }
  return found;
}

import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { nameOrder } from "@/db/schema/leads";
import type { Asked } from "@/db/search-index";
import { isOneOf } from "@/db/sql";
import type { LeadSort } from "../schema/inputs";
import { CARD } from "./cards";
import { rankByMeaning } from "./search";
import { isWideRead, ROWS_AT_ONCE, rowSlices, type Slice } from "./slices";
import { findIdsByEmail } from "./working";

const ROW = {
  ...CARD,
  email: leads.email,
  campaign: leads.campaign,
  country: leads.country,
  createdAt: leads.createdAt,
  lastActivityAt: leads.lastActivityAt,
  mqlAt: leads.mqlAt,
  firstSqlAt: leads.firstSqlAt,
  exitReasonId: leads.exitReasonId,
};

/** The value that a sort goes by; never null, so that a page can begin after it. */
const SORTED: Record<LeadSort, { by: SQLWrapper; down: boolean; text: boolean }> = {
  "-createdAt": { by: leads.createdAt, down: true, text: false },
  createdAt: { by: leads.createdAt, down: false, text: false },
  name: { by: nameOrder(leads), down: false, text: true },
  "-name": { by: nameOrder(leads), down: true, text: true },
  score: { by: sql`(${leads.fit} + ${leads.engagement})`, down: false, text: false },
  "-score": { by: sql`(${leads.fit} + ${leads.engagement})`, down: true, text: false },
  "-fit": { by: leads.fit, down: true, text: false },
  "-engagement": { by: leads.engagement, down: true, text: false },
  "-lastActivityAt": {
    by: sql`coalesce(${leads.lastActivityAt}, 0)`,
    down: true,
    text: false,
  },
  "-stageAt": { by: leads.stageAt, down: true, text: false },
};

/** A place in a list: the sort value and the id of a lead that stands there. */
export interface Place {
  value: string;
  id: string;
}

/**
 * A page of leads after a place, or with `isBack` the page before it, the nearest one to the place
 * first. Attributes are read where `withFacts` asks for them; `total` is how many there are in all, where
 * it is known.
 */
export async function readLeadRows(
  db: ReadDb,
  where: SQL | undefined,
  sort: LeadSort,
  place: (Place & { isBack: boolean }) | null,
  limit: number,
  withFacts: boolean,
  total: number | null = null,
  rows = ROWS_AT_ONCE,
) {
  const { by, down, text } = SORTED[sort];
  const isDown = down !== (place?.isBack ?? false);
  const beyond = sql.raw(isDown ? "<" : ">");
  const value = text ? place?.value : Number(place?.value);
  const rest = place
    ? and(
        sql`${by} ${beyond}= ${value}`,
        sql`(${by} ${beyond} ${value} or ${leads.id} ${beyond} ${place.id})`,
      )
    : undefined;
  const direction = sql.raw(isDown ? "desc" : "asc");
  const facts = withFacts ? leads.attributes : sql<null>`null`;
  const first = (slice: Slice) =>
    db
      .select({ ...ROW, facts, sortedBy: sql<string | number>`${by}` })
      .from(slice.from)
      .where(slice.where)
      .orderBy(sql`${by} ${direction}`, sql`${leads.id} ${direction}`)
      .limit(limit);
  const bounded = and(where, rest);
  const direct = first({ from: leads, where: bounded });
  let best: Awaited<typeof direct> = [];
  if (total === 0) return best;
  if (!(await isWideRead(db, direct, limit, total, rows))) return direct;
  const sign = isDown ? -1 : 1;
  for await (const slice of rowSlices(db, bounded, rows)) {
    best = [...best, ...(await first(slice))]
      .sort((a, b) => sign * (compare(a.sortedBy, b.sortedBy) || compare(a.id, b.id)))
      .slice(0, limit);
  }
  return best;
}

/** As SQLite compares: numbers by what they are, texts by their bytes. */
function compare(a: string | number, b: string | number): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}

/**
 * Leads that a search means, at most `limit`: those that begin with it first, then the most recently
 * active ones. The one with exactly this address alone.
 */
export async function searchCards(db: ReadDb, text: string, asked: Asked, limit: number) {
  const key = text.trim().toLowerCase();
  const known = (await findIdsByEmail(db, [key])).get(key);
  const exact = await readFound(db, [known ?? text]);
  if (exact.length > 0) return exact;
  const ranks = await rankByMeaning(db, asked);
  const rankOf = (id: string) => ranks.get(id) ?? 0;
  return (await readFound(db, [...ranks.keys()]))
    .sort(
      (one, other) =>
        rankOf(one.id) - rankOf(other.id) ||
        (other.lastActivityAt ?? 0) - (one.lastActivityAt ?? 0) ||
        (one.id < other.id ? 1 : -1),
    )
    .slice(0, limit);
}

function readFound(db: ReadDb, ids: readonly string[]) {
  return db
    .select({ ...CARD, lastActivityAt: leads.lastActivityAt, accountId: leads.accountId })
    .from(leads)
    .where(isOneOf(leads.id, ids));
}

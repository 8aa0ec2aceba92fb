import { and, inArray, type SQL } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { leads } from "@/db/schema";
import { readAway } from "@/lib/users/store/absences";
import type { LeadCard } from "../schema";
import { readUserNames } from "./moves";

/** What cards tell of people, by id. */
export interface CardPeople {
  names: ReadonlyMap<string, string>;
  /** The last day of those who are out of office. */
  away: ReadonlyMap<string, string>;
}

export async function readCardPeople(db: ReadDb, now: number): Promise<CardPeople> {
  return { names: await readUserNames(db), away: await readAway(db, now) };
}

/** The columns of a card; the owners' names are added by `toCard`. */
export const CARD = {
  id: leads.id,
  name: leads.name,
  title: leads.title,
  company: leads.company,
  fit: leads.fit,
  engagement: leads.engagement,
  grade: leads.grade,
  source: leads.source,
  ownerId: leads.ownerId,
  stage: leads.stage,
  stageAt: leads.stageAt,
  slaDueAt: leads.slaDueAt,
  firstTouchAt: leads.firstTouchAt,
  bant: leads.bant,
  label: leads.label,
  path: leads.path,
  claimedBy: leads.claimedBy,
  claimedUntil: leads.claimedUntil,
  nurtureUntil: leads.nurtureUntil,
  optedOut: leads.optedOut,
  version: leads.version,
};

type NamesOfCard = Pick<LeadCard, "ownerName" | "ownerAwayUntil" | "claimedByName">;
type CardColumns = Omit<LeadCard, keyof NamesOfCard>;

/** A card from a row, with names; a claim that ran out is none. */
export function toCard<R extends CardColumns>(
  row: R,
  { names, away }: CardPeople,
  now: number,
): R & NamesOfCard {
  const claimed = row.claimedBy !== null && (row.claimedUntil ?? 0) > now;
  return {
    ...row,
    ownerName: row.ownerId === null ? null : (names.get(row.ownerId) ?? null),
    ownerAwayUntil: away.get(row.ownerId ?? "") ?? null,
    claimedBy: claimed ? row.claimedBy : null,
    claimedUntil: claimed ? row.claimedUntil : null,
    claimedByName: claimed ? (names.get(row.claimedBy ?? "") ?? null) : null,
  };
}

export async function readCards(
  db: ReadDb,
  ids: readonly string[],
  where?: SQL,
): Promise<CardColumns[]> {
  if (ids.length === 0) return [];
  return db
    .select(CARD)
    .from(leads)
    .where(and(inArray(leads.id, [...ids]), where));
}

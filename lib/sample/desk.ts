import type { ReadDb } from "@/db/handles";
import { isListed, listed } from "@/db/lists";
import { prepared } from "@/db/prepared";
import { leads } from "@/db/schema";
import { addBusinessMinutes, type BusinessCalendar } from "@/lib/engine/calendar";
import type { Stage } from "@/lib/engine/stages";
import { moveLead } from "@/lib/leads/commands/moves";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import type { Person } from "./people";
import type { Random } from "./random";
import type { Colleague, Staff } from "./staff";
import type { Timeline, Work } from "./timeline";

/** A lead as sales gets it from the criteria. */
export interface Offer {
  person: Person;
  id: string;
  /** When it was there to be seen. */
  at: number;
  fastTrack: boolean;
  /** 1 for the first time. */
  round: number;
  pricingViews: number;
}

/** Where sales works: what its steps share. */
export interface Desk {
  seed: number;
  until: number;
  calendar: BusinessCalendar;
  staff: Staff;
  timeline: Timeline;
  /** Offers that sales has left for later. */
  waiting: Offer[];
  /** Sales gave the lead back: fresh engagement may bring it again. */
  returned(person: Person): void;
}

const COLUMNS = {
  id: leads.id,
  stage: leads.stage,
  version: leads.version,
  path: leads.path,
  mqlAt: leads.mqlAt,
};
interface Standing {
  id: string;
  stage: Stage;
  version: number;
  path: string | null;
  mqlAt: number | null;
}

export async function standingsOf(db: ReadDb, ids: readonly string[]): Promise<Standing[]> {
  return prepared(db, "sample.standings", (d) =>
    d.select(COLUMNS).from(leads).where(isListed(leads.id)).prepare("sample_standings"),
  ).execute(listed(ids));
}

/** The lead's version, which a change of it must name; throws when it is not where it should be. */
export async function versionOf(db: ReadDb, id: string, expected: Stage): Promise<number> {
  const [found] = await standingsOf(db, [id]);
  if (found?.stage !== expected) {
    throw new Error(`Lead ${id} is ${found?.stage ?? "gone"} where ${expected} was expected`);
  }
  return found.version;
}

/** A moment after so much working time, never on the minute. */
export function afterWork(desk: Desk, at: number, minutes: number, random: Random): number {
  const worked = Math.min(Math.max(1, Math.round(minutes)), 200_000);
  return addBusinessMinutes(at, worked, desk.calendar) + random.int(0, 59_999);
}

export const WORKDAY_MINUTES = 8 * 60;

/** Moves the lead from where it must be. */
export async function move(
  work: Work,
  by: Colleague,
  offer: Offer,
  from: Stage,
  change: Omit<MoveLeadInput, "id" | "version">,
  at: number,
): Promise<void> {
  const version = await versionOf(work.db, offer.id, from);
  await work.run(moveLead, by, { ...change, id: offer.id, version }, at);
}

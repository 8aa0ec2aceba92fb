import type { ReadDb } from "@/db/handles";
import type { Finding } from "@/lib/analyst/analysis";
import { analyst } from "@/lib/analyst/analyst";
import { periodsBetween } from "@/lib/engine/calendar";
import type { Criteria } from "@/lib/engine/criteria";
import type { ChangedLead } from "@/lib/engine/evidence";
import { readCards } from "@/lib/leads/store/cards";
import { readWorkspace } from "@/lib/settings/store";
import type { ReplayedLead } from "./schema";

const DAY_MS = 86_400_000;
const WEEKS_SHOWN_DAYS = 2 * 365;

export interface ReplayRequest {
  /** Of several that wait under one key only the latest is answered; the others are `Overtaken`. */
  key: string;
  body: Criteria;
  /** The criteria in force. */
  active: Criteria | null;
  now: number;
  /** The day from which MQLs are judged apart (epoch ms); null: none. */
  holdOutFrom: number | null;
  /** How many of the leads gained and lost are told. */
  named: number;
}

/** Has the analyst replay criteria over all of history, week by week of the workspace. */
export async function replayCriteria(
  db: ReadDb,
  { key, ...asked }: ReplayRequest,
): Promise<Finding> {
  const { timeZone, conversionWindowDays: windowDays } = await readWorkspace(db);
  const first = asked.now - WEEKS_SHOWN_DAYS * DAY_MS;
  const weeks = periodsBetween(first, asked.now, "week", timeZone).map(({ from }) => from);
  return analyst().ask(key, { kind: "replay", ...asked, windowDays, weeks });
}

/** The leads as people know them; one that is gone meanwhile is left out. */
export async function nameLeads(
  db: ReadDb,
  leads: readonly ChangedLead[],
): Promise<ReplayedLead[]> {
  const ids = leads.map(({ id }) => id);
  const cards = new Map((await readCards(db, ids)).map((card) => [card.id, card]));
  return leads.flatMap((lead) => {
    const card = cards.get(lead.id);
    if (!card) return [];
    const { name, company, title, stage } = card;
    return [{ ...lead, name, company, title, stage }];
  });
}

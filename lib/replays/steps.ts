import type { ReadDb } from "@/db/handles";
import type { Finding } from "@/lib/analyst/analysis";
import { analyst, Overtaken } from "@/lib/analyst/analyst";
import type { FigureFinding, FigureQuestion } from "@/lib/analyst/figure";
import { periodsBetween } from "@/lib/engine/calendar";
import type { Criteria } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import { readCards } from "@/lib/leads/store/cards";
import { refuse } from "@/lib/operations/outcome";
import { readWorkspace } from "@/lib/settings/store";
import type { Named } from "./schema";

const DAY_MS = 86_400_000;
const WEEKS_SHOWN_DAYS = 2 * 365;

interface ReplayRequest {
  /** Of several that wait under one key only the latest is answered; the others are `Overtaken`. */
  key: string;
  body: Criteria;
  /** The criteria in force. */
  active: Criteria | null;
  now: number;
  /** Up to that very minute, which is over; else the present stands still for a while. */
  isPast: boolean;
  /** The day from which MQLs are judged apart (epoch ms); null: none. */
  holdOutFrom: number | null;
  /** Days within which an SQL counts as success; left out, the workspace's. */
  windowDays?: number;
}

export function refuseOvertaken(error: unknown): never {
  if (error instanceof Overtaken) refuse("conflict", t("Overtaken by a newer question."));
  throw error;
}

/** Judges by the workspace's conversion window, and tells by its weeks. */
export async function asWorkspace<R extends { now: number }>(db: ReadDb, asked: R) {
  const { timeZone, conversionWindowDays: windowDays } = await readWorkspace(db);
  const first = asked.now - WEEKS_SHOWN_DAYS * DAY_MS;
  const weeks = periodsBetween(first, asked.now, "week", timeZone).map(({ from }) => from);
  return { windowDays, ...asked, weeks };
}

/** Has the analyst replay criteria over all of history; so many leads gained and lost are told. */
export async function replayCriteria(
  db: ReadDb,
  { key, thresholds = false, ...asked }: ReplayRequest & { named: number; thresholds?: boolean },
): Promise<Finding> {
  return analyst().ask(key, { kind: "replay", thresholds, ...(await asWorkspace(db, asked)) });
}

/** Has the analyst find the leads behind a figure of such a replay. */
export async function findLeadsBehind(
  db: ReadDb,
  { key, ...asked }: ReplayRequest & Pick<FigureQuestion, "figure" | "after" | "limit">,
): Promise<FigureFinding> {
  return analyst().ask(key, { kind: "figure", ...(await asWorkspace(db, asked)) });
}

/** The leads as people know them; one that is gone meanwhile is left out. */
export async function nameLeads<L extends { id: string }>(
  db: ReadDb,
  leads: readonly L[],
): Promise<(L & Named)[]> {
  const ids = leads.map(({ id }) => id);
  const cards = new Map((await readCards(db, ids)).map((card) => [card.id, card]));
  return leads.flatMap((lead) => {
    const card = cards.get(lead.id);
    if (!card) return [];
    const { name, company, title, stage } = card;
    return [{ ...lead, name, company, title, stage }];
  });
}

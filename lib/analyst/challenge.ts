import { store } from "@/db/client";
import type { ReadDb } from "@/db/handles";
import {
  readHandoffsSince,
  readMovesSince,
  readOutOfMarketing,
} from "@/lib/challengers/store/field";
import { minuteOf } from "@/lib/engine/activities";
import {
  CHALLENGE_GROUPS,
  type ChallengedLead,
  type ChallengeGroup,
  type Comparison,
  challenge,
  compare,
  type Fared,
  type Field,
  type HandedOff,
} from "@/lib/engine/challenge";
import { compileCriteria } from "@/lib/engine/compile";
import type { Criteria } from "@/lib/engine/criteria";
import { type OutcomeLabel, outcomeLabel, reachedAt } from "@/lib/engine/handoffs";
import { type Columns, leadId } from "@/lib/engine/replay/columns";
import { isByCriteria, type Stay, staysOf } from "@/lib/engine/stays";

const MINUTE_MS = 60_000;

/** A challenger, and how to judge what it did; instants are epoch ms. */
interface Challenged {
  body: Criteria;
  startedAt: number;
  /** When it ended, or now. */
  until: number;
  now: number;
  windowDays: number;
  /** Starts of weeks, ascending. */
  weeks: readonly number[];
}

export interface ChallengeQuestion extends Challenged {
  kind: "challenge";
  /** How many leads of each group are named. */
  named: number;
}

/** Which leads of a comparison, and which page of them. */
export interface ChallengedQuestion extends Challenged {
  kind: "challenged";
  groups: readonly ChallengeGroup[];
  labels: readonly OutcomeLabel[];
  skip: number;
  limit: number;
}

export interface ChallengedFinding {
  total: number;
  leads: FoundChallenged[];
}

/** A lead as it is found; instants are epoch ms. */
export interface FoundChallenged {
  id: string;
  label: OutcomeLabel;
  challengerAt: number | null;
  activeAt: number | null;
}

/** The comparison before leads have names. */
export type ChallengeFinding = Omit<Comparison, "groups"> & {
  compared: number;
  waiting: number;
  groups: Record<ChallengeGroup, Fared & { leads: FoundChallenged[] }>;
};

async function staysSince(db: ReadDb, begin: number, end: number) {
  type Move = Awaited<ReturnType<typeof readMovesSince>>[number];
  const byLead = new Map<string, Move[]>();
  for (const move of await readMovesSince(db, begin * MINUTE_MS)) {
    const moves = byLead.get(move.leadId);
    if (moves) moves.push(move);
    else byLead.set(move.leadId, [move]);
  }
  const stays = new Map<string, Stay[]>();
  for (const [id, moves] of byLead) stays.set(id, staysOf(moves, begin, end));
  return stays;
}

/** What became of each lead's first hand-off by criteria, or else its first at all. */
async function handedOffSince(
  db: ReadDb,
  begin: number,
  { windowDays, now }: Challenged,
): Promise<Map<string, HandedOff>> {
  type Round = Awaited<ReturnType<typeof readHandoffsSince>>[number];
  const byLead = new Map<string, Round[]>();
  for (const round of await readHandoffsSince(db, begin * MINUTE_MS)) {
    const rounds = byLead.get(round.leadId);
    if (rounds) rounds.push(round);
    else byLead.set(round.leadId, [round]);
  }
  const handedOff = new Map<string, HandedOff>();
  for (const [id, rounds] of byLead) {
    const first = Math.max(
      0,
      rounds.findIndex(({ path }) => isByCriteria(path)),
    );
    const round = rounds[first];
    if (!round) continue;
    const sqlAt = reachedAt(rounds, first, "sqlAt");
    handedOff.set(id, {
      minute: minuteOf(round.mqlAt),
      byCriteria: isByCriteria(round.path),
      label: outcomeLabel({ ...round, sqlAt }, windowDays, now),
    });
  }
  return handedOff;
}

async function compared(columns: Columns, question: Challenged) {
  const { read } = await store();
  // A minute has begun before the challenger did: it counts from the next one on.
  const begin = minuteOf(question.startedAt) + 1;
  const end = minuteOf(question.until);
  const field: Field = {
    begin,
    end,
    stays: await staysSince(read, begin, end),
    away: new Set(await readOutOfMarketing(read)),
    handedOff: await handedOffSince(read, begin, question),
  };
  const { crossings, ...counts } = challenge(columns, compileCriteria(question.body), field);
  return { ...counts, ...compare(columns, crossings, field, question.weeks.map(minuteOf)) };
}

/** What a challenger would have handed to sales since it began, beside what really was. */
export async function answerChallenge(
  columns: Columns,
  question: ChallengeQuestion,
): Promise<ChallengeFinding> {
  const { groups, ...found } = await compared(columns, question);
  const named = CHALLENGE_GROUPS.map((name) => {
    const { leads, ...group } = groups[name];
    return [name, { ...group, leads: pageOf(columns, leads, 0, question.named) }] as const;
  });
  return { ...found, groups: Object.fromEntries(named) as ChallengeFinding["groups"] };
}

/** The leads behind a number of that comparison. */
export async function findChallenged(
  columns: Columns,
  question: ChallengedQuestion,
): Promise<ChallengedFinding> {
  const { groups } = await compared(columns, question);
  const leads = question.groups
    .flatMap((group) => groups[group].leads)
    .filter(({ label }) => question.labels.includes(label));
  return { total: leads.length, leads: pageOf(columns, leads, question.skip, question.limit) };
}

/** Some of the leads, the latest first. */
function pageOf(
  columns: Columns,
  leads: readonly ChallengedLead[],
  skip: number,
  limit: number,
): FoundChallenged[] {
  const at = (minute: number | null) => (minute === null ? null : minute * MINUTE_MS);
  return leads
    .toSorted((a, b) => latestMinute(b) - latestMinute(a) || a.lead - b.lead)
    .slice(skip, skip + limit)
    .map(({ lead, label, challengerMinute, activeMinute }) => ({
      id: leadId(columns, lead),
      label,
      challengerAt: at(challengerMinute),
      activeAt: at(activeMinute),
    }));
}

function latestMinute({ challengerMinute, activeMinute }: ChallengedLead): number {
  return Math.max(challengerMinute ?? 0, activeMinute ?? 0);
}

import type { ReadDb } from "@/db/handles";
import { analyst, Overtaken } from "@/lib/analyst/analyst";
import { activeCriteria } from "@/lib/criteria/store";
import { periodOfKey, periodsBetween } from "@/lib/engine/calendar";
import type { ChangedLead } from "@/lib/engine/evidence";
import { validateCriteria } from "@/lib/engine/validate";
import { readCards } from "@/lib/leads/store/cards";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import {
  type ReplayAnswer,
  type ReplayedLead,
  replayDraftInput,
  suggestPointsInput,
} from "./schema";

const DAY_MS = 86_400_000;
const WEEKS_SHOWN_DAYS = 2 * 365;

/** The leads as people know them; one that is gone meanwhile is left out. */
async function named(db: ReadDb, leads: readonly ChangedLead[]): Promise<ReplayedLead[]> {
  const cards = new Map(
    (
      await readCards(
        db,
        leads.map(({ id }) => id),
      )
    ).map((card) => [card.id, card]),
  );
  return leads.flatMap(({ id, label, mqlAt, path }) => {
    const card = cards.get(id);
    if (!card) return [];
    const { name, company, title, stage } = card;
    return [{ id, name, company, title, stage, label, mqlAt, path }];
  });
}

function refuseOvertaken(error: unknown): never {
  if (error instanceof Overtaken) refuse("conflict", "Overtaken by a newer question.");
  throw error;
}

/** Points for the rules of a draft as history would give them; it changes nothing. */
export const suggestDraftPoints = defineQuery({
  name: "criteria.suggest",
  permission: "criteria:read",
  input: suggestPointsInput,
  async run({ db, actor, input: { body }, now }) {
    const { conversionWindowDays: windowDays } = await readWorkspace(db);
    const question = { kind: "suggest" as const, body, now, windowDays };
    return analyst().ask(`suggest:${actor.id}`, question).catch(refuseOvertaken);
  },
});

/** What a draft would have done to every lead so far, beside the version in force. */
export const replayDraft = defineQuery({
  name: "criteria.replay",
  permission: "criteria:read",
  input: replayDraftInput,
  async run({ db, actor, input: { body, holdOutFrom, named: most }, now }): Promise<ReplayAnswer> {
    const [problem] = validateCriteria(body);
    if (problem) refuse("invalid", problem.message);
    const { timeZone, conversionWindowDays } = await readWorkspace(db);
    const weeks = periodsBetween(now - WEEKS_SHOWN_DAYS * DAY_MS, now, "week", timeZone);
    const asked = {
      kind: "replay" as const,
      body,
      active: (await activeCriteria(db))?.body ?? null,
      now,
      windowDays: conversionWindowDays,
      weeks: weeks.map(({ from }) => from),
      holdOutFrom: holdOutFrom ? (periodOfKey(holdOutFrom, timeZone)?.from ?? null) : null,
      named: most,
    };
    const finding = await analyst().ask(`replay:${actor.id}`, asked).catch(refuseOvertaken);
    const { gained, lost, ...rest } = finding;
    return {
      ...rest,
      gained: { ...gained, leads: await named(db, gained.leads) },
      lost: { ...lost, leads: await named(db, lost.leads) },
    };
  },
});

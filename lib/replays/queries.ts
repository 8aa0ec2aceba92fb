import { analyst, Overtaken } from "@/lib/analyst/analyst";
import { activeCriteria } from "@/lib/criteria/store";
import { periodOfKey } from "@/lib/engine/calendar";
import { validateCriteria } from "@/lib/engine/validate";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import { type ReplayAnswer, replayDraftInput, suggestPointsInput } from "./schema";
import { nameLeads, replayCriteria } from "./steps";

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
  async run({ db, actor, input: { body, holdOutFrom, named }, now }): Promise<ReplayAnswer> {
    const [problem] = validateCriteria(body);
    if (problem) refuse("invalid", problem.message);
    const { timeZone } = await readWorkspace(db);
    const finding = await replayCriteria(db, {
      key: `replay:${actor.id}`,
      body,
      active: (await activeCriteria(db))?.body ?? null,
      now,
      holdOutFrom: holdOutFrom ? (periodOfKey(holdOutFrom, timeZone)?.from ?? null) : null,
      named,
    }).catch(refuseOvertaken);
    const { gained, lost } = finding;
    return {
      ...finding,
      gained: { ...gained, leads: await nameLeads(db, gained.leads) },
      lost: { ...lost, leads: await nameLeads(db, lost.leads) },
    };
  },
});

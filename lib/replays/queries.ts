import { z } from "zod";
import type { ReadDb } from "@/db/handles";
import { analyst } from "@/lib/analyst/analyst";
import { activeCriteria, readNames } from "@/lib/criteria/store";
import { periodOfKey } from "@/lib/engine/calendar";
import { dialAt } from "@/lib/engine/dial";
import { validateCriteria } from "@/lib/engine/validate";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { defineQuery } from "@/lib/operations/query";
import { readExitReasons, readWorkspace } from "@/lib/settings/store";
import {
  type LeadsBehind,
  type LeakingAttribute,
  type ReplayAnswer,
  replayAheadInput,
  replayDraftInput,
  replayLeadsInput,
  type SuggestedGates,
  suggestGatesInput,
  suggestPointsInput,
} from "./schema";
import { asWorkspace, findLeadsBehind, nameLeads, refuseOvertaken, replayCriteria } from "./steps";
import { answersAhead } from "./steps/ahead";

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

/** The reason that says by its name that a lead does not fit. */
const NO_FIT = "no_fit";

/** Gates that the leads which sales rejected have in common; it changes nothing. */
export const suggestDraftGates = defineQuery({
  name: "criteria.suggestGates",
  permission: "criteria:read",
  input: suggestGatesInput,
  async run({
    db,
    actor,
    input: { body, reasons: chosen = [NO_FIT], sqlCost },
    now,
  }): Promise<SuggestedGates> {
    const [problem] = validateCriteria(body);
    if (problem) refuse("invalid", problem.message);
    const { conversionWindowDays: windowDays } = await readWorkspace(db);
    const attributes = Object.values((await readNames(db)).attributes);
    const { byReason, ...found } = await analyst()
      .ask(`suggest:${actor.id}`, {
        kind: "rejects",
        body,
        now,
        windowDays,
        reasons: chosen,
        sqlCost,
        attributes: attributes.map(({ id, type }) => ({ id, type })),
      })
      .catch(refuseOvertaken);
    const reasons = (await readExitReasons(db))
      .map(({ id, label }) => ({ id, label, leads: byReason[id] ?? 0 }))
      .filter(({ id, leads }) => leads > 0 || chosen.includes(id))
      .sort((a, b) => b.leads - a.leads);
    return { ...found, reasons, chosen };
  },
});

/** Attributes that no rule should use, as they are written down when the outcome is known. */
export const findLeakingAttributes = defineQuery({
  name: "criteria.leakage",
  permission: "criteria:read",
  input: z.object({}),
  async run({ db, actor, now }): Promise<LeakingAttribute[]> {
    const { conversionWindowDays: windowDays } = await readWorkspace(db);
    const attributes = Object.keys((await readNames(db)).attributes);
    const found = await analyst()
      .ask(`leakage:${actor.id}`, { kind: "leakage", now, windowDays, attributes })
      .catch(refuseOvertaken);
    return found.map(({ id, late, suspicions }) => ({
      id,
      why: suspicions.includes("late") ? "late" : "alone",
      late,
    }));
  },
});

/** What both doors of a replay ask for: the same question has the same figures. */
async function requestOf(
  { db, now }: { db: ReadDb; now: number },
  { body, holdOutFrom }: Pick<z.output<typeof replayDraftInput>, "body" | "holdOutFrom">,
) {
  const [problem] = validateCriteria(body);
  if (problem) refuse("invalid", problem.message);
  const { timeZone } = await readWorkspace(db);
  return {
    body,
    active: (await activeCriteria(db))?.body ?? null,
    now,
    isPast: false,
    holdOutFrom: holdOutFrom ? (periodOfKey(holdOutFrom, timeZone)?.from ?? null) : null,
  };
}

/** What a draft would have done to every lead so far, beside the version in force. */
export const replayDraft = defineQuery({
  name: "criteria.replay",
  permission: "criteria:read",
  input: replayDraftInput,
  async run({ db, actor, input: { named, thresholds, ...asked }, now }): Promise<ReplayAnswer> {
    const request = await requestOf({ db, now }, asked);
    const finding = await replayCriteria(db, {
      key: `replay:${actor.id}`,
      ...request,
      named,
      thresholds,
    }).catch(refuseOvertaken);
    const { gained, lost } = finding;
    return {
      ...finding,
      gained: { ...gained, leads: await nameLeads(db, gained.leads) },
      lost: { ...lost, leads: await nameLeads(db, lost.leads) },
    };
  },
});

/** The same for one value of a number after the other, so that a slider need not wait for them. */
export const replayAhead = defineQuery({
  name: "criteria.replayAhead",
  permission: "criteria:read",
  input: replayAheadInput,
  async run({
    db,
    actor,
    input: { ahead, ...asked },
    now,
  }): Promise<AsyncGenerator<Uint8Array<ArrayBuffer>, void>> {
    if (dialAt(asked.body, ahead) === null) refuse("invalid", t("The draft has no such rule."));
    const request = await asWorkspace(db, await requestOf({ db, now }, asked));
    return answersAhead(`${actor.id}`, request, ahead);
  },
});

/** The leads behind a figure of a replay, a page at a time. */
export const listReplayLeads = defineQuery({
  name: "criteria.replayLeads",
  permission: "criteria:read",
  input: replayLeadsInput,
  async run({ db, actor, input: { figure, after, limit, ...asked }, now }): Promise<LeadsBehind> {
    const request = await requestOf({ db, now }, asked);
    const found = await findLeadsBehind(db, {
      key: `figure:${actor.id}`,
      ...request,
      figure,
      after,
      limit,
    }).catch(refuseOvertaken);
    return { ...found, leads: await nameLeads(db, found.leads) };
  },
});

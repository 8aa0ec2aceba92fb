import type { ReadDb } from "@/db/handles";
import { analyst } from "@/lib/analyst/analyst";
import type { Sight } from "@/lib/criteria/schema";
import { readLeadHistory, sightAt } from "@/lib/criteria/steps/sights";
import { activeCriteria, findVersion, listCustomAttributes, readNames } from "@/lib/criteria/store";
import { minuteOf } from "@/lib/engine/activities";
import { periodsBetween } from "@/lib/engine/calendar";
import { type Closest, type ClosestSpan, closestMinute } from "@/lib/engine/closest";
import { compileCriteria } from "@/lib/engine/compile";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { type DiffArea, diffCriteria } from "@/lib/engine/diff";
import { standingMoves } from "@/lib/engine/handoffs";
import { withoutHindsight } from "@/lib/engine/replay/hindsight";
import { isByCriteria, staysOf } from "@/lib/engine/stays";
import { readMoves } from "@/lib/leads/store/moves";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { nameLeads } from "@/lib/replays/steps";
import { readWorkspace } from "@/lib/settings/store";
import {
  type ChallengedLead,
  type ChallengerComparison,
  type ChallengerList,
  type ChallengerPage,
  challengerIdInput,
  explainChallengedInput,
  listChallengedInput,
  noInput,
} from "./schema";
import { activationsSince, findChallenger, listChallengerRows } from "./store";

/** How many leads of each group are named. */
const NAMED = 25;
/** What moves no lead. */
const PROMISES: readonly DiffArea[] = ["sqlRule", "sla", "targets", "dates"];

async function challengerOf(db: ReadDb, id: string) {
  const found = await findChallenger(db, id);
  return found ?? refuse("not_found", "There is no such challenger.");
}

/** All challengers, the latest first. */
export const listChallengers = defineQuery({
  name: "criteria.challengers",
  permission: "criteria:read",
  input: noInput,
  async run({ db, actor }): Promise<ChallengerList> {
    return {
      challengers: await listChallengerRows(db),
      mayWrite: can(actor, "criteria:write"),
    };
  },
});

function editsSince(before: Criteria, after: Criteria, names: Names): string[] {
  return diffCriteria(before, after, names)
    .filter(({ area }) => !PROMISES.includes(area))
    .map(({ sentence }) => sentence);
}

export const getChallenger = defineQuery({
  name: "criteria.challenger",
  permission: "criteria:read",
  input: challengerIdInput,
  async run({ db, actor, input }): Promise<ChallengerPage> {
    const { view, body } = await challengerOf(db, input.id);
    const version = await findVersion(db, view.versionId);
    const inForce = await activeCriteria(db);
    const active = inForce && (await findVersion(db, inForce.id));
    return {
      view,
      body,
      edits: version ? editsSince(body, version.body, await readNames(db)) : [],
      active: active && {
        id: active.id,
        number: active.number,
        name: active.name,
        body: active.body,
      },
      attributes: await listCustomAttributes(db),
      mayWrite: can(actor, "criteria:write"),
    };
  },
});

/** Has the analyst compare; so many leads of each group are told. */
async function comparison(db: ReadDb, id: string, now: number, named: number) {
  const { view, body } = await challengerOf(db, id);
  const { startedAt } = view;
  const { timeZone, conversionWindowDays: windowDays } = await readWorkspace(db);
  const until = view.ended?.at ?? now;
  const weeks = periodsBetween(startedAt, until + 1, "week", timeZone).map(({ from }) => from);
  const question = { body, startedAt, until, now, windowDays, weeks, named };
  // Many may look at one challenger: what they wait for is one answer.
  const key = ["challenge", id, view.ended?.at ?? "runs", timeZone, windowDays, named].join(":");
  return analyst().share(key, { kind: "challenge", ...question });
}

/** What a challenger would have handed to sales since it began, beside what really was. */
export const compareChallenger = defineQuery({
  name: "criteria.compareChallenger",
  permission: "criteria:read",
  input: challengerIdInput,
  async run({ db, input, now }): Promise<ChallengerComparison> {
    const { finding, question } = await comparison(db, input.id, now, NAMED);
    const { startedAt, until, weeks, windowDays } = question;
    const { both, onlyChallenger, onlyActive } = finding.groups;
    const activations = (await activationsSince(db, startedAt)).filter(({ at }) => at < until);
    return {
      ...finding,
      asOf: question.now,
      windowDays,
      groups: {
        both: { ...both, leads: await nameLeads(db, both.leads) },
        onlyChallenger: { ...onlyChallenger, leads: await nameLeads(db, onlyChallenger.leads) },
        onlyActive: { ...onlyActive, leads: await nameLeads(db, onlyActive.leads) },
      },
      weeks: weeks.map((from, week) => ({
        from,
        challenger: finding.weeks[week]?.challenger ?? 0,
        active: finding.weeks[week]?.active ?? 0,
      })),
      activations,
    };
  },
});

/** The leads of one group behind so many that are known already, the latest first. */
export const listChallenged = defineQuery({
  name: "criteria.challengedLeads",
  permission: "criteria:read",
  input: listChallengedInput,
  async run({ db, input: { id, group, skip, limit }, now }): Promise<ChallengedLead[]> {
    const { finding } = await comparison(db, id, now, skip + limit);
    return nameLeads(db, finding.groups[group].leads.slice(skip));
  },
});

/** A minute, with what counts in the stay that it lies in. */
function momentIn(stays: readonly ClosestSpan[], minute: number): Closest | null {
  const stay = stays.findLast(({ from }) => from <= minute);
  return stay ? { minute, engagementSince: stay.engagementSince } : null;
}

/** How a challenger saw a lead when it handed it off, or when it came closest to that. */
export const explainChallenged = defineQuery({
  name: "criteria.explainChallenged",
  permission: "criteria:read",
  input: explainChallengedInput,
  async run({ db, input, now }): Promise<Sight> {
    const { view, body } = await challengerOf(db, input.id);
    const compiled = compileCriteria(body);
    const { lead, history } = await readLeadHistory(db, input.leadId, compiled);
    const moves = await readMoves(db, lead.id);
    const begin = minuteOf(view.startedAt) + 1;
    const handOff = standingMoves(moves).find(
      ({ to, path, at }) => to === "mql" && isByCriteria(path) && minuteOf(at) >= begin,
    );
    const seen = handOff ? withoutHindsight(history, minuteOf(handOff.at)) : history;
    const spans = staysOf(moves, begin, minuteOf(view.ended?.at ?? now)).map((stay) => ({
      from: Math.max(stay.from, begin),
      until: stay.until,
      engagementSince: stay.since ?? undefined,
    }));
    const found =
      input.at === undefined
        ? closestMinute(seen, compiled, spans)
        : momentIn(spans, minuteOf(input.at));
    if (!found) refuse("not_found", "The challenger could not have handed this lead off.");
    const { minute, engagementSince } = found;
    const { versionId, versionNumber } = view;
    const seenBy = { versionId, versionNumber, engagementSince };
    return sightAt(seen, compiled, minute, seenBy, await readNames(db));
  },
});

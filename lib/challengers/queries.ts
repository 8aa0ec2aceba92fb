import type { ReadDb } from "@/db/handles";
import { analyst } from "@/lib/analyst/analyst";
import { readLeadHistory, sightAt } from "@/lib/criteria/steps/sights";
import {
  activeCriteria,
  agreedCriteria,
  findVersion,
  listCustomAttributes,
  readNames,
} from "@/lib/criteria/store";
import { minuteOf } from "@/lib/engine/activities";
import { periodsBetween } from "@/lib/engine/calendar";
import { type Closest, type ClosestSpan, closestMinute } from "@/lib/engine/closest";
import { type CompiledCriteria, compileCriteria } from "@/lib/engine/compile";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { type DiffArea, diffCriteria } from "@/lib/engine/diff";
import { standingMoves } from "@/lib/engine/handoffs";
import { withoutHindsight } from "@/lib/engine/replay/hindsight";
import { isByCriteria, staysOf } from "@/lib/engine/stays";
import { t } from "@/lib/language";
import { readMoves } from "@/lib/leads/store/moves";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { nameLeads } from "@/lib/replays/steps";
import { readWorkspace } from "@/lib/settings/store";
import {
  type ChallengedLeads,
  type ChallengedWhy,
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
  return found ?? refuse("not_found", t("There is no such challenger."));
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

/** What is asked about a challenger, by the workspace's weeks and window. */
async function challengeOf(db: ReadDb, id: string, now: number) {
  const { view, body } = await challengerOf(db, id);
  const { startedAt } = view;
  const { timeZone, conversionWindowDays: windowDays } = await readWorkspace(db);
  const until = view.ended?.at ?? now;
  const weeks = periodsBetween(startedAt, until + 1, "week", timeZone).map(({ from }) => from);
  // Many may look at one challenger: what they wait for is one answer.
  const key = [id, view.ended?.at ?? "runs", timeZone, windowDays].join(":");
  return { key, question: { body, startedAt, until, now, windowDays, weeks } };
}

/** What a challenger would have handed to sales since it began, beside what really was. */
export const compareChallenger = defineQuery({
  name: "criteria.compareChallenger",
  permission: "criteria:read",
  input: challengerIdInput,
  async run({ db, input, now }): Promise<ChallengerComparison> {
    const asked = await challengeOf(db, input.id, now);
    const { finding, question } = await analyst().share(`challenge:${asked.key}`, {
      kind: "challenge",
      ...asked.question,
      named: NAMED,
    });
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

/** The leads behind a number of the comparison, a page at a time. */
export const listChallenged = defineQuery({
  name: "criteria.challengedLeads",
  permission: "criteria:read",
  input: listChallengedInput,
  async run({ db, input: { id, ...page }, now }): Promise<ChallengedLeads> {
    const { key, question } = await challengeOf(db, id, now);
    const { finding } = await analyst().share(`challenged:${key}:${JSON.stringify(page)}`, {
      kind: "challenged",
      ...question,
      ...page,
    });
    return { ...finding, leads: await nameLeads(db, finding.leads) };
  },
});

/** A minute, with what counts in the stay that it lies in. */
function momentIn(stays: readonly ClosestSpan[], minute: number): Closest | null {
  const stay = stays.findLast(({ from }) => from <= minute);
  return stay ? { minute, engagementSince: stay.engagementSince } : null;
}

/** The version in force at a minute, and the minutes in which it was; null when none was. */
async function inForceAt(db: ReadDb, minute: number) {
  const activations = await activationsSince(db, 0);
  const place = activations.findLastIndex(({ at }) => minuteOf(at) <= minute);
  const found = activations[place];
  const version = found && (await agreedCriteria(db, found.id));
  if (!version) return null;
  const next = activations[place + 1];
  return {
    ...version,
    from: minuteOf(found.at),
    until: next ? minuteOf(next.at) - 1 : Number.POSITIVE_INFINITY,
  };
}

/**
 * How a challenger saw a lead when it handed it off, or when it came closest to that; and why the
 * version in force then left a lead that only the challenger hands off.
 */
export const explainChallenged = defineQuery({
  name: "criteria.explainChallenged",
  permission: "criteria:read",
  input: explainChallengedInput,
  async run({ db, input, now }): Promise<ChallengedWhy> {
    const { view, body } = await challengerOf(db, input.id);
    const ours = compileCriteria(body);
    const active = input.at === undefined ? null : await inForceAt(db, minuteOf(input.at));
    const theirs = active && compileCriteria(active.body);
    const { lead, history } = await readLeadHistory(
      db,
      input.leadId,
      ours,
      ...(theirs ? [theirs] : []),
    );
    const moves = await readMoves(db, lead.id);
    const begin = minuteOf(view.startedAt) + 1;
    const end = minuteOf(view.ended?.at ?? now);
    const handOff = standingMoves(moves).find(
      ({ to, path, at }) => to === "mql" && isByCriteria(path) && minuteOf(at) >= begin,
    );
    const isTaken = handOff !== undefined && minuteOf(handOff.at) <= end;
    const seen = handOff ? withoutHindsight(history, minuteOf(handOff.at)) : history;
    const spans = staysOf(moves, begin, end).map((stay) => ({
      from: Math.max(stay.from, begin),
      until: stay.until,
      engagementSince: stay.since ?? undefined,
    }));
    const found =
      input.at === undefined
        ? closestMinute(seen, ours, spans)
        : momentIn(spans, minuteOf(input.at));
    if (!found) refuse("not_found", t("The challenger could not have handed this lead off."));
    const names = await readNames(db);
    const sight = (
      { minute, engagementSince }: Closest,
      compiled: CompiledCriteria,
      versionId: string,
      versionNumber: number,
    ) => sightAt(seen, compiled, minute, { versionId, versionNumber, engagementSince }, names);
    const closest =
      active && theirs && !isTaken
        ? closestMinute(
            seen,
            theirs,
            spans.map(({ from, until, ...span }) => ({
              ...span,
              from: Math.max(from, active.from),
              until: Math.min(until, active.until),
            })),
          )
        : null;
    return {
      challenger: sight(found, ours, view.versionId, view.versionNumber),
      inForce:
        active && theirs && closest ? sight(closest, theirs, active.id, active.number) : null,
    };
  },
});

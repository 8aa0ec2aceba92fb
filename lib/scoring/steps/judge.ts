import { minuteOf } from "@/lib/engine/activities";
import type { CompiledCriteria } from "@/lib/engine/compile";
import type { Names } from "@/lib/engine/conditions/contract";
import {
  type Digest,
  digestOf,
  digestWith,
  preparedFrom,
  readDigest,
  writeDigest,
} from "@/lib/engine/digest";
import { firstCountedMinute } from "@/lib/engine/fresh";
import { PreparedLead } from "@/lib/engine/history";
import { type FirstMql, firstMqlOf, nextChangeOf } from "@/lib/engine/qualify";
import { gradeOf, type ScoreOptions, totalsOf } from "@/lib/engine/score";
import type { LeadContext } from "@/lib/leads/steps/context";
import type { WorkingLead } from "@/lib/leads/store/working";
import type { TimedHistory } from "../store";

const MINUTE = 60_000;

export interface Scoring {
  compiled: CompiledCriteria;
  versionId: string;
  versionNumber: number;
  activatedAt: number;
  /** Others are being put in force: these scores are due at once. */
  isBeingReplaced: boolean;
  names: Names;
}

/** Which engagement counts: after a return to nurture only what came later. */
export function scoreOptions(lead: Pick<WorkingLead, "engagementSince">): ScoreOptions {
  return lead.engagementSince === null ? {} : { engagementSince: minuteOf(lead.engagementSince) };
}

type Standing = Pick<WorkingLead, "stage" | "stageAt" | "createdAt" | "heldAt">;

/**
 * The minute from which on a lead may come to qualify: the version's activation, the lead's arrival, its
 * entry into the stage. `evaluatedUntil`: nothing before it changed since it was last looked at.
 */
function openFrom(lead: Standing, { activatedAt }: Scoring, evaluatedUntil: number): number {
  const since = Math.max(activatedAt, lead.createdAt, lead.stageAt);
  return Math.max(minuteOf(since), minuteOf(evaluatedUntil));
}

/** The first minute at which the criteria in force hand the lead to sales; null when none does. */
export function handoffMinute(
  lead: Standing,
  prepared: PreparedLead,
  scoring: Scoring,
  now: number,
  evaluatedUntil: number,
  history?: TimedHistory,
): FirstMql | null {
  if (lead.stage !== "inquiry" && lead.stage !== "nurture") return null;
  let from = openFrom(lead, scoring, evaluatedUntil);
  const { heldAt } = lead;
  if (heldAt !== null && heldAt >= scoring.activatedAt) {
    if (!history) throw new Error("What is new to a lead that was held back is in its history");
    const fresh = firstCountedMinute(
      {
        ...history,
        observations: history.observations.filter(({ at }) => at > heldAt),
        activities: history.activities.filter(({ at }) => at > heldAt),
      },
      scoring.compiled,
    );
    if (fresh === null) return null;
    from = Math.max(from, fresh);
  }
  const until = minuteOf(now);
  return firstMqlOf(prepared, { from, until });
}

export type Points = Pick<WorkingLead, "fit" | "engagement" | "grade" | "rescoreAt" | "digest">;

/** Without criteria in force. */
export function noPoints({ isBeingReplaced, now }: LeadContext): Points {
  const rescoreAt = isBeingReplaced ? now : null;
  return { fit: 0, engagement: 0, grade: null, rescoreAt, digest: null };
}

export function pointsAt(
  prepared: PreparedLead,
  digest: Digest,
  { compiled, versionId, isBeingReplaced }: Scoring,
  minute: number,
): Points {
  const { fit, engagement } = totalsOf(prepared, minute);
  const next = isBeingReplaced ? minute : nextChangeOf(prepared, minute);
  const grade = gradeOf(fit, compiled.criteria);
  const rescoreAt = next === null ? null : next * MINUTE;
  return { fit, engagement, grade, rescoreAt, digest: writeDigest(digest, versionId) };
}

/** What a lead's history comes to now; `changedFrom`: when the earliest of what is new is dated. */
export function judged(
  lead: WorkingLead,
  history: TimedHistory,
  scoring: Scoring,
  now: number,
  changedFrom: number | undefined,
): { points: Points; mql: FirstMql | null } {
  const { compiled } = scoring;
  const evaluatedUntil = changedFrom === undefined ? 0 : Math.min(changedFrom, lead.scoredAt);
  const prepared = new PreparedLead(history, compiled, scoreOptions(lead).engagementSince);
  const mql = handoffMinute(lead, prepared, scoring, now, evaluatedUntil, history);
  const digest = digestOf(history, compiled);
  return { points: pointsAt(prepared, digest, scoring, minuteOf(now)), mql };
}

export interface LeadNews {
  lead: WorkingLead;
  /** What is new, and stored by now. */
  activities: readonly Pick<TimedHistory["activities"][number], "type" | "at" | "props">[];
}

/** The same of a lead with new activities by its digest; null where the history is to be read. */
export function judgedByDigest({ lead, activities }: LeadNews, scoring: Scoring, now: number) {
  const before = lead.heldAt === null ? readDigest(lead.digest, scoring.versionId) : null;
  if (!before) return null;
  const { compiled } = scoring;
  const changedFrom = Math.min(...activities.map(({ at }) => at));
  const evaluatedUntil = Math.min(changedFrom, lead.scoredAt);
  if ((before.observedMinute ?? 0) > openFrom(lead, scoring, evaluatedUntil)) return null;
  const news = activities.map(({ type, props, at }) => ({ type, props, minute: minuteOf(at) }));
  const digest = digestWith(before, news, compiled);
  const { engagementSince } = scoreOptions(lead);
  const prepared = preparedFrom(digest, minuteOf(lead.createdAt), compiled, engagementSince);
  if (handoffMinute(lead, prepared, scoring, now, evaluatedUntil)) return null;
  return pointsAt(prepared, digest, scoring, minuteOf(now));
}

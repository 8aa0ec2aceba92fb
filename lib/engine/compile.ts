import type { ActivityType } from "./activities";
import { compileCondition } from "./conditions";
import { compileWhere } from "./conditions/activity";
import type { ActivityQuestion, Scope, Test } from "./conditions/contract";
import { type Criteria, rulesInForce } from "./criteria";
import { compileDecay, isGradual, MINUTES_PER_DAY, spentAge } from "./decay";
import { MILLIPOINTS } from "./points";

/** A question about activities in a compiled version. */
export interface CompiledQuestion extends ActivityQuestion {
  /** A fast track's: after a return from nurture only newer activities count. */
  freshOnly: boolean;
}

export interface CompiledEngagementRule {
  id: string;
  label: string;
  matches: ActivityQuestion["matches"];
  /** How many matching events count, first by time. */
  take: number;
  points: number;
  /** Millipoints by age in minutes. */
  worth(ageMinutes: number): number;
  /** Millipoints; Infinity without a cap. */
  cap: number;
  gradual: boolean;
  /** Age in minutes at which all points go at once; null when they do not. */
  expiresAt: number | null;
  /** Age in minutes from which nothing is left. */
  spentAt: number;
}

/** Criteria turned into closures and integer millipoints, once; nothing is looked up per lead. */
export interface CompiledCriteria {
  /** Without the rules that are switched off. */
  criteria: Criteria;
  /** The attributes that conditions ask for, by slot. */
  attributes: readonly string[];
  questions: readonly CompiledQuestion[];
  gates: readonly { id: string; exclude: boolean; test: Test }[];
  fit: readonly { id: string; label: string; points: number; test: Test }[];
  engagement: readonly CompiledEngagementRule[];
  /** With the slots of the questions that each asks. */
  fastTracks: readonly { id: string; test: Test; questions: readonly number[] }[];
  /** Millipoints. */
  caps: { fit: number; engagement: number };
  thresholds: { fit: number; engagement: number };
  /** Which rules and questions an activity of a type can concern. */
  byType: ReadonlyMap<ActivityType, { rules: readonly number[]; questions: readonly number[] }>;
}

/** Collects what conditions ask for. */
class Slots implements Scope {
  readonly attributes: string[] = [];
  readonly questions: CompiledQuestion[] = [];
  freshOnly = false;

  attribute(id: string): number {
    const known = this.attributes.indexOf(id);
    return known >= 0 ? known : this.attributes.push(id) - 1;
  }

  activity(question: ActivityQuestion): number {
    return this.questions.push({ ...question, freshOnly: this.freshOnly }) - 1;
  }
}

function compileEngagement(rule: Criteria["engagement"][number]): CompiledEngagementRule {
  const { repeat, decay, points } = rule;
  return {
    id: rule.id,
    label: rule.label,
    matches: compileWhere(rule.where),
    take: repeat === "every" ? Number.POSITIVE_INFINITY : repeat === "once" ? 1 : repeat.atMost,
    points,
    worth: compileDecay(points, decay),
    cap: rule.cap === undefined ? Number.POSITIVE_INFINITY : rule.cap * MILLIPOINTS,
    gradual: isGradual(decay),
    expiresAt: decay.kind === "expire" ? decay.days * MINUTES_PER_DAY : null,
    spentAt: spentAge(points, decay),
  };
}

function indexByType(criteria: Criteria, questions: readonly CompiledQuestion[]) {
  const index = new Map<ActivityType, { rules: number[]; questions: number[] }>();
  const entry = (type: ActivityType) => {
    const found = index.get(type) ?? { rules: [], questions: [] };
    index.set(type, found);
    return found;
  };
  criteria.engagement.forEach((rule, i) => {
    entry(rule.activity).rules.push(i);
  });
  questions.forEach((question, i) => {
    entry(question.type).questions.push(i);
  });
  return index;
}

function inMillipoints(pair: { fit: number; engagement: number }) {
  return { fit: pair.fit * MILLIPOINTS, engagement: pair.engagement * MILLIPOINTS };
}

function compile(version: Criteria): CompiledCriteria {
  const criteria = rulesInForce(version);
  const slots = new Slots();
  const gates = criteria.gates.map(({ id, kind, when }) => ({
    id,
    exclude: kind === "exclude",
    test: compileCondition(when, slots),
  }));
  const fit = criteria.fit.map(({ id, label, points, when }) => ({
    id,
    label,
    points: points * MILLIPOINTS,
    test: compileCondition(when, slots),
  }));
  slots.freshOnly = true;
  const fastTracks = criteria.fastTracks.map(({ id, when }) => {
    const first = slots.questions.length;
    const test = compileCondition(when, slots);
    const asked = slots.questions.length - first;
    return { id, test, questions: Array.from({ length: asked }, (_, i) => first + i) };
  });
  return {
    criteria,
    attributes: slots.attributes,
    questions: slots.questions,
    gates,
    fit,
    engagement: criteria.engagement.map(compileEngagement),
    fastTracks,
    caps: inMillipoints(criteria.caps),
    thresholds: inMillipoints(criteria.thresholds),
    byType: indexByType(criteria, slots.questions),
  };
}

const compiled = new WeakMap<Criteria, CompiledCriteria>();

/** Compiles a version; the same object is compiled once, so never change one in place. */
export function compileCriteria(criteria: Criteria): CompiledCriteria {
  const known = compiled.get(criteria);
  if (known) return known;
  const fresh = compile(criteria);
  compiled.set(criteria, fresh);
  return fresh;
}

import { z } from "zod";
import { ACTIVITY_TYPE_IDS } from "./activities";
import { DEFAULT_SQL_RULE, sqlRuleSchema } from "./bant";
import { conditionProblems, conditionSchema, leavesOf } from "./conditions";
import { whereProblems, whereSchema } from "./conditions/activity";
import type { Names, Problem } from "./conditions/contract";
import { decaySchema, isGradual } from "./decay";

/** The form that versions are stored in; older ones are upgraded when read. */
export const CRITERIA_FORMAT = 1;

const id = z.string().min(1).max(60);
const label = z.string().trim().min(1, "Give it a name.").max(120);
const points = z.number().int().min(-1000).max(1000);
const ceiling = z.number().int().min(0).max(100_000);

export const gateSchema = z.strictObject({
  id,
  label,
  /** `require` must hold; `exclude` must not. */
  kind: z.enum(["require", "exclude"]),
  when: conditionSchema,
});

export const fitRuleSchema = z.strictObject({ id, label, points, when: conditionSchema });

export const engagementRuleSchema = z.strictObject({
  id,
  label,
  activity: z.enum(ACTIVITY_TYPE_IDS),
  where: whereSchema.optional(),
  points,
  /** Which matching events count: the first, all, or the first n by time. */
  repeat: z.union([
    z.enum(["once", "every"]),
    z.strictObject({ atMost: z.number().int().min(1).max(1000) }),
  ]),
  decay: decaySchema,
  /** Most that this rule can give, in points. */
  cap: ceiling.optional(),
});

export const fastTrackSchema = z.strictObject({ id, label, when: conditionSchema });

/** What sales takes on; hours are business hours. */
export const slaSchema = z.strictObject({
  acceptWithinHours: z.number().min(0.25).max(1000),
  firstTouchWithinHours: z.number().min(0.25).max(1000),
  attemptsBeforeUnreachable: z.number().int().min(1).max(50),
});

/** What marketing takes on; null when nothing was promised. */
export const targetsSchema = z.strictObject({
  mqlsPerWeek: z.number().int().min(0).max(1_000_000).nullable(),
  /** Share of offered MQLs that sales accepts, 0 to 1. */
  acceptanceRate: z.number().min(0).max(1).nullable(),
});

const pairSchema = z.strictObject({ fit: ceiling, engagement: ceiling });
const instant = z.number().int().nullable();

const currentSchema = z.strictObject({
  format: z.literal(CRITERIA_FORMAT),
  gates: z.array(gateSchema).max(50),
  fit: z.array(fitRuleSchema).max(100),
  engagement: z.array(engagementRuleSchema).max(100),
  /** Points. */
  caps: pairSchema,
  /** Points; both must be met. */
  thresholds: pairSchema,
  fastTracks: z.array(fastTrackSchema).max(20),
  sqlRule: sqlRuleSchema,
  sla: slaSchema,
  targets: targetsSchema,
  /** Epoch ms. */
  effectiveAt: instant,
  reviewAt: instant,
});

export type Criteria = z.infer<typeof currentSchema>;
export type Gate = z.infer<typeof gateSchema>;
export type FitRule = z.infer<typeof fitRuleSchema>;
export type EngagementRule = z.infer<typeof engagementRuleSchema>;
export type FastTrack = z.infer<typeof fastTrackSchema>;
export type Sla = z.infer<typeof slaSchema>;
export type Targets = z.infer<typeof targetsSchema>;

type Upgrade = (body: Record<string, unknown>) => Record<string, unknown>;

/** `UPGRADES[n]` turns format n into n + 1. A body without a number is 0: it may leave lists out. */
const UPGRADES: readonly Upgrade[] = [
  (body) => ({ gates: [], fastTracks: [], effectiveAt: null, reviewAt: null, ...body, format: 1 }),
];

function upgrade(input: unknown): unknown {
  if (typeof input !== "object" || input === null || Array.isArray(input)) return input;
  let body: Record<string, unknown> = { ...input };
  const format = body.format ?? 0;
  if (typeof format !== "number") return body;
  for (const step of UPGRADES.slice(format)) body = step(body);
  return body;
}

/** Parses a criteria version of any known format into the current one. */
export const criteriaSchema: z.ZodType<Criteria> = z.preprocess(upgrade, currentSchema);

export const DEFAULT_SLA: Sla = {
  acceptWithinHours: 4,
  firstTouchWithinHours: 8,
  attemptsBeforeUnreachable: 5,
};

/** Where a first draft starts: no rules, so nothing qualifies. */
export const EMPTY_CRITERIA: Criteria = {
  format: CRITERIA_FORMAT,
  gates: [],
  fit: [],
  engagement: [],
  caps: { fit: 100, engagement: 100 },
  thresholds: { fit: 50, engagement: 50 },
  fastTracks: [],
  sqlRule: DEFAULT_SQL_RULE,
  sla: DEFAULT_SLA,
  targets: { mqlsPerWeek: null, acceptanceRate: null },
  effectiveAt: null,
  reviewAt: null,
};

/** Most points that rules could ever give together, ignoring that some exclude each other. */
function reachable(criteria: Criteria): { fit: number; engagement: number } {
  let fit = 0;
  for (const rule of criteria.fit) fit += Math.max(0, rule.points);
  let engagement = 0;
  for (const { points: each, repeat, cap } of criteria.engagement) {
    if (each <= 0) continue;
    const times =
      repeat === "every" ? Number.POSITIVE_INFINITY : repeat === "once" ? 1 : repeat.atMost;
    engagement += Math.min(each * times, cap ?? Number.POSITIVE_INFINITY);
  }
  return { fit, engagement };
}

const LISTS = ["gates", "fit", "engagement", "fastTracks"] as const;

function duplicateIds(criteria: Criteria): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const list of LISTS) {
    criteria[list].forEach((item, i) => {
      if (seen.has(item.id)) {
        const message = `"${item.label}" has the same id as another rule; remove it and add it again.`;
        problems.push({ path: [list, i, "id"], message });
      }
      seen.add(item.id);
    });
  }
  return problems;
}

function ruleProblems(criteria: Criteria, names: Names | undefined): Problem[] {
  const problems: Problem[] = [];
  for (const list of ["gates", "fit", "fastTracks"] as const) {
    criteria[list].forEach(({ when }, i) => {
      problems.push(...conditionProblems(when, [list, i, "when"], names));
    });
  }
  criteria.fit.forEach(({ label: name, when }, i) => {
    if (leavesOf(when).some((leaf) => leaf.kind === "activity")) {
      const message = `"${name}" asks what someone did. Fit is who they are: make it an engagement rule or a gate.`;
      problems.push({ path: ["fit", i, "when"], message });
    }
  });
  criteria.engagement.forEach(({ label: name, activity, where, points: each, decay }, i) => {
    problems.push(...whereProblems(activity, where, ["engagement", i, "where"]));
    // A score must only fall between events, or the moment of an MQL could not be told.
    if (each < 0 && isGradual(decay)) {
      const message = `"${name}" takes points away, so its points cannot fade little by little: let them stay or expire.`;
      problems.push({ path: ["engagement", i, "decay"], message });
    }
  });
  return problems;
}

function thresholdProblems(criteria: Criteria): Problem[] {
  const { caps, thresholds } = criteria;
  const onlyFastTracks =
    criteria.fastTracks.length > 0 && criteria.fit.length + criteria.engagement.length === 0;
  const most = reachable(criteria);
  const problems: Problem[] = [];
  for (const group of ["fit", "engagement"] as const) {
    const path = ["thresholds", group];
    if (thresholds[group] > caps[group]) {
      const message = `The ${group} threshold (${thresholds[group]}) is above the ${group} cap (${caps[group]}), so no lead could reach it.`;
      problems.push({ path, message });
    } else if (thresholds[group] > most[group] && !onlyFastTracks) {
      const message = `All ${group} rules together give at most ${most[group]} points, so no lead could reach the threshold of ${thresholds[group]}.`;
      problems.push({ path, message });
    }
  }
  const required = criteria.gates.some((gate) => gate.kind === "require");
  if (thresholds.fit === 0 && thresholds.engagement === 0 && !required) {
    const message =
      "Both thresholds are 0 and no gate must hold, so every lead would qualify at once.";
    problems.push({ path: ["thresholds"], message });
  }
  return problems;
}

/**
 * What would make a version useless or wrong, in the user's words; empty when it may be proposed.
 * Without `names` it is not checked that attributes exist.
 */
export function validateCriteria(criteria: Criteria, names?: Names): Problem[] {
  const problems = [
    ...duplicateIds(criteria),
    ...ruleProblems(criteria, names),
    ...thresholdProblems(criteria),
  ];
  const { effectiveAt, reviewAt } = criteria;
  if (effectiveAt !== null && reviewAt !== null && reviewAt <= effectiveAt) {
    const message = "The review date must be after the date on which the version takes effect.";
    problems.push({ path: ["reviewAt"], message });
  }
  return problems;
}

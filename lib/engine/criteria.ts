import { z } from "zod";
import { ACTIVITY_TYPE_IDS } from "./activities";
import { DEFAULT_SQL_RULE } from "./bant";
import { conditionSchema } from "./conditions";
import { whereSchema } from "./conditions/activity";
import { decaySchema } from "./decay";
import { sqlRuleSchema } from "./sql-rule";

/** The form that versions are stored in; older ones are upgraded when read. */
export const CRITERIA_FORMAT = 2;

const id = z.string().min(1).max(60);
/** Empty while a draft is being written; `validateCriteria` asks for it. */
const label = z.string().trim().max(120);
/** Kept but without effect; left out while the rule counts. */
const off = z.literal(true).optional();
const points = z.number().int().min(-1000).max(1000);
/** The highest threshold or cap. */
export const MOST_POINTS = 100_000;
const ceiling = z.number().int().min(0).max(MOST_POINTS);

export const gateSchema = z.strictObject({
  id,
  label,
  /** `require` must hold; `exclude` must not. */
  kind: z.enum(["require", "exclude"]),
  when: conditionSchema,
  off,
});

export const fitRuleSchema = z.strictObject({ id, label, points, when: conditionSchema, off });

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
  off,
});

export const fastTrackSchema = z.strictObject({ id, label, when: conditionSchema, off });

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
  /** Share of MQLs that become SQL within the workspace's conversion window, 0 to 1. */
  sqlRate: z.number().min(0).max(1).nullable(),
});

export const pairSchema = z.strictObject({ fit: ceiling, engagement: ceiling });
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

/** The version without the rules that are switched off; the same object when none is. */
export function rulesInForce(criteria: Criteria): Criteria {
  const lists = [criteria.gates, criteria.fit, criteria.engagement, criteria.fastTracks];
  if (!lists.some((list) => list.some((rule) => rule.off))) return criteria;
  const counts = (rule: { off?: true | undefined }) => !rule.off;
  return {
    ...criteria,
    gates: criteria.gates.filter(counts),
    fit: criteria.fit.filter(counts),
    engagement: criteria.engagement.filter(counts),
    fastTracks: criteria.fastTracks.filter(counts),
  };
}

type Upgrade = (body: Record<string, unknown>) => Record<string, unknown>;

/** `UPGRADES[n]` turns format n into n + 1. A body without a number is 0: it may leave lists out. */
const UPGRADES: readonly Upgrade[] = [
  (body) => ({ gates: [], fastTracks: [], effectiveAt: null, reviewAt: null, ...body, format: 1 }),
  ({ targets, ...body }) => ({
    ...body,
    targets: typeof targets === "object" ? { sqlRate: null, ...targets } : targets,
    format: 2,
  }),
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
  targets: { mqlsPerWeek: null, acceptanceRate: null, sqlRate: null },
  effectiveAt: null,
  reviewAt: null,
};

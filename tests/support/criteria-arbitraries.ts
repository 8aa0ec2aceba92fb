import fc from "fast-check";
import type { Activity, ActivityType } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { Condition } from "@/lib/engine/conditions";
import type { WhereClause } from "@/lib/engine/conditions/activity";
import { type Criteria, EMPTY_CRITERIA } from "@/lib/engine/criteria";
import type { Decay } from "@/lib/engine/decay";
import type { LeadHistory } from "@/lib/engine/history";

/** Small random criteria and histories that meet often, for comparing implementations. */

/** All that happens does so in the first two days; windows and decays are one or two days. */
export const HORIZON_MINUTES = 2 * 1440;

const TYPES: ActivityType[] = ["page_view", "demo_request", "meeting"];
const days = fc.integer({ min: 1, max: 2 });

const value: fc.Arbitrary<AttributeValue> = fc.constantFrom<AttributeValue[]>(
  "VP Sales",
  " vp sales ",
  "Intern",
  "50",
  10,
  50,
  200,
  true,
  "",
);

const comparison = fc.oneof(
  fc.record({
    op: fc.constantFrom(
      "is" as const,
      "isNot" as const,
      "contains" as const,
      "startsWith" as const,
      "greaterThan" as const,
      "atLeast" as const,
      "lessThan" as const,
    ),
    value: fc.constantFrom<AttributeValue[]>("vp sales", "VP", 50, 100, true),
  }),
  fc.record({
    op: fc.constant("oneOf" as const),
    value: fc.constant<AttributeValue[]>(["intern", 50]),
  }),
  fc.record({
    op: fc.constant("between" as const),
    value: fc.constant<AttributeValue[]>([10, 100]),
  }),
  fc.record({ op: fc.constantFrom("isKnown" as const, "isUnknown" as const) }),
);

const attributeId = fc.constantFrom("title", "employees", "persona");

const where: fc.Arbitrary<WhereClause[] | undefined> = fc.option(
  fc
    .constantFrom<WhereClause[]>(
      { property: "page", op: "is", value: "pricing" },
      { property: "page", op: "isNot", value: "pricing" },
      { property: "page", op: "isUnknown" },
    )
    .map((clause) => [clause]),
  { nil: undefined },
);

/** What one attribute's value decides. */
export const comparisonArbitrary: fc.Arbitrary<Condition> = fc
  .record({ attribute: attributeId, comparison })
  .map(({ attribute, comparison: asked }) => ({ kind: "attribute", attribute, ...asked }));

const leaf: fc.Arbitrary<Condition> = fc.oneof(
  comparisonArbitrary,
  fc.record({
    kind: fc.constant("activity" as const),
    activity: fc.constantFrom(...TYPES),
    where,
    atLeast: fc.integer({ min: 1, max: 3 }),
    withinDays: fc.option(days, { nil: undefined }),
  }),
);

function grouped(child: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  return fc.record({
    kind: fc.constantFrom("all" as const, "any" as const, "none" as const),
    of: fc.array(child, { maxLength: 3 }),
  });
}

export const conditionArbitrary: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 3, arbitrary: leaf },
  { weight: 1, arbitrary: grouped(leaf) },
  { weight: 1, arbitrary: grouped(fc.oneof(leaf, grouped(leaf))) },
);

const stepDecay: fc.Arbitrary<Decay> = fc.oneof(
  fc.constant<Decay>({ kind: "none" }),
  days.map((each): Decay => ({ kind: "expire", days: each })),
);
const anyDecay: fc.Arbitrary<Decay> = fc.oneof(
  stepDecay,
  days.map((each): Decay => ({ kind: "halfLife", days: each })),
  days.map((each): Decay => ({ kind: "linear", days: each })),
);

const engagementRule = fc
  .record({
    activity: fc.constantFrom(...TYPES),
    where,
    repeat: fc.oneof(
      fc.constantFrom("once" as const, "every" as const),
      fc.integer({ min: 1, max: 3 }).map((atMost) => ({ atMost })),
    ),
    scoring: fc.oneof(
      fc.record({ points: fc.integer({ min: 1, max: 20 }), decay: anyDecay }),
      fc.record({ points: fc.integer({ min: -20, max: -1 }), decay: stepDecay }),
    ),
    cap: fc.option(fc.integer({ min: 0, max: 25 }), { nil: undefined }),
  })
  .map(({ scoring, ...rule }) => ({ ...rule, ...scoring }));

const caps = fc.record({
  fit: fc.integer({ min: 5, max: 60 }),
  engagement: fc.integer({ min: 5, max: 60 }),
});
/** Often nothing, so that the other group decides. */
const threshold = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 12 }) },
);
const thresholds = fc.record({ fit: threshold, engagement: threshold });

const named = <T extends object>(prefix: string, items: T[]) =>
  items.map((item, i) => ({ id: `${prefix}${i}`, label: `${prefix} ${i}`, ...item }));

const ruleList = fc.array(
  fc.record({ points: fc.integer({ min: -10, max: 20 }), when: conditionArbitrary }),
  { maxLength: 3 },
);

/** Criteria in which points fall only as `validateCriteria` allows; else anything goes. */
export const criteriaArbitrary: fc.Arbitrary<Criteria> = fc
  .record({
    gates: fc.array(
      fc.record({
        kind: fc.constantFrom("require" as const, "exclude" as const),
        when: conditionArbitrary,
      }),
      { maxLength: 1 },
    ),
    fit: ruleList,
    engagement: fc.array(engagementRule, { maxLength: 4 }),
    caps,
    thresholds,
    fastTracks: fc.oneof(
      { weight: 3, arbitrary: fc.constant<{ when: Condition }[]>([]) },
      { weight: 1, arbitrary: fc.array(fc.record({ when: conditionArbitrary }), { maxLength: 2 }) },
    ),
  })
  .map(({ gates, fit, engagement, fastTracks, ...numbers }) => ({
    ...EMPTY_CRITERIA,
    ...numbers,
    gates: named("gate", gates),
    fit: named("fit", fit),
    engagement: named("engagement", engagement),
    fastTracks: named("track", fastTracks),
  }));

const minute = fc.oneof(
  fc.integer({ min: 0, max: HORIZON_MINUTES }),
  fc.constantFrom(0, 60, 1440, 1500),
);

const activity: fc.Arbitrary<Omit<Activity, "id">> = fc.record({
  type: fc.constantFrom(...TYPES),
  minute,
  props: fc.constantFrom<Activity["props"][]>(
    { page: "pricing" },
    { page: " Pricing" },
    { page: "home" },
    {},
  ),
});

const observation = fc.record({
  minute,
  values: fc.dictionary(attributeId, fc.option(value, { nil: null }), { maxKeys: 2 }),
});

export const historyArbitrary: fc.Arbitrary<LeadHistory> = fc
  .record({
    observations: fc.array(observation, { maxLength: 4 }),
    activities: fc.array(activity, { maxLength: 10 }),
  })
  .map(({ observations, activities }) => ({
    createdMinute: 0,
    observations: observations.sort((a, b) => a.minute - b.minute),
    activities: activities
      .map((each, i) => ({ id: `a${i}`, ...each }))
      .sort((a, b) => a.minute - b.minute),
  }));

export const minuteArbitrary = minute;

import { z } from "zod";
import { t } from "@/lib/language";
import {
  ACTIVITY_TYPE_IDS,
  ACTIVITY_TYPES,
  type ActivityProps,
  type ActivityType,
  type ActivityTypeInfo,
} from "../activities";
import { MINUTES_PER_DAY } from "../decay";
import {
  type Comparison,
  comparisonProblem,
  compileComparison,
  describeComparison,
  OPS,
  operandSchema,
} from "./comparison";
import { type ConditionType, FALSE, type Problem, TRUE } from "./contract";

/** What a property of the activity must be. */
export interface WhereClause extends Comparison {
  property: string;
}
export type Where = readonly WhereClause[];

/** A question about how often the lead did something, up to the moment. */
export interface ActivityCondition {
  kind: "activity";
  activity: ActivityType;
  where?: WhereClause[] | undefined;
  atLeast: number;
  withinDays?: number | undefined;
}

export const whereSchema = z
  .array(
    z.strictObject({
      property: z.string().min(1).max(60),
      op: z.enum(OPS),
      value: operandSchema.optional(),
    }),
  )
  .max(10);

export const activityConditionSchema = z.strictObject({
  kind: z.literal("activity"),
  activity: z.enum(ACTIVITY_TYPE_IDS),
  where: whereSchema.optional(),
  atLeast: z.number().int().min(1).max(1000),
  withinDays: z.number().int().min(1).max(3650).optional(),
});

function infoOf(activity: ActivityType): ActivityTypeInfo {
  return ACTIVITY_TYPES[activity];
}

/** Whether an activity's properties meet every clause; a property it lacks meets none. */
export function compileWhere(where: Where | undefined): (props: ActivityProps) => boolean {
  if (!where || where.length === 0) return () => true;
  const clauses = where.map((clause) => ({
    property: clause.property,
    compare: compileComparison(clause),
  }));
  return (props) =>
    clauses.every(
      ({ property, compare }) =>
        compare(Object.hasOwn(props, property) ? props[property] : undefined) === TRUE,
    );
}

/** "viewed a page where Page is pricing". */
export function describeActivity(activity: ActivityType, where: Where | undefined): string {
  const { verb, properties } = infoOf(activity);
  const clauses = (where ?? []).map(
    (clause) => `${properties[clause.property] ?? clause.property} ${describeComparison(clause)}`,
  );
  return clauses.length === 0 ? verb : t`${verb} where ${clauses.join(t(" and "))}`;
}

/** Clauses that ask for a property the activity does not have, or lack a value. */
export function whereProblems(
  activity: ActivityType,
  where: Where | undefined,
  path: Problem["path"],
): Problem[] {
  const { label, properties } = infoOf(activity);
  return (where ?? []).flatMap((clause, i): Problem[] => {
    if (!Object.hasOwn(properties, clause.property)) {
      const message = t`"${label}" has no property "${clause.property}".`;
      return [{ path: [...path, i, "property"], message }];
    }
    const message = comparisonProblem(clause);
    return message === null ? [] : [{ path: [...path, i, "value"], message }];
  });
}

export const activityConditionType: ConditionType<ActivityCondition> = {
  get label() {
    return t("Activity");
  },
  fields: [
    {
      name: "activity",
      get label() {
        return t("Activity");
      },
      control: "activity",
    },
    {
      name: "where",
      get label() {
        return t("Only where");
      },
      control: "where",
      optional: true,
    },
    {
      name: "atLeast",
      get label() {
        return t("At least");
      },
      control: "count",
      get help() {
        return t("How often");
      },
    },
    {
      name: "withinDays",
      get label() {
        return t("Within days");
      },
      control: "days",
      optional: true,
      get help() {
        return t("Left empty, any time counts");
      },
    },
  ],
  initial: () => ({ kind: "activity", activity: "page_view", where: [], atLeast: 1 }),
  describe({ activity, where, atLeast, withinDays }) {
    const often = atLeast === 1 ? "" : t` at least ${atLeast} times`;
    const window =
      withinDays === undefined
        ? ""
        : withinDays === 1
          ? t(" within 1 day")
          : t` within ${withinDays} days`;
    return `${describeActivity(activity, where)}${often}${window}`;
  },
  problems(condition, path) {
    return whereProblems(condition.activity, condition.where, [...path, "where"]);
  },
  compile({ activity, where, atLeast, withinDays }, scope) {
    const slot = scope.activity({
      type: activity,
      matches: compileWhere(where),
      windowMinutes: withinDays === undefined ? null : withinDays * MINUTES_PER_DAY,
    });
    return (facts) => (facts.count(slot) >= atLeast ? TRUE : FALSE);
  },
};

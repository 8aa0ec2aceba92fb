import { z } from "zod";
import { t } from "@/lib/language";
import { type ActivityCondition, activityConditionSchema, activityConditionType } from "./activity";
import {
  type AttributeCondition,
  attributeConditionSchema,
  attributeConditionType,
} from "./attribute";
import type { ConditionType, Inner, Names, Problem, Scope, Test } from "./contract";
import { type GroupCondition, groupConditionSchema, groupConditionType } from "./group";

/** The registry of condition types. A new one is its own file and a line in each list here. */
export type Condition = AttributeCondition | ActivityCondition | GroupCondition<Condition>;
export type ConditionKind = Condition["kind"];
export type ConditionLeaf = AttributeCondition | ActivityCondition;

export const CONDITION_TYPES: Record<ConditionKind, ConditionType<Condition, Condition>> = {
  attribute: attributeConditionType,
  activity: activityConditionType,
  all: groupConditionType("all"),
  any: groupConditionType("any"),
  none: groupConditionType("none"),
};

/** A condition of any type, however large. */
export const anyCondition: z.ZodType<Condition> = z.lazy(() =>
  z.discriminatedUnion("kind", [
    attributeConditionSchema,
    activityConditionSchema,
    groupConditionSchema("all", anyCondition),
    groupConditionSchema("any", anyCondition),
    groupConditionSchema("none", anyCondition),
  ]),
);

/** How deep groups may nest, and how many parts one condition may have. */
export const MAX_CONDITION_DEPTH = 5;
export const MAX_CONDITION_PARTS = 100;

/** Walked without recursion, and before the schema, so that hostile nesting cannot exhaust it. */
function sizeProblem(root: unknown): string | null {
  const waiting: { node: unknown; depth: number }[] = [{ node: root, depth: 1 }];
  let parts = 0;
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    parts += 1;
    if (next.depth > MAX_CONDITION_DEPTH) {
      return t`Groups can be nested ${MAX_CONDITION_DEPTH} deep at most.`;
    }
    if (parts > MAX_CONDITION_PARTS) {
      return t`A condition can have ${MAX_CONDITION_PARTS} parts at most.`;
    }
    const { node, depth } = next;
    if (typeof node !== "object" || node === null || !("of" in node)) continue;
    if (!Array.isArray(node.of)) continue;
    if (node.of.length > MAX_CONDITION_PARTS) {
      return t`A condition can have ${MAX_CONDITION_PARTS} parts at most.`;
    }
    for (const child of node.of) waiting.push({ node: child, depth: depth + 1 });
  }
  return null;
}

export const conditionSchema: z.ZodType<Condition> = z
  .unknown()
  .superRefine((value, context) => {
    const message = sizeProblem(value);
    if (message !== null) context.addIssue({ code: "custom", message });
  })
  .pipe(anyCondition);

/** Inner parts of a condition, with what they need bound. */
function innerOf(bound: { names?: Names; scope?: Scope }): Inner<Condition> {
  const { names, scope } = bound;
  const inner: Inner<Condition> = {
    describe: (condition) =>
      CONDITION_TYPES[condition.kind].describe(condition, names ?? { attributes: {} }, inner),
    problems: (condition, path) =>
      CONDITION_TYPES[condition.kind].problems(condition, path, names, inner),
    compile(condition) {
      if (!scope) throw new Error("A condition is compiled in a scope.");
      return CONDITION_TYPES[condition.kind].compile(condition, scope, inner);
    },
  };
  return inner;
}

/** The condition as words that read after "when", without a full stop. */
export function describeCondition(condition: Condition, names: Names): string {
  return innerOf({ names }).describe(condition);
}

/** What zod cannot say about a condition; without `names` attributes are not looked up. */
export function conditionProblems(
  condition: Condition,
  path: Problem["path"],
  names?: Names,
): Problem[] {
  return innerOf(names ? { names } : {}).problems(condition, path);
}

/** The condition as a closure over the answers that `scope` was asked to prepare. */
export function compileCondition(condition: Condition, scope: Scope): Test {
  return innerOf({ scope }).compile(condition);
}

/** The questions at the ends of a condition, in order. */
export function leavesOf(condition: Condition): ConditionLeaf[] {
  return "of" in condition ? condition.of.flatMap(leavesOf) : [condition];
}

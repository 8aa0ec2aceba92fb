import { z } from "zod";
import { t } from "@/lib/language";
import { type ConditionType, FALSE, TRUE, type Truth } from "./contract";

export const GROUP_KINDS = ["all", "any", "none"] as const;
export type GroupKind = (typeof GROUP_KINDS)[number];

/** Conditions joined by and, or, or neither-nor. */
export interface GroupCondition<Child> {
  kind: GroupKind;
  of: Child[];
}

export function groupConditionSchema<Child>(kind: GroupKind, child: z.ZodType<Child>) {
  return z.strictObject({ kind: z.literal(kind), of: z.array(child).max(50) });
}

const LABELS: Record<GroupKind, string> = {
  get all() {
    return t("All of");
  },
  get any() {
    return t("Any of");
  },
  get none() {
    return t("None of");
  },
};

function joined(parts: readonly string[], word: string): string {
  return parts.length === 1 ? (parts[0] ?? "") : `(${parts.join(` ${word} `)})`;
}

/** Kleene: a group is UNKNOWN only while the unknown part could still decide it. */
function fold(kind: GroupKind, truths: (i: number) => Truth, length: number): Truth {
  const decisive = kind === "all" ? FALSE : TRUE;
  let result: Truth = kind === "all" ? TRUE : FALSE;
  for (let i = 0; i < length && result !== decisive; i++) {
    const truth = truths(i);
    if (kind === "all" ? truth < result : truth > result) result = truth;
  }
  return kind === "none" ? ((TRUE - result) as Truth) : result;
}

/** The group type of one kind; `Child` is any condition. */
export function groupConditionType<Child>(
  kind: GroupKind,
): ConditionType<GroupCondition<Child>, Child> {
  return {
    get label() {
      return LABELS[kind];
    },
    fields: [
      {
        name: "of",
        get label() {
          return LABELS[kind];
        },
        control: "conditions",
      },
    ],
    initial: () => ({ kind, of: [] }),
    describe({ of }, _names, inner) {
      if (of.length === 0) return t("(nothing asked yet)");
      const parts = of.map((child) => inner.describe(child));
      if (kind === "all") return joined(parts, t("and"));
      return kind === "any" ? joined(parts, t("or")) : t`none of: ${joined(parts, t("or"))}`;
    },
    problems({ of }, path, _names, inner) {
      if (of.length === 0)
        return [{ path: [...path, "of"], message: t("Add at least one condition.") }];
      return of.flatMap((child, i) => inner.problems(child, [...path, "of", i]));
    },
    compile({ of }, _scope, inner) {
      // An empty group asks nothing that could be true: a half-written rule must not fire.
      if (of.length === 0) return () => FALSE;
      const tests = of.map((child) => inner.compile(child));
      return (facts) => fold(kind, (i) => tests[i]?.(facts) ?? FALSE, tests.length);
    },
  };
}

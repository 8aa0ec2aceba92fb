import { z } from "zod";
import { t } from "@/lib/language";
import {
  type Comparison,
  comparisonProblem,
  compileComparison,
  describeComparison,
  OPS,
  operandSchema,
} from "./comparison";
import { type ConditionType, definitionOf } from "./contract";

/** A question about a fact of the person or company, as known at the moment. */
export interface AttributeCondition extends Comparison {
  kind: "attribute";
  attribute: string;
}

export const attributeConditionSchema = z.strictObject({
  kind: z.literal("attribute"),
  attribute: z.string().min(1).max(60),
  op: z.enum(OPS),
  value: operandSchema.optional(),
});

export const attributeConditionType: ConditionType<AttributeCondition> = {
  get label() {
    return t("Attribute");
  },
  fields: [
    {
      name: "attribute",
      get label() {
        return t("Attribute");
      },
      control: "attribute",
    },
    {
      name: "op",
      get label() {
        return t("Comparison");
      },
      control: "operator",
    },
    {
      name: "value",
      get label() {
        return t("Value");
      },
      control: "value",
      optional: true,
    },
  ],
  initial: () => ({ kind: "attribute", attribute: "title", op: "contains", value: "" }),
  describe(condition, names) {
    const label = definitionOf(names, condition.attribute)?.label ?? condition.attribute;
    return `${label} ${describeComparison(condition)}`;
  },
  problems(condition, path, names) {
    const definition = names && definitionOf(names, condition.attribute);
    if (names && !definition) {
      const message = t`There is no attribute "${condition.attribute}" in this workspace.`;
      return [{ path: [...path, "attribute"], message }];
    }
    const message = comparisonProblem(condition, definition?.type);
    return message === null ? [] : [{ path: [...path, "value"], message }];
  },
  compile(condition, scope) {
    const slot = scope.attribute(condition.attribute);
    const compare = compileComparison(condition);
    return (facts) => compare(facts.value(slot));
  },
};

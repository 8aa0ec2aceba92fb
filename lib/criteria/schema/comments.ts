import { z } from "zod";
import { COMMENT_PARTS, isRulePart } from "@/lib/engine/comments";
import { t } from "@/lib/language";

const id = z.string().min(1).max(60);

const subject = {
  /** The version. */
  id,
  part: z.enum(COMMENT_PARTS),
  /** Of the parts that are lists of rules, the rule. */
  ruleId: id.nullable().default(null),
};

const namesItsRule = ({
  part,
  ruleId,
}: {
  part: (typeof COMMENT_PARTS)[number];
  ruleId: unknown;
}) => isRulePart(part) === (ruleId !== null);
const RULE_MISSING = { path: ["ruleId"], error: () => t("Say which rule it is about.") };

export const commentInput = z
  .object({
    ...subject,
    text: z
      .string()
      .trim()
      .min(1, { error: () => t("Write something first.") })
      .max(2000, { error: () => t("Keep the comment under 2,000 characters.") }),
  })
  .refine(namesItsRule, RULE_MISSING);

export const resolveCommentsInput = z
  .object({ ...subject, isResolved: z.boolean() })
  .refine(namesItsRule, RULE_MISSING);

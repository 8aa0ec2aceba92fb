import { z } from "zod";
import { type AttributeDefinition, BUILT_IN_ATTRIBUTES } from "@/lib/engine/attributes";
import {
  type Condition,
  conditionProblems,
  conditionSchema,
  describeCondition,
  leavesOf,
} from "@/lib/engine/conditions";
import { operandsOf } from "@/lib/engine/conditions/comparison";
import { definitionOf, type Names } from "@/lib/engine/conditions/contract";
import { STAGE_INFO, STAGES } from "@/lib/engine/stages";
import { inEnglish, t } from "@/lib/language";
import { day, isDay } from "@/lib/settings/schema/fields";

/** What a lead is and how it stands, for conditions of lists. No attribute's id has a dot. */
export const LEAD_FIELDS = [
  {
    id: "lead.stage",
    get label() {
      return t("Stage");
    },
    type: "text",
    // What conditions that are kept ask for.
    options: inEnglish(() => STAGES.map((stage) => STAGE_INFO[stage].name)),
  },
  {
    id: "lead.owner",
    get label() {
      return t("Owner");
    },
    type: "text",
  },
  {
    id: "lead.fit",
    get label() {
      return t("Fit points");
    },
    type: "number",
  },
  {
    id: "lead.engagement",
    get label() {
      return t("Engagement points");
    },
    type: "number",
  },
  {
    id: "lead.grade",
    get label() {
      return t("Fit grade");
    },
    type: "text",
    options: ["A", "B", "C", "D"],
  },
  {
    id: "lead.created",
    get label() {
      return t("Created on");
    },
    type: "date",
  },
  {
    id: "lead.active",
    get label() {
      return t("Last active on");
    },
    type: "date",
  },
  {
    id: "lead.inStage",
    get label() {
      return t("In this stage since");
    },
    type: "date",
  },
  { id: "lead.name", label: "Name", type: "text" },
  {
    id: "lead.email",
    get label() {
      return t("Email");
    },
    type: "text",
  },
] as const satisfies readonly AttributeDefinition[];
export type LeadField = (typeof LEAD_FIELDS)[number]["id"];

/** An address that a browser and whatever stands before the server let through. */
const MOST_CHARACTERS = 4000;

export const whereSchema: z.ZodType<Condition> = conditionSchema;

/** Conditions as an address and the API have them: JSON. */
export const whereText = z
  .string()
  .max(MOST_CHARACTERS, {
    error: () => t("These are too many conditions for an address. Make a segment of them."),
  })
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: "custom", message: t("These conditions are no JSON.") });
      return z.NEVER;
    }
  })
  .pipe(whereSchema);

/** What conditions of a list may ask of: a lead's own fields, and attributes. */
export function filterNames(custom: readonly AttributeDefinition[]): Names {
  const all: AttributeDefinition[] = [...LEAD_FIELDS, ...BUILT_IN_ATTRIBUTES, ...custom];
  return { attributes: Object.fromEntries(all.map((one) => [one.id, one])) };
}

/** Why conditions cannot be asked, as a sentence; null when they can. */
export function filterProblem(where: Condition, names: Names): string | null {
  for (const leaf of leavesOf(where)) {
    if (leaf.kind !== "attribute") {
      return t("Lists ask for what is known of a lead. What leads did is for criteria to ask.");
    }
    const definition = definitionOf(names, leaf.attribute);
    const days = definition?.type === "date" ? operandsOf(leaf.value) : [];
    const isMoment = LEAD_FIELDS.some(({ id }) => id === leaf.attribute);
    const isFit = (one: string) => (isMoment ? day.safeParse(one).success : isDay(one));
    if (days.some((one) => !isFit(String(one)))) {
      return t`${definition?.label}: give a day, like 2026-03-31.`;
    }
  }
  const [problem] = conditionProblems(where, [], names);
  if (!problem) return null;
  const leaf = leafAt(where, problem.path);
  const label = leaf?.kind === "attribute" ? definitionOf(names, leaf.attribute)?.label : undefined;
  return label ? `${label}: ${problem.message}` : problem.message;
}

function leafAt(root: Condition, path: readonly (string | number)[]): Condition | undefined {
  let at: Condition | undefined = root;
  for (const step of path) {
    if (typeof step === "number") at = at && "of" in at ? at.of[step] : undefined;
  }
  return at;
}

/** The conditions as people say them: "Stage is MQL and (Country is DE or Country is FR)". */
export function whereWords(where: Condition, names: Names): string {
  const words = describeCondition(where, names);
  const isGroup = where.kind === "all" || where.kind === "any";
  return isGroup && where.of.length > 1 ? words.slice(1, -1) : words;
}

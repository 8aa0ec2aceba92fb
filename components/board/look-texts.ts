import { translated } from "@/lib/language";
import type { CardFact, CardGroup } from "@/lib/leads/schema/board-look";

/** The words of the panel that says how the board looks. */
export const lookTexts = translated({
  group: "Group cards by",
  groups: {
    none: "Nothing",
    owner: "Owner",
    source: "Source",
    label: "Label",
    grade: "Fit",
  } satisfies Record<CardGroup | "none", string>,
  groupHint: "Dropping a card into another group changes its stage alone.",
  facts: "On each card",
  fact: {
    about: "Title and company",
    score: "Fit and engagement",
    source: "Source",
    label: "Label",
    sla: "SLA clock",
    age: "Time in the stage",
    bant: "BANT",
    owner: "Owner",
  } satisfies Record<CardFact, string>,
} as const);

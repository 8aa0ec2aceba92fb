import { t } from "@/lib/language";
import type { SqlRule } from "./sql-rule";

/** BANT: what sales found out, dimension by dimension, against what was agreed to be enough. */
export const BANT_DIMENSIONS = ["budget", "authority", "need", "timeline"] as const;
export type BantDimension = (typeof BANT_DIMENSIONS)[number];

export const BANT_LEVELS = ["unknown", "notMet", "partly", "met"] as const;
export type BantLevel = (typeof BANT_LEVELS)[number];

export type Bant = Record<BantDimension, BantLevel>;

export const NO_BANT: Bant = {
  budget: "unknown",
  authority: "unknown",
  need: "unknown",
  timeline: "unknown",
};

export const BANT_NAMES: Record<BantDimension, string> = {
  budget: "Budget",
  get authority() {
    return t("Authority");
  },
  get need() {
    return t("Need");
  },
  get timeline() {
    return t("Timeline");
  },
};

export const BANT_LEVEL_NAMES: Record<BantLevel, string> = {
  get unknown() {
    return t("Unknown");
  },
  get notMet() {
    return t("Not met");
  },
  get partly() {
    return t("Partly met");
  },
  get met() {
    return t("Met");
  },
};

const RANK: Record<BantLevel, number> = { notMet: -1, unknown: 0, partly: 1, met: 2 };

export type { SqlRule };

export const DEFAULT_SQL_RULE: SqlRule = {
  minimum: { need: "met" },
  atLeastPartly: 3,
  maxNotMet: 0,
  opportunity: true,
};

/** What is still missing before `bant` meets `rule`, as sentences; empty when it does. */
export function bantGaps(bant: Bant, rule: SqlRule): string[] {
  const gaps: string[] = [];
  for (const dimension of BANT_DIMENSIONS) {
    const needed = rule.minimum[dimension];
    if (needed && RANK[bant[dimension]] < RANK[needed]) {
      gaps.push(
        t`${BANT_NAMES[dimension]} must be ${BANT_LEVEL_NAMES[needed].toLowerCase()}; it is ${BANT_LEVEL_NAMES[bant[dimension]].toLowerCase()}.`,
      );
    }
  }
  const partly = BANT_DIMENSIONS.filter((d) => RANK[bant[d]] >= RANK.partly).length;
  if (partly < rule.atLeastPartly) {
    gaps.push(t`${rule.atLeastPartly} of 4 must be at least partly met; ${partly} are.`);
  }
  const notMet = BANT_DIMENSIONS.filter((d) => bant[d] === "notMet").length;
  if (notMet > rule.maxNotMet) {
    gaps.push(
      rule.maxNotMet === 0
        ? t`None may be "not met"; ${notMet} ${notMet === 1 ? t("is") : t("are")}.`
        : t`At most ${rule.maxNotMet} may be "not met"; ${notMet} are.`,
    );
  }
  return gaps;
}

/** The SQL rule in one sentence, as the agreement shows it. */
export function describeSqlRule(rule: SqlRule): string {
  const parts: string[] = [];
  for (const dimension of BANT_DIMENSIONS) {
    const needed = rule.minimum[dimension];
    if (needed) parts.push(`${BANT_NAMES[dimension]} ${BANT_LEVEL_NAMES[needed].toLowerCase()}`);
  }
  if (rule.atLeastPartly > 0)
    parts.push(t`at least ${rule.atLeastPartly} of 4 at least partly met`);
  if (rule.maxNotMet < 4) {
    parts.push(rule.maxNotMet === 0 ? t("none not met") : t`at most ${rule.maxNotMet} not met`);
  }
  if (rule.opportunity) parts.push(t("an opportunity opened"));
  return parts.length === 0 ? t("Nothing is asked.") : `${parts.join(", ")}.`;
}

import { t } from "@/lib/language";
import { conditionProblems, leavesOf } from "./conditions";
import { whereProblems } from "./conditions/activity";
import type { Names, Problem } from "./conditions/contract";
import { type Criteria, rulesInForce } from "./criteria";
import { isGradual } from "./decay";
import { numberText } from "./locale";

/** Most points that rules could ever give together, ignoring that some exclude each other. */
function reachable(criteria: Criteria): { fit: number; engagement: number } {
  let fit = 0;
  for (const rule of criteria.fit) fit += Math.max(0, rule.points);
  let engagement = 0;
  for (const { points: each, repeat, cap } of criteria.engagement) {
    if (each <= 0) continue;
    const times =
      repeat === "every" ? Number.POSITIVE_INFINITY : repeat === "once" ? 1 : repeat.atMost;
    engagement += Math.min(each * times, cap ?? Number.POSITIVE_INFINITY);
  }
  return { fit, engagement };
}

const LISTS = ["gates", "fit", "engagement", "fastTracks"] as const;

function duplicateIds(criteria: Criteria): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const list of LISTS) {
    criteria[list].forEach((item, i) => {
      if (seen.has(item.id)) {
        const message = t`"${item.label}" has the same id as another rule; remove it and add it again.`;
        problems.push({ path: [list, i, "id"], message });
      }
      seen.add(item.id);
    });
  }
  return problems;
}

function missingNames(criteria: Criteria): Problem[] {
  return LISTS.flatMap((list) =>
    criteria[list].flatMap(({ label }, i) =>
      label.trim() === "" ? [{ path: [list, i, "label"], message: t("Give it a name.") }] : [],
    ),
  );
}

function ruleProblems(criteria: Criteria, names: Names | undefined): Problem[] {
  const problems: Problem[] = [];
  for (const list of ["gates", "fit", "fastTracks"] as const) {
    criteria[list].forEach(({ when }, i) => {
      problems.push(...conditionProblems(when, [list, i, "when"], names));
    });
  }
  criteria.fit.forEach(({ label, when }, i) => {
    if (leavesOf(when).some((leaf) => leaf.kind === "activity")) {
      const message = t`"${label}" asks what someone did. Fit is who they are: make it an engagement rule or a gate.`;
      problems.push({ path: ["fit", i, "when"], message });
    }
  });
  criteria.engagement.forEach(({ label, activity, where, points: each, decay }, i) => {
    problems.push(...whereProblems(activity, where, ["engagement", i, "where"]));
    // A score must only fall between events, or the moment of an MQL could not be told.
    if (each < 0 && isGradual(decay)) {
      const message = t`"${label}" takes points away, so its points cannot fade little by little: let them stay or expire.`;
      problems.push({ path: ["engagement", i, "decay"], message });
    }
  });
  return problems;
}

function thresholdProblems(version: Criteria): Problem[] {
  const criteria = rulesInForce(version);
  const { caps, thresholds } = criteria;
  const onlyFastTracks =
    criteria.fastTracks.length > 0 && criteria.fit.length + criteria.engagement.length === 0;
  const most = reachable(criteria);
  const problems: Problem[] = [];
  for (const group of ["fit", "engagement"] as const) {
    const path = ["thresholds", group];
    if (thresholds[group] > caps[group]) {
      const message = t`The ${group} threshold (${numberText(thresholds[group])}) is above the ${group} cap (${numberText(caps[group])}), so no lead could reach it.`;
      problems.push({ path, message });
    } else if (thresholds[group] > most[group] && !onlyFastTracks) {
      const message = t`All ${group} rules together give at most ${numberText(most[group])} points, so no lead could reach the threshold of ${numberText(thresholds[group])}.`;
      problems.push({ path, message });
    }
  }
  const required = criteria.gates.some((gate) => gate.kind === "require");
  if (thresholds.fit === 0 && thresholds.engagement === 0 && !required) {
    const message = t(
      "Both thresholds are 0 and no gate must hold, so every lead would qualify at once.",
    );
    problems.push({ path: ["thresholds"], message });
  }
  return problems;
}

/**
 * What would make a version useless or wrong, in the user's words; empty when it may be proposed.
 * Without `names` it is not checked that attributes exist.
 */
export function validateCriteria(criteria: Criteria, names?: Names): Problem[] {
  const problems = [
    ...duplicateIds(criteria),
    ...missingNames(criteria),
    ...ruleProblems(criteria, names),
    ...thresholdProblems(criteria),
  ];
  const { effectiveAt, reviewAt } = criteria;
  if (effectiveAt !== null && reviewAt !== null && reviewAt <= effectiveAt) {
    const message = t("The review date must be after the date on which the version takes effect.");
    problems.push({ path: ["reviewAt"], message });
  }
  return problems;
}

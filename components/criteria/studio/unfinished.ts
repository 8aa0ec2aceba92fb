import type { Criteria } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import type { Failure } from "@/lib/operations/outcome";

const RULE = /(?:^|\.)(gates|fit|engagement|fastTracks)\.(\d+)(?:\.|$)/;

/** Why a draft got no answer: a rule that is not finished is named, as its fields are elsewhere. */
export function namingRule(failure: Failure, body: Criteria): Failure {
  for (const [path, why] of Object.entries(failure.fields ?? {})) {
    const [, list, place] = RULE.exec(path) ?? [];
    if (list === undefined) continue;
    const rule = body[list as "gates" | "fit" | "engagement" | "fastTracks"][Number(place)];
    const named = rule?.label.trim()
      ? t`The rule “${rule.label}” is not finished: ${why}`
      : t`A rule without a name is not finished: ${why}`;
    return { ...failure, message: `${named} ${t("Finish it in the draft, then come back.")}` };
  }
  return failure;
}

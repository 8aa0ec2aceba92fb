"use client";

import { FormError } from "@/components/ui/form-error";
import { t } from "@/lib/language";

const SECTIONS: Record<string, string> = {
  name: "Name",
  gates: "Gates",
  fit: "Fit",
  engagement: "Engagement",
  get fastTracks() {
    return t("Fast tracks");
  },
  get thresholds() {
    return t("Thresholds");
  },
  get caps() {
    return t("Caps");
  },
  get sqlRule() {
    return t("What counts as SQL");
  },
  get sla() {
    return t("Promises");
  },
  get targets() {
    return t("Promises");
  },
  get reviewAt() {
    return t("Promises");
  },
  get effectiveAt() {
    return t("Promises");
  },
};

/** "Fit, rule 2", with the row to go to. */
export function placeOf(path: string): { label: string; id?: string } {
  const [section = "", index] = path.split(".");
  const label = SECTIONS[section] ?? t("Criteria");
  const isRow = index !== undefined && /^\d+$/.test(index);
  return isRow
    ? { label: t`${label}, number ${Number(index) + 1}`, id: `at-${section}.${index}` }
    : { label };
}

/** Everything that keeps a draft from being proposed, each leading to its rule. */
export function ProblemList({ problems }: { problems: ReadonlyMap<string, string> }) {
  if (problems.size === 0) return null;
  return (
    <FormError
      message={t("Before this draft can be proposed:")}
      errors={[...problems].map(([path, message]) => ({ ...placeOf(path), message }))}
    />
  );
}

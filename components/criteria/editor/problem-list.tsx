"use client";

import { FormError } from "@/components/ui/form-error";

const SECTIONS: Record<string, string> = {
  name: "Name",
  gates: "Gates",
  fit: "Fit",
  engagement: "Engagement",
  fastTracks: "Fast tracks",
  thresholds: "Thresholds",
  caps: "Caps",
  sqlRule: "What counts as SQL",
  sla: "Promises",
  targets: "Promises",
  reviewAt: "Promises",
  effectiveAt: "Promises",
};

/** "Fit, rule 2", with the row to go to. */
export function placeOf(path: string): { label: string; id?: string } {
  const [section = "", index] = path.split(".");
  const label = SECTIONS[section] ?? "Criteria";
  const isRow = index !== undefined && /^\d+$/.test(index);
  return isRow
    ? { label: `${label}, number ${Number(index) + 1}`, id: `at-${section}.${index}` }
    : { label };
}

/** Everything that keeps a draft from being proposed, each leading to its rule. */
export function ProblemList({ problems }: { problems: ReadonlyMap<string, string> }) {
  if (problems.size === 0) return null;
  return (
    <FormError
      message="Before this draft can be proposed:"
      errors={[...problems].map(([path, message]) => ({ ...placeOf(path), message }))}
    />
  );
}

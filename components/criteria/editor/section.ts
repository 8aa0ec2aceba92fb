import { type ComponentType, memo } from "react";
import type { Criteria } from "@/lib/engine/criteria";

export interface SectionProps {
  body: Criteria;
  onChange: (change: Partial<Criteria>) => void;
}

/**
 * A section that is drawn anew only when a part of the draft changes that it shows: a slider
 * changes one part many times a second.
 */
export function sectionOf(
  parts: readonly (keyof Criteria)[],
  Section: ComponentType<SectionProps>,
): ComponentType<SectionProps> {
  return memo(
    Section,
    (before, after) =>
      before.onChange === after.onChange &&
      parts.every((part) => before.body[part] === after.body[part]),
  );
}

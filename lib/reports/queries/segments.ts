import { choiceOf, NO_SEGMENT } from "@/lib/engine/segment-choice";
import { quoted, t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import type { SegmentRow } from "@/lib/segments/schema";
import type { ReportParams } from "../schema/params";
import type { ReportContext } from "./report";

/** All of its leads have been found. */
export function isReady({ sweptTo }: SegmentRow): boolean {
  return sweptTo === null;
}

/** Which leads are counted; refuses segments whose leads nobody can tell. */
export function scopeOf(
  params: ReportParams,
  segments: readonly SegmentRow[],
): ReportContext["scope"] {
  const { source, campaign, country, label, path, owner, version, segment, dealOwner } = params;
  const scope = { source, campaign, country, label, path, owner, version, segment, dealOwner };
  if (!segment) return scope;
  for (const id of segment) {
    const found = segments.find((one) => one.id === id);
    if (!found && id !== NO_SEGMENT) {
      const message = t(
        "A segment of this filter was deleted. Take it out, or choose another one.",
      );
      refuse("invalid", message, { segment: message });
    }
    if (found && !isReady(found)) {
      const message = t`The leads of “${found.name}” are still being found. Try again in a minute.`;
      refuse("conflict", message, { segment: message });
    }
  }
  return { ...scope, inSegments: [choiceOf(segments.filter(isReady), segment)] };
}

/** What to know of figures that are split by segments. */
export function segmentNotes(by: ReportContext["by"], segments: readonly SegmentRow[]): string[] {
  if (by !== "segment") return [];
  const waiting = segments.filter((segment) => !isReady(segment)).map(({ name }) => quoted(name));
  return [
    segments.length === 0
      ? t("No segment is defined so far: an admin or marketer does so under Settings.")
      : t(
          "A lead can be in several segments: rows overlap and do not add up, the last one has each lead once. Leads are in segments by what is known of them now.",
        ),
    ...(waiting.length > 0
      ? [t`Left out, as their leads are still being found: ${waiting.join(", ")}.`]
      : []),
  ];
}

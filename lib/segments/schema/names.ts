import { t } from "@/lib/language";
import type { SegmentName } from "../schema";

/** Names by id; one whose leads are still being found says so. */
export function namesOfSegments(segments: readonly SegmentName[]): Record<string, string> {
  return Object.fromEntries(
    segments.map(({ id, name, isReady }) => [id, isReady ? name : t`${name} (still being found)`]),
  );
}

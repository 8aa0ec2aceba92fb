import { fromAbsolute } from "@internationalized/date";
import type { Stage } from "./stages";

/** Stages whose leads nobody works: those of the others are never erased by themselves. */
export const RETIRING_STAGES = [
  "inquiry",
  "nurture",
  "disqualified",
] as const satisfies readonly Stage[];
export type RetiringStage = (typeof RETIRING_STAGES)[number];

/** The instant so many calendar months before another one (epoch ms), by the clocks of a zone. */
export function monthsBefore(at: number, months: number, timeZone: string): number {
  return fromAbsolute(at, timeZone).subtract({ months }).toDate().getTime();
}

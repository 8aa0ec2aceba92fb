import { minuteOf } from "@/lib/engine/activities";
import type { Criteria } from "@/lib/engine/criteria";
import type { StudyQuestion } from "@/lib/engine/replay/study";

/** What is replayed, and how it is judged; instants are epoch ms. */
export interface Replayed {
  body: Criteria;
  /** The criteria in force. */
  active: Criteria | null;
  now: number;
  /** Up to that very minute, which is over; else the present stands still for a while. */
  isPast: boolean;
  windowDays: number;
  /** Starts of weeks, ascending. */
  weeks: readonly number[];
  holdOutFrom: number | null;
}

/** The same for the engine. */
export function studied({ body, active, windowDays, weeks, holdOutFrom }: Replayed): StudyQuestion {
  return {
    draft: body,
    active,
    windowDays,
    weekStarts: weeks.map(minuteOf),
    holdOutFrom: holdOutFrom === null ? null : minuteOf(holdOutFrom),
  };
}

import { type Rate, wilson } from "@/lib/engine/statistics";
import {
  aalenJohansen,
  type CurveTime,
  type Estimate,
  type ExitGroup,
  incidenceAt,
  incidenceTime,
} from "@/lib/engine/survival";

/** Speed-to-lead on one clock. All times are minutes of that clock. */
export interface SpeedToLead {
  n: number;
  touched: number;
  /** Left without a touch (disqualified, withdrawn). */
  leftUntouched: number;
  /** Still waiting for the first touch. */
  waiting: number;
  /** Minutes by which half of all leads had their first touch; null = not reached. */
  median: CurveTime;
  /** Minutes by which nine in ten had it; null = not reached. */
  p90: CurveTime;
  /** Touched within the SLA, of those for whom that is decided. */
  withinSla: Rate;
  /** Waiting, or gone untouched, inside the SLA: neither kept nor broken, not in `withinSla`. */
  undecided: number;
  /** Waiting longer than the SLA allows. */
  overdue: number;
  /** Share touched within the SLA with the waiting ones censored; null when none waited so long. */
  estimateWithinSla: Estimate | null;
}

/**
 * Time to first touch from waits grouped by whole minutes: `event` = touched after `time`,
 * `competing` = left untouched after it, `censored` = waiting that long now. Leads that still wait
 * are censored, since leaving them out would make a slow team look fast. Use it once per clock:
 * total, unassigned (system delay), assigned in business hours (human delay).
 */
export function speedToLead(waits: readonly ExitGroup[], slaMinutes: number): SpeedToLead {
  let touched = 0;
  let leftUntouched = 0;
  let waiting = 0;
  let kept = 0;
  let undecided = 0;
  let overdue = 0;
  for (const { time, event, competing, censored } of waits) {
    touched += event;
    leftUntouched += competing;
    waiting += censored;
    if (time <= slaMinutes) {
      kept += event;
      undecided += competing + censored;
    } else overdue += censored;
  }
  const n = touched + leftUntouched + waiting;
  const curve = aalenJohansen(waits);
  return {
    n,
    touched,
    leftUntouched,
    waiting,
    median: incidenceTime(curve, 0.5),
    p90: incidenceTime(curve, 0.9),
    withinSla: wilson(kept, n - undecided),
    undecided,
    overdue,
    estimateWithinSla: incidenceAt(curve, slaMinutes),
  };
}

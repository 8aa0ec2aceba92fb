import { roundHalfUp } from "@/lib/engine/money";

/** An amount planned for a channel, or for one of its campaigns ("" = the whole channel). */
export interface Planned {
  source: string;
  campaign: string;
  minor: number;
}

/**
 * What each channel is planned to cost: its own amount, or else its campaigns' together. A channel's
 * own amount contains its campaigns, so that nothing is planned twice.
 */
export function plannedBySource(budgets: readonly Planned[]): Map<string, number> {
  const planned = new Map<string, number>();
  const own = new Set<string>();
  for (const { source, campaign, minor } of budgets) {
    if (campaign === "") {
      own.add(source);
      planned.set(source, minor);
    } else if (!own.has(source)) planned.set(source, (planned.get(source) ?? 0) + minor);
  }
  return planned;
}

export interface Pace {
  plannedMinor: number;
  spentMinor: number;
  /** Below 0: more was spent than planned. */
  leftMinor: number;
  /** Spent of planned, 1 = all of it; null without a plan. */
  spentShare: number | null;
  /** How much more was spent than an even pace would have by now; below 0: less. */
  aheadMinor: number;
}

/** Spending against a plan of which the share `over` (0..1) of the time has passed. */
export function paceOf(plannedMinor: number, spentMinor: number, over: number): Pace {
  return {
    plannedMinor,
    spentMinor,
    leftMinor: plannedMinor - spentMinor,
    spentShare: plannedMinor > 0 ? spentMinor / plannedMinor : null,
    aheadMinor: spentMinor - roundHalfUp(plannedMinor * over),
  };
}

/** The share of a period (epoch ms, from ≤ at < to) that is over, 0..1. */
export function shareOver(period: { from: number; to: number }, now: number): number {
  const share = (now - period.from) / (period.to - period.from);
  return Math.min(1, Math.max(0, share));
}

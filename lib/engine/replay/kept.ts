import type { Criteria } from "../criteria";
import { NONE } from "./columns";
import { Crossing, type Crossings, PATH, type Spans, thresholdsOf } from "./crossings";
import type { Fold } from "./fold";
import { type Collected, PARTS } from "./keeper";

/** What rules ask, whatever their points, caps and thresholds are: only then moments stay kept. */
export function shapeOf({ gates, fit, engagement, fastTracks }: Criteria): string {
  return JSON.stringify([
    gates.map(({ kind, when }) => [kind, when]),
    fit.map(({ when }) => when),
    engagement.map(({ activity, where, repeat, decay, points }) => [
      activity,
      where ?? [],
      repeat,
      decay,
      points < 0,
    ]),
    fastTracks.map(({ when }) => when),
  ]);
}

/** How far a rule's share in a moment can be from what its kept amount says; millipoints. */
interface Doubt {
  /** Whatever the lead did. */
  fixed: number;
  perEvent: number;
}

/** By kept amount, a rule's share in the engagement; never less than the share can be. */
function sharesOf(fold: Fold, r: number, largest: number): Float64Array {
  const { rule, full } = fold.plan.worths[r] as (typeof fold.plan.worths)[number];
  return Float64Array.from({ length: largest + 1 }, (_, amount) =>
    Math.min(rule.gradual ? Math.ceil((amount * full) / PARTS) : amount * full, rule.cap),
  );
}

function doubtOf({ plan }: Fold): Doubt {
  // One part of a whole event per rule that fades; per event half a millipoint of rounding in each
  // such rule that counts it, and the millionth to which weights are known.
  const perEvent = plan.worths.map(({ rule, full }) =>
    rule.gradual && full > 0 ? 0.5 + full / 1_000_000 : 0,
  );
  const { at, of } = plan.rulesBySignature;
  const doubt = { fixed: 0, perEvent: 0 };
  for (let signature = 0; signature + 1 < at.length; signature++) {
    let sum = 0;
    for (let i = at[signature] as number; i < (at[signature + 1] as number); i++) {
      sum += perEvent[of[i] as number] as number;
    }
    doubt.perEvent = Math.max(doubt.perEvent, sum);
  }
  for (const { rule, full } of plan.worths) {
    if (rule.gradual && full > 0) doubt.fixed += full / PARTS + 1;
  }
  return doubt;
}

/**
 * The moments of all leads that can be the first to cross, for criteria of one shape: whatever
 * their points, caps and thresholds, the first crossing is at one of them. Exact: where a kept
 * amount is too coarse to decide, the lead's events are asked.
 */
export class KeptMoments {
  /** Σ of the rules' shares by moment, as of the shares below. */
  private readonly sums: Float64Array;
  private readonly shares: Float64Array[];
  /** By lead, the highest of its sums at which the fit counts, as of the fits below. */
  private readonly peaks: Float64Array;
  /** By fit pattern, 1 where the fit met its threshold; null before the first run. */
  private fits: Uint8Array | null = null;

  constructor(private readonly kept: Collected) {
    this.sums = new Float64Array(kept.minute.length);
    this.peaks = new Float64Array(kept.whole.length);
    this.shares = kept.amounts.map((amounts) => {
      let largest = 0;
      for (const amount of amounts) if (amount > largest) largest = amount;
      return new Float64Array(largest + 1);
    });
  }

  /**
   * Brings sums and peaks to the fold's points and fit threshold; what stays the same costs
   * nothing.
   */
  reckon(fold: Fold): void {
    let changed = false;
    this.kept.amounts.forEach((amounts, r) => {
      const before = this.shares[r] as Float64Array;
      const shares = sharesOf(fold, r, before.length - 1);
      const change = shares.map((share, amount) => share - (before[amount] as number));
      if (change.every((each) => each === 0)) return;
      changed = true;
      this.shares[r] = shares;
      const { sums } = this;
      for (let moment = 0; moment < amounts.length; moment++) {
        sums[moment] = (sums[moment] as number) + (change[amounts[moment] as number] as number);
      }
    });
    const { fit } = thresholdsOf(fold.plan);
    const fits = this.kept.patterns.fits(fold.plan.compiled.fit, fit);
    if (!changed && this.fits?.every((each, pattern) => each === fits[pattern])) return;
    this.fits = fits;
    this.findPeaks(fits);
  }

  private findPeaks(fits: Uint8Array): void {
    const { at, pattern } = this.kept;
    const { sums, peaks } = this;
    let moment = 0;
    for (let lead = 0; lead < peaks.length; lead++) {
      const end = at[lead + 1] as number;
      let peak = Number.NEGATIVE_INFINITY;
      for (; moment < end; moment++) {
        const sum = sums[moment] as number;
        if (sum > peak && fits[pattern[moment] as number] === 1) peak = sum;
      }
      peaks[lead] = peak;
    }
  }

  /** The first crossings under criteria of the same shape, which the fold is for. */
  cross(fold: Fold, spans: Spans): Crossings {
    this.reckon(fold);
    const { tracked, whole } = this.kept;
    const { peaks } = this;
    const crossings = { minute: tracked.minute.slice(), path: tracked.path.slice() };
    const { eventsAt } = fold.columns;
    const { engagement } = thresholdsOf(fold.plan);
    const { fixed, perEvent } = doubtOf(fold);
    const crossing = new Crossing(fold.plan);
    const confirms = (lead: number, minute: number) =>
      fold.engagementAt(lead, minute, spans.since[lead] as number) >= engagement;
    for (let lead = 0; lead < whole.length; lead++) {
      if (whole[lead] === 1) {
        crossing.find(fold, lead, spans, crossings);
        continue;
      }
      const events = (eventsAt[lead + 1] as number) - (eventsAt[lead] as number);
      const over = perEvent * events;
      if ((peaks[lead] as number) + over < engagement) continue;
      const surely = engagement + over + fixed;
      const minute = this.firstOf(lead, engagement - over, surely, confirms);
      if (minute === NONE) continue;
      crossings.minute[lead] = minute;
      crossings.path[lead] = PATH.scored;
    }
    return crossings;
  }

  /** The lead's first moment whose sum reaches `surely`, or at least `perhaps` and is confirmed. */
  private firstOf(
    lead: number,
    perhaps: number,
    surely: number,
    confirms: (lead: number, minute: number) => boolean,
  ): number {
    const { at, minute, pattern } = this.kept;
    const { sums, fits } = this;
    const end = at[lead + 1] as number;
    for (let moment = at[lead] as number; moment < end; moment++) {
      const sum = sums[moment] as number;
      if (sum < perhaps || fits?.[pattern[moment] as number] === 0) continue;
      const when = minute[moment] as number;
      if (sum >= surely || confirms(lead, when)) return when;
    }
    return NONE;
  }
}

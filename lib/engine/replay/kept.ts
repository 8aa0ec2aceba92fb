import type { Criteria } from "../criteria";
import { leadCount } from "./columns";
import {
  Crossing,
  type Crossings,
  noCrossings,
  PATH,
  type Spans,
  thresholdsOf,
  walkSpan,
} from "./crossings";
import type { FitPatterns } from "./fit-patterns";
import type { Fold } from "./fold";
import { Keeper, PARTS } from "./keeper";

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
  const doubt = { fixed: 0, perEvent: 0 };
  for (const { rule, full } of plan.worths) {
    if (!rule.gradual || full === 0) continue;
    // One part of a whole event, and half a millipoint of rounding per event; the weights
    // themselves are known to a millionth.
    doubt.fixed += full / PARTS + 1;
    doubt.perEvent += 0.5 + full / 1_000_000;
  }
  return doubt;
}

/**
 * The moments of all leads that can be the first to cross, for criteria of one shape: whatever
 * their points, caps and thresholds, the first crossing is at one of them. Exact: where a kept
 * amount is too coarse to decide, the lead's events are asked.
 */
export class KeptMoments {
  /** A lead's moments are at at[lead] … at[lead + 1] − 1. */
  private readonly at: Uint32Array;
  private readonly minute: Int32Array;
  private readonly pattern: Uint32Array;
  private readonly amounts: readonly Uint16Array[];
  private readonly patterns: FitPatterns;
  private readonly tracked: Crossings;
  /** 1 for a lead whose moments are too many to keep. */
  private readonly whole: Uint8Array;
  /** Σ of the rules' shares by moment, as of the shares below. */
  private readonly sums: Float64Array;
  private readonly shares: Float64Array[];

  constructor(fold: Fold, spans: Spans) {
    const leads = leadCount(fold.columns);
    const keeper = new Keeper(fold.plan);
    this.at = new Uint32Array(leads + 1);
    this.tracked = noCrossings(leads);
    this.whole = new Uint8Array(leads);
    for (let lead = 0; lead < leads; lead++) {
      keeper.startLead();
      walkSpan(fold, lead, spans, keeper);
      if (keeper.overflows) {
        keeper.dropLead();
        this.whole[lead] = 1;
      }
      this.tracked.minute[lead] = keeper.trackMinute;
      this.tracked.path[lead] = keeper.path;
      this.at[lead + 1] = keeper.minute.length;
    }
    this.minute = keeper.minute.finish();
    this.pattern = keeper.pattern.finish();
    this.amounts = keeper.amounts.map((amounts) => amounts.finish());
    this.patterns = keeper.patterns;
    this.sums = new Float64Array(this.minute.length);
    this.shares = this.amounts.map((amounts) => {
      let largest = 0;
      for (const amount of amounts) if (amount > largest) largest = amount;
      return new Float64Array(largest + 1);
    });
  }

  /** Brings the sums to the fold's points; a rule whose shares stay costs nothing. */
  private reckon(fold: Fold): void {
    this.amounts.forEach((amounts, r) => {
      const before = this.shares[r] as Float64Array;
      const shares = sharesOf(fold, r, before.length - 1);
      const change = shares.map((share, amount) => share - (before[amount] as number));
      if (change.every((each) => each === 0)) return;
      this.shares[r] = shares;
      const { sums } = this;
      for (let moment = 0; moment < amounts.length; moment++) {
        sums[moment] = (sums[moment] as number) + (change[amounts[moment] as number] as number);
      }
    });
  }

  /** The first crossings under criteria of the same shape, which the fold is for. */
  cross(fold: Fold, spans: Spans): Crossings {
    this.reckon(fold);
    const { at, minute, pattern, sums, whole } = this;
    const leads = whole.length;
    const crossings: Crossings = {
      minute: this.tracked.minute.slice(),
      path: this.tracked.path.slice(),
    };
    const { eventsAt } = fold.columns;
    const { fit, engagement } = thresholdsOf(fold.plan);
    const fits = this.patterns.fits(fold.plan.compiled.fit, fit);
    const { fixed, perEvent } = doubtOf(fold);
    const crossing = new Crossing(fold.plan);
    for (let lead = 0; lead < leads; lead++) {
      if (whole[lead] === 1) {
        crossing.find(fold, lead, spans, crossings);
        continue;
      }
      const events = (eventsAt[lead + 1] as number) - (eventsAt[lead] as number);
      const over = perEvent * events;
      const end = at[lead + 1] as number;
      for (let moment = at[lead] as number; moment < end; moment++) {
        const sum = sums[moment] as number;
        if (sum + over < engagement || fits[pattern[moment] as number] === 0) continue;
        const when = minute[moment] as number;
        if (sum - over - fixed < engagement) {
          const since = spans.since[lead] as number;
          if (fold.engagementAt(lead, when, since) < engagement) continue;
        }
        crossings.minute[lead] = when;
        crossings.path[lead] = PATH.scored;
        break;
      }
    }
    return crossings;
  }
}

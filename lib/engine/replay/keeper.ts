import { compileDecay, MILLIPOINTS } from "../decay";
import { leadCount, NONE } from "./columns";
import { type Crossings, noCrossings, PATH, type Spans, walkSpan } from "./crossings";
import { FitPatterns } from "./fit-patterns";
import type { Fold, Visitor } from "./fold";
import { type Growing, integers, naturals, shorts } from "./growing";
import type { Plan } from "./plan";

/** More moments of one lead are not kept: it is folded anew each time. */
const MOMENTS_PER_LEAD = 64;
const LARGEST_AMOUNT = 65_535;
/** Fading events are counted in these parts of a whole one. */
export const PARTS = 512;
/** Ages in minutes that weights are tabled for, half a year; older ones are asked. */
const WEIGHT_AGES = 2 ** 18;
/** What a whole event is worth where worths are compared for any points. */
const UNIT = 1_000_000;

/** How the events of a rule are compared for any points. */
interface Scale {
  gradual: boolean;
  negative: boolean;
  /** Age in minutes from which an event is worth nothing, whatever the points. */
  spentAt: number;
  /** In millionths of a whole event by age plus one, 0 where not asked yet. */
  weights: Int32Array;
  weight(age: number): number;
}

function scalesOf({ compiled }: Plan): Scale[] {
  return compiled.criteria.engagement.map(({ decay, points }, r) => {
    const { gradual, expiresAt } = compiled.engagement[r] ?? { gradual: false, expiresAt: null };
    return {
      gradual,
      negative: points < 0,
      spentAt: expiresAt ?? Number.POSITIVE_INFINITY,
      weights: new Int32Array(gradual ? WEIGHT_AGES : 0),
      weight: compileDecay(UNIT / MILLIPOINTS, decay),
    };
  });
}

function weightOf(scale: Scale, age: number): number {
  if (age >= scale.weights.length) return scale.weight(age);
  const known = scale.weights[age] as number;
  if (known > 0) return known - 1;
  const weight = scale.weight(age);
  scale.weights[age] = weight + 1;
  return weight;
}

/**
 * Collects the moments at which a lead can be the first to cross: a moment at which no rule stands
 * better than at an earlier one of the same fit cannot, whatever the points are.
 */
class Keeper implements Visitor {
  readonly minute = integers();
  readonly pattern = naturals();
  readonly amounts: Growing<Uint16Array>[];
  readonly patterns: FitPatterns;
  trackMinute = NONE;
  path: number = PATH.none;
  /** The lead does not fit in what is kept. */
  overflows = false;
  private first = 0;
  private turns = -1;
  private currentPattern = 0;
  private readonly scales: Scale[];
  /** Per rule at the moment: live events, their weight, and all counted so far. */
  private readonly live: Float64Array;
  private readonly weight: Float64Array;
  /** The same at each kept moment of the lead. */
  private readonly keptLive: Float64Array;
  private readonly keptWeight: Float64Array;
  private readonly keptCounts: Float64Array;

  constructor(plan: Plan) {
    this.scales = scalesOf(plan);
    this.patterns = new FitPatterns(plan.fitFrom, plan.tracksFrom);
    this.amounts = this.scales.map(shorts);
    const rules = this.scales.length;
    this.live = new Float64Array(rules);
    this.weight = new Float64Array(rules);
    this.keptLive = new Float64Array(rules * MOMENTS_PER_LEAD);
    this.keptWeight = new Float64Array(rules * MOMENTS_PER_LEAD);
    this.keptCounts = new Float64Array(rules * MOMENTS_PER_LEAD);
  }

  startLead(): void {
    this.first = this.minute.length;
    this.trackMinute = NONE;
    this.path = PATH.none;
    this.overflows = false;
    this.turns = -1;
  }

  moment(fold: Fold): boolean {
    const track = fold.track();
    if (track >= 0) {
      this.trackMinute = fold.minute;
      this.path = PATH.fastTrack + track;
      return true;
    }
    if (!fold.open) {
      const { settled, standing, plan } = fold;
      return settled && standing.shut > 0 && plan.trackQuestions.length === 0;
    }
    if (fold.standing.fitTurns !== this.turns) {
      this.turns = fold.standing.fitTurns;
      this.currentPattern = this.patterns.codeOf(fold.standing.holds);
    }
    this.measure(fold);
    if (!this.isOvershadowed(fold)) this.keep(fold);
    return this.overflows;
  }

  private measure(fold: Fold): void {
    for (let r = 0; r < this.scales.length; r++) {
      const scale = this.scales[r] as Scale;
      const minutes = fold.minutes[r] as Int32Array;
      let live = fold.counts[r] as number;
      let weight = 0;
      if (scale.gradual) {
        const counted = live;
        live = 0;
        for (let i = counted - 1; i >= 0; i--) {
          const each = weightOf(scale, fold.minute - (minutes[i] as number));
          // Half a millionth of 1000 points is below what rounding lets count.
          if (each === 0) break;
          weight += each;
          live += 1;
        }
      } else if (scale.spentAt !== Number.POSITIVE_INFINITY) {
        let gone = 0;
        while (gone < live && fold.minute - (minutes[gone] as number) >= scale.spentAt) gone += 1;
        live -= gone;
      }
      this.live[r] = live;
      this.weight[r] = weight;
    }
  }

  private isOvershadowed(fold: Fold): boolean {
    for (let moment = this.minute.length - 1; moment >= this.first; moment--) {
      if (this.pattern.at(moment) !== this.currentPattern) continue;
      if (this.isBelow(fold, (moment - this.first) * this.scales.length)) return true;
    }
    return false;
  }

  private isBelow(fold: Fold, kept: number): boolean {
    for (let r = 0; r < this.scales.length; r++) {
      const scale = this.scales[r] as Scale;
      const live = this.live[r] as number;
      const before = this.keptLive[kept + r] as number;
      if (scale.negative) {
        if (live < before) return false;
      } else if (fold.counts[r] === this.keptCounts[kept + r]) {
        // The same events, only older.
      } else if (scale.gradual) {
        // For one point already, the difference must exceed what rounding each event can hide.
        const hidden = (live + before) * (UNIT / MILLIPOINTS / 2 + 1);
        const difference = (this.keptWeight[kept + r] as number) - (this.weight[r] as number);
        if (difference < hidden) return false;
      } else if (live > before) return false;
    }
    return true;
  }

  private keep(fold: Fold): void {
    const n = this.minute.length - this.first;
    if (n === MOMENTS_PER_LEAD) {
      this.overflows = true;
      return;
    }
    const rules = this.scales.length;
    for (let r = 0; r < rules; r++) {
      const { gradual } = this.scales[r] as Scale;
      const live = this.live[r] as number;
      const weight = this.weight[r] as number;
      const amount = gradual ? Math.ceil((weight / UNIT) * PARTS) : live;
      if (amount > LARGEST_AMOUNT) this.overflows = true;
      this.amounts[r]?.push(amount);
      this.keptLive[n * rules + r] = live;
      this.keptWeight[n * rules + r] = weight;
      this.keptCounts[n * rules + r] = fold.counts[r] as number;
    }
    this.minute.push(fold.minute);
    this.pattern.push(this.currentPattern);
  }

  /** Takes the lead's moments back. */
  dropLead(): void {
    this.minute.cut(this.first);
    this.pattern.cut(this.first);
    for (const amounts of this.amounts) amounts.cut(this.first);
  }
}

/** The kept moments of all leads. */
export interface Collected {
  /** A lead's moments are at at[lead] … at[lead + 1] − 1. */
  at: Uint32Array;
  minute: Int32Array;
  /** Which fit rules hold, as in `patterns`. */
  pattern: Uint32Array;
  /** Per engagement rule, live events; of a rule that fades, their weight in parts, rounded up. */
  amounts: readonly Uint16Array[];
  patterns: FitPatterns;
  /** First moments of fast tracks: after them nothing is kept. */
  tracked: Crossings;
  /** 1 for a lead whose moments are too many to keep. */
  whole: Uint8Array;
}

/** Collects the moments of all leads, some leads at a time. */
export class Collecting {
  private lead = 0;
  private readonly keeper: Keeper;
  private readonly at: Uint32Array;
  private readonly tracked: Crossings;
  private readonly whole: Uint8Array;

  constructor(
    { plan, columns }: Fold,
    private readonly spans: Spans,
  ) {
    const leads = leadCount(columns);
    this.keeper = new Keeper(plan);
    this.at = new Uint32Array(leads + 1);
    this.tracked = noCrossings(leads);
    this.whole = new Uint8Array(leads);
  }

  /** Goes on with so many leads; any fold of the same shape will do. Null: there are more. */
  proceed(fold: Fold, leads: number): Collected | null {
    const { keeper, at, tracked, whole } = this;
    const end = Math.min(whole.length, this.lead + leads);
    for (; this.lead < end; this.lead++) {
      keeper.startLead();
      walkSpan(fold, this.lead, this.spans, keeper);
      if (keeper.overflows) {
        keeper.dropLead();
        whole[this.lead] = 1;
      }
      tracked.minute[this.lead] = keeper.trackMinute;
      tracked.path[this.lead] = keeper.path;
      at[this.lead + 1] = keeper.minute.length;
    }
    if (end < whole.length) return null;
    return {
      at,
      minute: keeper.minute.finish(),
      pattern: keeper.pattern.finish(),
      amounts: keeper.amounts.map((amounts) => amounts.finish()),
      patterns: keeper.patterns,
      tracked,
      whole,
    };
  }
}

import { type Columns, NONE } from "./columns";
import { type Plan, worthAt } from "./plan";
import { Standing } from "./standing";
import type { Tables } from "./tables";

/** Later than any minute. */
const NEVER = 2 ** 31;

/** What is asked of a lead at each moment at which its standing can rise. */
export interface Visitor {
  /** Whether that was all: true ends the walk. */
  moment(fold: Fold): boolean;
}

/**
 * One lead after the other, walked through its history by the minute: what is known and done is
 * folded into counts and truths as it comes, and nothing is allocated per lead.
 */
export class Fold {
  minute = 0;
  /** Counted events of engagement rules. */
  counted = 0;
  /** Not below the sum that `engagement` gives, while scores only fall between events. */
  bound = 0;
  /** Whether nothing is still to come that can turn a gate or a fit rule. */
  settled = false;
  since = NONE;
  /** When points next expire or an event next leaves a window. */
  private due = NEVER;
  readonly standing: Standing;
  /** Counts events per engagement rule. */
  readonly counts: Uint32Array;
  /** The minutes of counted events per engagement rule. */
  readonly minutes: Int32Array[];
  /** How many of a rule's first events have lapsed; only rules of `lapsing`. */
  readonly lapsed: Uint32Array;
  /** Minutes of events per question with a window, all events ever, and those that left it. */
  private readonly askedMinutes: Int32Array[];
  private readonly asked: Uint32Array;
  private readonly left: Uint32Array;
  private readonly concerns: Uint8Array;
  private readonly take: Float64Array;
  /** All counts in one block, so that a lead costs one fill. */
  private readonly block: Uint32Array;

  constructor(
    readonly columns: Columns,
    readonly plan: Plan,
    tables: Tables,
  ) {
    const { compiled, questions } = plan;
    const rules = compiled.engagement.length;
    this.standing = new Standing(plan, tables.attributeOf);
    this.block = new Uint32Array(2 * rules + 2 * questions.length);
    this.counts = this.block.subarray(0, rules);
    this.lapsed = this.block.subarray(rules, 2 * rules);
    this.asked = this.block.subarray(2 * rules, 2 * rules + questions.length);
    this.left = this.block.subarray(2 * rules + questions.length);
    this.minutes = compiled.engagement.map(() => new Int32Array(16));
    this.take = Float64Array.from(compiled.engagement, ({ take }) => take);
    this.askedMinutes = questions.map(() => new Int32Array(16));
    this.concerns = Uint8Array.from(columns.signatures, (_, i) =>
      plan.rulesBySignature.at[i] !== plan.rulesBySignature.at[i + 1] ||
      plan.questionsBySignature.at[i] !== plan.questionsBySignature.at[i + 1]
        ? 1
        : 0,
    );
  }

  private reset(since: number): void {
    this.since = since;
    this.counted = 0;
    this.bound = 0;
    this.due = NEVER;
    this.block.fill(0);
    this.standing.reset();
  }

  /** Folds an event in; whether it counts for anything. */
  private happen(signature: number, minute: number): boolean {
    const { rulesBySignature: rules, questionsBySignature, worths } = this.plan;
    const fresh = minute > this.since || this.since === NONE;
    let counts = false;
    if (fresh) {
      const end = rules.at[signature + 1] as number;
      for (let i = rules.at[signature] as number; i < end; i++) {
        const r = rules.of[i] as number;
        const n = this.counts[r] as number;
        if (n >= (this.take[r] as number)) continue;
        this.minutes[r] = pushed(this.minutes[r] as Int32Array, n, minute);
        this.counts[r] = n + 1;
        this.counted += 1;
        const { full, rule } = worths[r] as (typeof worths)[number];
        if (full > 0) this.bound += full;
        else if (rule.expiresAt !== null) this.due = Math.min(this.due, minute + rule.expiresAt);
        counts = true;
      }
    }
    const end = questionsBySignature.at[signature + 1] as number;
    for (let i = questionsBySignature.at[signature] as number; i < end; i++) {
      if (this.ask(questionsBySignature.of[i] as number, minute, fresh)) counts = true;
    }
    return counts;
  }

  private ask(q: number, minute: number, fresh: boolean): boolean {
    const { questions } = this.plan;
    const question = questions[q] as (typeof questions)[number];
    if (question.freshOnly && !fresh) return false;
    const n = this.asked[q] as number;
    if (question.window !== Number.POSITIVE_INFINITY) {
      this.askedMinutes[q] = pushed(this.askedMinutes[q] as Int32Array, n, minute);
      this.due = Math.min(this.due, minute + question.window);
    }
    this.asked[q] = n + 1;
    if (n + 1 - (this.left[q] as number) === question.atLeast) {
      this.standing.reach(question, true);
    }
    return true;
  }

  /** Lets negative points expire and events leave windows up to the minute. */
  private lapse(minute: number): void {
    const { lapsing, windowed, questions, worths } = this.plan;
    for (const r of lapsing) {
      const { full, rule } = worths[r] as (typeof worths)[number];
      const minutes = this.minutes[r] as Int32Array;
      let gone = this.lapsed[r] as number;
      while (gone < (this.counts[r] as number)) {
        if ((minutes[gone] as number) + (rule.expiresAt as number) > minute) break;
        gone += 1;
        this.bound -= full;
      }
      this.lapsed[r] = gone;
    }
    for (const q of windowed) {
      const question = questions[q] as (typeof questions)[number];
      const minutes = this.askedMinutes[q] as Int32Array;
      const all = this.asked[q] as number;
      let gone = this.left[q] as number;
      while (gone < all && (minutes[gone] as number) + question.window <= minute) {
        gone += 1;
        if (all - gone === question.atLeast - 1) this.standing.reach(question, false);
      }
      this.left[q] = gone;
    }
  }

  private nextLapse(): number {
    const { lapsing, windowed, questions, worths } = this.plan;
    let next = NEVER;
    for (const r of lapsing) {
      const gone = this.lapsed[r] as number;
      if (gone === this.counts[r]) continue;
      const age = (worths[r] as (typeof worths)[number]).rule.expiresAt as number;
      next = Math.min(next, ((this.minutes[r] as Int32Array)[gone] as number) + age);
    }
    for (const q of windowed) {
      const gone = this.left[q] as number;
      if (gone === this.asked[q]) continue;
      const { window } = questions[q] as (typeof questions)[number];
      next = Math.min(next, ((this.askedMinutes[q] as Int32Array)[gone] as number) + window);
    }
    return next;
  }

  /**
   * Shows the visitor the lead at `from` and at each later minute, `until` included, at which its
   * standing can rise; engagement counts after `since` only, unless that is NONE. Epoch minutes.
   */
  walk(lead: number, from: number, until: number, since: number, visitor: Visitor): void {
    if (from > until) return;
    this.reset(since);
    const { eventsAt, eventMinute, eventSignature, factsAt, factMinute, factCode } = this.columns;
    const { concerns } = this;
    const lastEvent = eventsAt[lead + 1] as number;
    const lastFact = factsAt[lead + 1] as number;
    let event = eventsAt[lead] as number;
    let fact = factsAt[lead] as number;
    let now = from;
    let show = true;
    for (;;) {
      while (fact < lastFact && (factMinute[fact] as number) <= now) {
        this.standing.observe(factCode[fact] as number);
        fact += 1;
        show = true;
      }
      while (event < lastEvent && (eventMinute[event] as number) <= now) {
        const signature = eventSignature[event] as number;
        if (concerns[signature] === 1 && this.happen(signature, eventMinute[event] as number)) {
          show = true;
        }
        event += 1;
      }
      if (this.due <= now) {
        this.lapse(now);
        this.due = this.nextLapse();
        show = true;
      }
      this.minute = now;
      if (show) {
        this.settled = fact === lastFact && !this.plan.eventsTurnTests;
        if (visitor.moment(this)) return;
      }
      while (event < lastEvent && concerns[eventSignature[event] as number] === 0) event += 1;
      now = this.due;
      if (event < lastEvent) now = Math.min(now, eventMinute[event] as number);
      if (fact < lastFact) now = Math.min(now, factMinute[fact] as number);
      if (now > until) return;
      show = false;
    }
  }

  /** What `engagement` gives at a minute, without a walk; the lead's standing is forgotten. */
  engagementAt(lead: number, minute: number, since: number): number {
    this.reset(since);
    const { eventsAt, eventMinute, eventSignature } = this.columns;
    const end = eventsAt[lead + 1] as number;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      if ((eventMinute[event] as number) > minute) break;
      const signature = eventSignature[event] as number;
      if (this.concerns[signature] === 1) this.happen(signature, eventMinute[event] as number);
    }
    this.minute = minute;
    return this.engagement();
  }

  /** The first fast track by which the lead qualifies at the moment; −1 for none. */
  track(): number {
    if (this.standing.tracksHolding === 0 || this.standing.excluding > 0) return -1;
    const { tracksFrom, trackQuestions } = this.plan;
    for (let track = 0; track < trackQuestions.length; track++) {
      if (this.standing.holds[tracksFrom + track] !== 1) continue;
      // What sent the lead to sales before must not send it straight back.
      if (this.since === NONE || trackQuestions[track]?.some((q) => this.asked[q] !== 0)) {
        return track;
      }
    }
    return -1;
  }

  /** Whether gates and what was done since a return let thresholds count at all. */
  get open(): boolean {
    return this.standing.shut === 0 && (this.since === NONE || this.counted > 0);
  }

  /** Σ of all rules' decayed events at the moment, before the group's cap; millipoints. */
  engagement(): number {
    const { worths, onlyFalls } = this.plan;
    let sum = 0;
    for (let r = 0; r < worths.length; r++) {
      const n = this.counts[r] as number;
      if (n === 0) continue;
      const worth = worths[r] as (typeof worths)[number];
      const { rule, full } = worth;
      let part = 0;
      if (rule.spentAt === Number.POSITIVE_INFINITY) part = n * full;
      else {
        const minutes = this.minutes[r] as Int32Array;
        for (let i = n - 1; i >= 0; i--) {
          const age = this.minute - (minutes[i] as number);
          if (age >= rule.spentAt) break;
          part += worthAt(worth, age);
        }
      }
      sum += Math.min(part, rule.cap);
    }
    this.bound = onlyFalls ? sum : Number.POSITIVE_INFINITY;
    return sum;
  }
}

/** The list with a minute at its place n; a longer one when it was full. */
function pushed(list: Int32Array, n: number, minute: number): Int32Array {
  let room = list;
  if (n === list.length) {
    room = new Int32Array(n * 2);
    room.set(list);
  }
  room[n] = minute;
  return room;
}

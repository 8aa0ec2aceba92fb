import { TRUE } from "../conditions/contract";
import { type Columns, NONE } from "./columns";
import { holdsAtFirst, type Plan, worthAt } from "./plan";
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
  /** Millipoints of the fit rules that hold, before the cap. */
  fit = 0;
  /** Gates that are shut. */
  shut = 0;
  private excluding = 0;
  private tracksHolding = 0;
  /** Counted events of engagement rules. */
  counted = 0;
  /** Not below the sum that `engagement` gives, while scores only fall between events. */
  bound = 0;
  /** Whether nothing is still to come that can turn a gate or a fit rule. */
  settled = false;
  since = NONE;
  /** 1 for each test that holds. */
  readonly holds: Uint8Array;
  /** Counts events per engagement rule. */
  readonly counts: Uint32Array;
  /** The minutes of counted events per engagement rule. */
  readonly minutes: Int32Array[];
  /** How many of a rule's first events have lapsed; only rules of `lapsing`. */
  readonly lapsed: Uint32Array;
  private readonly first: Uint8Array;
  private readonly exclude: readonly boolean[];
  private readonly firstFit: number;
  private readonly firstShut: number;
  private readonly firstExcluding: number;
  private readonly firstTracks: number;
  private readonly combinations: Float64Array;
  private readonly digits: Uint32Array;
  /** Minutes of events per question with a window, all events ever, and those that left it. */
  private readonly askedMinutes: Int32Array[];
  private readonly asked: Uint32Array;
  private readonly left: Uint32Array;
  private readonly concerns: Uint8Array;
  private readonly take: Float64Array;
  private readonly points: readonly number[];
  private readonly attributeOf: Uint32Array;

  constructor(
    readonly columns: Columns,
    readonly plan: Plan,
    tables: Tables,
  ) {
    const { compiled, tests, questions, fitFrom, tracksFrom } = plan;
    this.attributeOf = tables.attributeOf;
    this.first = holdsAtFirst(plan);
    this.holds = new Uint8Array(tests.length);
    this.combinations = new Float64Array(tests.length);
    this.digits = new Uint32Array(plan.digits);
    this.exclude = compiled.gates.map(({ exclude }) => exclude);
    this.points = compiled.fit.map(({ points }) => points);
    const holds = (test: number) => this.first[test] === 1;
    const shut = this.exclude.filter((exclude, gate) => holds(gate) === exclude);
    this.firstShut = shut.length;
    this.firstExcluding = shut.filter((exclude) => exclude).length;
    this.firstFit = this.points.reduce((sum, each, i) => sum + (holds(fitFrom + i) ? each : 0), 0);
    this.firstTracks = this.first.subarray(tracksFrom).reduce((sum, each) => sum + each, 0);
    this.counts = new Uint32Array(compiled.engagement.length);
    this.lapsed = new Uint32Array(compiled.engagement.length);
    this.minutes = compiled.engagement.map(() => new Int32Array(16));
    this.take = Float64Array.from(compiled.engagement, ({ take }) => take);
    this.asked = new Uint32Array(questions.length);
    this.left = new Uint32Array(questions.length);
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
    this.fit = this.firstFit;
    this.shut = this.firstShut;
    this.excluding = this.firstExcluding;
    this.tracksHolding = this.firstTracks;
    this.counted = 0;
    this.bound = 0;
    this.holds.set(this.first);
    this.combinations.fill(0);
    this.digits.fill(0);
    this.counts.fill(0);
    this.lapsed.fill(0);
    this.asked.fill(0);
    this.left.fill(0);
  }

  /** Moves a test to another combination of answers. */
  private turn(test: number, by: number): void {
    const { tests, firstDigit, fitFrom, tracksFrom } = this.plan;
    const combination = (this.combinations[test] as number) + by;
    this.combinations[test] = combination;
    const table = tests[test] as (typeof tests)[number];
    const truth = table.truthOf(combination, this.digits, firstDigit[test] as number);
    const holds = truth === TRUE ? 1 : 0;
    if (holds === this.holds[test]) return;
    this.holds[test] = holds;
    const change = holds === 1 ? 1 : -1;
    if (test >= tracksFrom) this.tracksHolding += change;
    else if (test >= fitFrom) this.fit += change * (this.points[test - fitFrom] as number);
    else if (this.exclude[test]) {
      this.shut += change;
      this.excluding += change;
    } else this.shut -= change;
  }

  private observe(code: number): void {
    for (const part of this.plan.partsOf[this.attributeOf[code] as number] ?? []) {
      const before = this.digits[part.digit] as number;
      const after = part.classOf[code] as number;
      if (before === after) continue;
      this.digits[part.digit] = after;
      this.turn(part.test, (after - before) * part.stride);
    }
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
        const { full } = worths[r] as (typeof worths)[number];
        if (full > 0) this.bound += full;
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
    }
    this.asked[q] = n + 1;
    if (n + 1 - (this.left[q] as number) === question.atLeast) {
      this.digits[question.digit] = 1;
      this.turn(question.test, question.stride);
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
        if (all - gone !== question.atLeast - 1) continue;
        this.digits[question.digit] = 0;
        this.turn(question.test, -question.stride);
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
    const timed = this.plan.lapsing.length + this.plan.windowed.length > 0;
    for (;;) {
      while (fact < lastFact && (factMinute[fact] as number) <= now) {
        this.observe(factCode[fact] as number);
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
      if (timed) this.lapse(now);
      this.minute = now;
      if (show) {
        this.settled = fact === lastFact && !this.plan.eventsTurnTests;
        if (visitor.moment(this)) return;
      }
      while (event < lastEvent && concerns[eventSignature[event] as number] === 0) event += 1;
      const nextLapse = timed ? this.nextLapse() : NEVER;
      now = nextLapse;
      if (event < lastEvent) now = Math.min(now, eventMinute[event] as number);
      if (fact < lastFact) now = Math.min(now, factMinute[fact] as number);
      if (now > until) return;
      show = now === nextLapse;
    }
  }

  /** The first fast track by which the lead qualifies at the moment; −1 for none. */
  track(): number {
    if (this.tracksHolding === 0 || this.excluding > 0) return -1;
    const { tracksFrom, trackQuestions } = this.plan;
    for (let track = 0; track < trackQuestions.length; track++) {
      if (this.holds[tracksFrom + track] !== 1) continue;
      // What sent the lead to sales before must not send it straight back.
      if (this.since === NONE || trackQuestions[track]?.some((q) => this.asked[q] !== 0)) {
        return track;
      }
    }
    return -1;
  }

  /** Whether gates and what was done since a return let thresholds count at all. */
  get open(): boolean {
    return this.shut === 0 && (this.since === NONE || this.counted > 0);
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

import { Asked, NEVER } from "./asked";
import { type Columns, leadCount, NONE, OUTCOME, OUTCOMES } from "./columns";
import { type Crossings, noCrossings, PATH, type Spans } from "./crossings";
import { integers, naturals } from "./growing";
import type { Moments } from "./moments";
import type { Plan } from "./plan";
import { countingBySignature, RuleEvents } from "./rule-events";
import { Standing, type State } from "./standing";
import type { Tables } from "./tables";

/**
 * Walks one lead after the other through its span by the minute, and writes down every moment at
 * which its standing can rise. Nothing is allocated per lead.
 */
class Collector {
  private readonly at: Uint32Array;
  private minute: Int32Array;
  private readonly stretchesAt: Uint32Array;
  private readonly stretchEnd = naturals();
  private readonly stretchPattern = naturals();
  private readonly turnsAt: Uint32Array;
  private readonly turns = integers();
  private isOpen = false;
  private filled = 0;
  private readonly tracked: Crossings;
  private readonly judged: Uint32Array;
  private readonly events: RuleEvents;
  private readonly standing: Standing;
  /** By signature, the rules that it counts for if they are few, and 1 if it needs a closer look. */
  private readonly one: Uint16Array;
  private readonly two: Uint16Array;
  private readonly special: Uint8Array;
  private readonly lapsing: readonly number[];
  /** By rule, how many of the lead's first events have expired; only those of `lapsing`. */
  private readonly lapsed: Int32Array;
  private readonly asked: Asked;
  private lead = 0;
  /** Where the lead's moments begin. */
  private first = 0;
  private since = NONE;
  /** When points next expire or an event next leaves a window. */
  private due = NEVER;

  constructor(
    private readonly columns: Columns,
    private readonly plan: Plan,
    tables: Tables,
    private readonly spans: Spans,
  ) {
    const leads = leadCount(columns);
    const { take, lapse } = plan;
    this.at = new Uint32Array(leads + 1);
    this.stretchesAt = new Uint32Array(leads + 1);
    this.turnsAt = new Uint32Array(leads + 1);
    this.tracked = noCrossings(leads);
    this.judged = new Uint32Array(leads);
    const counting = countingBySignature(plan, tables);
    this.one = counting.one;
    this.two = counting.two;
    this.special = counting.special;
    const { uses } = counting;
    const most = uses.reduce(
      (sum, used, r) => sum + Math.min(used, (take[r] as number) * leads),
      0,
    );
    // Few leads have more moments than counted events and two beside.
    this.minute = new Int32Array(2 * leads + most);
    this.events = new RuleEvents(take, uses, leads);
    this.lapsing = [...lapse.keys()].filter((r) => lapse[r] !== Number.POSITIVE_INFINITY);
    this.lapsed = new Int32Array(take.length);
    this.standing = new Standing(plan, tables.attributeOf);
    this.asked = new Asked(plan, this.standing);
    // Of a lead that is not walked nothing is known.
    this.judged.fill(this.standing.state.pattern);
  }

  collect(): Moments {
    const leads = leadCount(this.columns);
    for (let lead = 0; lead < leads; lead++) {
      this.startLead(lead);
      this.walk();
      this.endLead();
    }
    return {
      at: this.at,
      minute: this.minute.subarray(0, this.filled),
      stretchesAt: this.stretchesAt,
      stretchEnd: this.stretchEnd.finish(),
      stretchPattern: this.stretchPattern.finish(),
      fitPatterns: this.standing.fitPatterns,
      counted: this.events.finish(),
      tracked: this.tracked,
      judged: this.judged,
      turnsAt: this.turnsAt,
      turns: this.turns.finish(),
    };
  }

  private startLead(lead: number): void {
    this.lead = lead;
    this.first = this.filled;
    this.isOpen = false;
    this.since = this.spans.since[lead] as number;
    this.due = NEVER;
    this.events.startLead();
    this.standing.reset();
    for (const r of this.lapsing) this.lapsed[r] = 0;
    this.asked.reset();
    this.makeRoom();
  }

  private endLead(): void {
    this.events.endLead(this.lead);
    this.leaveStretch();
    this.at[this.lead + 1] = this.filled;
    this.stretchesAt[this.lead + 1] = this.stretchPattern.length;
    this.turnsAt[this.lead + 1] = this.turns.length;
  }

  /** For as many moments as the lead can have. */
  private makeRoom(): void {
    const { eventsAt, factsAt } = this.columns;
    const { lead } = this;
    const events = (eventsAt[lead + 1] as number) - (eventsAt[lead] as number);
    const facts = (factsAt[lead + 1] as number) - (factsAt[lead] as number);
    const lapses = this.lapsing.length + this.plan.windowed.length;
    const needed = this.filled + 1 + facts + events * (1 + lapses);
    if (needed <= this.minute.length) return;
    const room = Math.max(needed, 2 * this.minute.length);
    const { minute } = this;
    this.minute = new Int32Array(room);
    this.minute.set(minute);
  }

  private walk(): void {
    const { columns, lead, spans, standing } = this;
    const { eventsAt, eventMinute, factsAt, factMinute, factCode, outcomes } = columns;
    const until = spans.until[lead] as number;
    let now = (spans.from[lead] as number) + (spans.after[lead] as number);
    if (now > until) return;
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const judgedAt = handedOff === NONE ? until : Math.max(handedOff, now);
    const lastEvent = eventsAt[lead + 1] as number;
    const lastFact = factsAt[lead + 1] as number;
    let event = eventsAt[lead] as number;
    let fact = factsAt[lead] as number;
    let { state } = standing;
    let judged = false;
    while (now <= until) {
      if (now > judgedAt && !judged) {
        this.judged[lead] = state.pattern;
        judged = true;
      }
      while (fact < lastFact && (factMinute[fact] as number) <= now) {
        standing.observe(factCode[fact] as number);
        fact += 1;
      }
      while (event < lastEvent && (eventMinute[event] as number) <= now) {
        this.happen(event);
        event += 1;
      }
      if (this.due <= now) this.lapse(now);
      state = standing.state;
      if (this.tracked.path[lead] === PATH.none && state.tracks.length > 0 && !state.excluded) {
        this.track(now, state.tracks);
      }
      this.note(now, state);
      let stop = Math.min(this.due, until + 1);
      if (fact < lastFact) stop = Math.min(stop, factMinute[fact] as number);
      event = this.countOn(event, lastEvent, now, stop, state.open ? 1 : 0);
      if (event < lastEvent) stop = Math.min(stop, eventMinute[event] as number);
      now = stop;
    }
    if (!judged) this.judged[lead] = state.pattern;
  }

  /**
   * Goes on as long as events do nothing but count for rules, and writes down a moment for each
   * minute in which some did; returns the first event that needs a closer look.
   */
  private countOn(from: number, end: number, now: number, stop: number, open: 0 | 1): number {
    const { eventMinute, eventSignature } = this.columns;
    const { one, two, special, since, minute: minutes } = this;
    const { minutes: counted, next, limit } = this.events;
    let { filled } = this;
    let last = now;
    let event = from;
    for (; event < end; event++) {
      const minute = eventMinute[event] as number;
      const signature = eventSignature[event] as number;
      if (minute >= stop || special[signature] === 1) break;
      if (minute <= since) continue;
      // What counts is random, and a branch that is guessed wrong costs more than all of this.
      const a = one[signature] as number;
      const atA = next[a] as number;
      const countsA = (atA - (limit[a] as number)) >>> 31;
      counted[atA] = minute;
      next[a] = atA + countsA;
      const b = two[signature] as number;
      const atB = next[b] as number;
      const countsB = (atB - (limit[b] as number)) >>> 31;
      counted[atB] = minute;
      next[b] = atB + countsB;
      minutes[filled] = minute;
      const isNew = (countsA | countsB) & ((last - minute) >>> 31);
      filled += isNew & open;
      last += Math.imul(minute - last, isNew);
    }
    this.filled = filled;
    return event;
  }

  /** Folds in an event of any kind. */
  private happen(event: number): void {
    const { plan, events, since } = this;
    const signature = this.columns.eventSignature[event] as number;
    const minute = this.columns.eventMinute[event] as number;
    const fresh = since === NONE || minute > since;
    const { rulesBySignature: rules, questionsBySignature: asking } = plan;
    for (let i = rules.at[signature] as number; i < (rules.at[signature + 1] as number); i++) {
      const r = rules.of[i] as number;
      const at = events.next[r] as number;
      if (!fresh || at >= (events.limit[r] as number)) continue;
      events.minutes[at] = minute;
      events.next[r] = at + 1;
      this.due = Math.min(this.due, minute + (plan.lapse[r] as number));
    }
    for (let i = asking.at[signature] as number; i < (asking.at[signature + 1] as number); i++) {
      this.due = Math.min(this.due, this.asked.ask(asking.of[i] as number, minute, fresh));
    }
  }

  /** Lets negative points expire and events leave windows up to the minute. */
  private lapse(now: number): void {
    const { lapse } = this.plan;
    let due = NEVER;
    for (const r of this.lapsing) {
      const first = this.events.first[r] as number;
      const end = this.events.next[r] as number;
      let at = first + (this.lapsed[r] as number);
      const expires = (event: number) =>
        (this.events.minutes[event] as number) + (lapse[r] as number);
      while (at < end && expires(at) <= now) at += 1;
      this.lapsed[r] = at - first;
      if (at < end) due = Math.min(due, expires(at));
    }
    this.due = Math.min(due, this.asked.leave(now));
  }

  /** Writes down the first moment of a fast track. */
  private track(now: number, tracks: readonly number[]): void {
    // What sent the lead to sales before must not send it straight back.
    const track =
      this.since === NONE
        ? tracks[0]
        : tracks.find((each) =>
            this.plan.trackQuestions[each]?.some((q) => this.asked.count(q) > 0),
          );
    if (track === undefined) return;
    this.tracked.minute[this.lead] = now;
    this.tracked.path[this.lead] = PATH.fastTrack + track;
  }

  /** Writes a moment down, instead of one of the same minute. */
  private note(now: number, { open, pattern }: State): void {
    if (this.filled > this.first && this.minute[this.filled - 1] === now) this.filled -= 1;
    if (open !== this.isOpen) {
      this.turns.push(now);
      this.isOpen = open;
    }
    if (!open) return;
    this.enterStretch(pattern);
    // After a return from nurture something new must be done first.
    if (this.since !== NONE && this.events.ofLead === 0) return;
    this.minute[this.filled] = now;
    this.filled += 1;
  }

  private enterStretch(pattern: number): void {
    const { stretchPattern, stretchEnd } = this;
    const isIn = stretchPattern.length > stretchEnd.length;
    if (isIn && stretchPattern.at(stretchEnd.length) === pattern) return;
    this.leaveStretch();
    stretchPattern.push(pattern);
  }

  private leaveStretch(): void {
    if (this.stretchPattern.length > this.stretchEnd.length) this.stretchEnd.push(this.filled);
  }
}

/** The moments of all leads under criteria that the plan is for, in spans of the leads' own. */
export function collectMoments(
  columns: Columns,
  plan: Plan,
  tables: Tables,
  spans: Spans,
): Moments {
  return new Collector(columns, plan, tables, spans).collect();
}

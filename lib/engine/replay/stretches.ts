import { Asked, NEVER } from "./asked";
import type { AskedEvents } from "./asked-events";
import { type Columns, leadCount, NONE, OUTCOME, OUTCOMES } from "./columns";
import { type Crossings, noCrossings, PATH, type Spans } from "./crossings";
import { type Growing, integers, naturals } from "./growing";
import type { Plan } from "./plan";
import { Standing, type State } from "./standing";
import type { Tables } from "./tables";

/** What gates, fit rules and fast tracks say of each lead's time, whatever any points are. */
export interface Stretches {
  /**
   * A lead's stretches, in which all gates are open and the same fit rules hold, are at at[lead] …
   * at[lead + 1] − 1.
   */
  at: Uint32Array;
  /** By stretch its first and its last minute; epoch minutes. */
  from: Int32Array;
  until: Int32Array;
  /** By stretch, the place of the rules that hold in `fitPatterns`. */
  pattern: Uint32Array;
  /** Each combination of fit rules that was met with: 1 for each rule that holds. */
  fitPatterns: readonly Uint8Array[];
  /** The first moment of a fast track. */
  tracked: Crossings;
  /** By lead, its fit pattern when it was really handed off, or else at the end. */
  judged: Uint32Array;
}

/** Stretches, and what they were found by. */
export interface Walked extends Stretches {
  standing: Standing;
}

/** Walks one lead after the other through its span. Nothing is allocated per lead. */
class Walker {
  private readonly at: Uint32Array;
  private readonly from: Growing<Int32Array> = integers();
  private readonly until: Growing<Int32Array> = integers();
  private readonly pattern: Growing<Uint32Array> = naturals();
  private readonly tracked: Crossings;
  private readonly judged: Uint32Array;
  private readonly standing: Standing;
  private readonly asked: Asked;

  constructor(
    private readonly columns: Columns,
    private readonly plan: Plan,
    tables: Tables,
    private readonly spans: Spans,
    private readonly askedEvents: AskedEvents,
    private readonly before: Walked | null,
  ) {
    const leads = leadCount(columns);
    this.at = new Uint32Array(leads + 1);
    this.tracked = noCrossings(leads);
    this.standing = new Standing(plan, tables.attributeOf, before?.standing);
    this.asked = new Asked(plan, this.standing);
    // Of a lead that is not walked nothing is known.
    this.judged = new Uint32Array(leads).fill(this.standing.state.pattern);
  }

  walkAll(): Walked {
    const leads = leadCount(this.columns);
    const { before, standing } = this;
    const { changed } = standing;
    for (let lead = 0; lead < leads; lead++) {
      if (before && changed && !this.hasAny(changed, lead)) this.copy(before, lead);
      else this.walk(lead);
      this.at[lead + 1] = this.pattern.length;
    }
    return {
      standing,
      at: this.at,
      from: this.from.finish(),
      until: this.until.finish(),
      pattern: this.pattern.finish(),
      fitPatterns: standing.fitPatterns,
      tracked: this.tracked,
      judged: this.judged,
    };
  }

  /** Whether something was ever known of the lead that is marked. */
  private hasAny(marked: Uint8Array, lead: number): boolean {
    const { factsAt, factCode } = this.columns;
    const last = factsAt[lead + 1] as number;
    for (let fact = factsAt[lead] as number; fact < last; fact++) {
      if (marked[factCode[fact] as number] === 1) return true;
    }
    return false;
  }

  /** Takes over what was found of a lead. */
  private copy({ at, from, until, pattern, tracked, judged }: Stretches, lead: number): void {
    const last = at[lead + 1] as number;
    for (let stretch = at[lead] as number; stretch < last; stretch++) {
      this.from.push(from[stretch] as number);
      this.until.push(until[stretch] as number);
      this.pattern.push(pattern[stretch] as number);
    }
    this.tracked.minute[lead] = tracked.minute[lead] as number;
    this.tracked.path[lead] = tracked.path[lead] as number;
    this.judged[lead] = judged[lead] as number;
  }

  private walk(lead: number): void {
    const { columns, spans, standing, asked } = this;
    const { factsAt, factMinute, factCode, outcomes } = columns;
    const { at, minute: eventMinute } = this.askedEvents;
    const since = spans.since[lead] as number;
    const until = spans.until[lead] as number;
    let now = (spans.from[lead] as number) + (spans.after[lead] as number);
    if (now > until) return;
    standing.reset();
    asked.reset();
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const judgedAt = handedOff === NONE ? until : Math.max(handedOff, now);
    const lastEvent = at[lead + 1] as number;
    const lastFact = factsAt[lead + 1] as number;
    let event = at[lead] as number;
    let fact = factsAt[lead] as number;
    let due = NEVER;
    let judged = false;
    let { state } = standing;
    /** The pattern of the stretch that goes on; −1: none does. */
    let open = -1;
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
        due = Math.min(due, this.happen(event, since));
        event += 1;
      }
      if (due <= now) due = asked.leave(now);
      state = standing.state;
      if (this.tracked.path[lead] === PATH.none) this.track(lead, now, since, state);
      const pattern = state.open ? state.pattern : -1;
      if (pattern !== open) {
        if (open >= 0) this.until.push(now - 1);
        if (pattern >= 0) {
          this.from.push(now);
          this.pattern.push(pattern);
        }
        open = pattern;
      }
      now = Math.min(due, until + 1);
      if (fact < lastFact) now = Math.min(now, factMinute[fact] as number);
      if (event < lastEvent) now = Math.min(now, eventMinute[event] as number);
    }
    if (open >= 0) this.until.push(until);
    if (!judged) this.judged[lead] = state.pattern;
  }

  /** Counts an asked event for the questions that ask for it; gives the minute at which it leaves a window. */
  private happen(event: number, since: number): number {
    const { at, of } = this.plan.questionsBySignature;
    const signature = this.askedEvents.signature[event] as number;
    const minute = this.askedEvents.minute[event] as number;
    const fresh = since === NONE || minute > since;
    let due = NEVER;
    for (let i = at[signature] as number; i < (at[signature + 1] as number); i++) {
      due = Math.min(due, this.asked.ask(of[i] as number, minute, fresh));
    }
    return due;
  }

  /** Writes down the first moment of a fast track. */
  private track(lead: number, now: number, since: number, { tracks, excluded }: State): void {
    if (tracks.length === 0 || excluded) return;
    // What sent the lead to sales before must not send it straight back.
    const track =
      since === NONE
        ? tracks[0]
        : tracks.find((each) =>
            this.plan.trackQuestions[each]?.some((q) => this.asked.count(q) > 0),
          );
    if (track === undefined) return;
    this.tracked.minute[lead] = now;
    this.tracked.path[lead] = PATH.fastTrack + track;
  }
}

/**
 * The stretches of all leads under criteria that the plan is for, in spans of the leads' own. Of those
 * `before` an edit, in the same spans, it takes over what the edit leaves as it is.
 */
export function stretchesOf(
  columns: Columns,
  plan: Plan,
  tables: Tables,
  spans: Spans,
  asked: AskedEvents,
  before: Walked | null,
): Walked {
  return new Walker(columns, plan, tables, spans, asked, before).walkAll();
}

import type { Condition } from "../conditions";
import { type Columns, leadCount, NONE } from "./columns";
import type { Fold, Visitor } from "./fold";
import type { Plan } from "./plan";

/** How a lead became an MQL; `fastTrack` is the first track, and further ones count on from it. */
export const PATH = { none: 0, scored: 1, fastTrack: 2 } as const;

/** When each lead first qualifies, and how. */
export interface Crossings {
  /** Epoch minutes; NONE where a lead never qualifies. */
  minute: Int32Array;
  /** As in `PATH`. */
  path: Uint8Array;
}

/** The part of each lead's history that is asked about; minutes, as for `firstMql`. */
export interface Spans {
  from: Int32Array;
  /** Included. */
  until: Int32Array;
  /** Engagement counts strictly after it; NONE counts all. */
  since: Int32Array;
  /** 1 leaves `from` itself out. */
  after: Uint8Array;
}

export function noCrossings(leads: number): Crossings {
  return { minute: new Int32Array(leads).fill(NONE), path: new Uint8Array(leads) };
}

/** From each lead's creation until one minute, all engagement counted. */
export function spansUntil(columns: Columns, until: number): Spans {
  const leads = leadCount(columns);
  return {
    from: columns.created,
    until: new Int32Array(leads).fill(until),
    since: new Int32Array(leads).fill(NONE),
    after: new Uint8Array(leads),
  };
}

/** Walks the lead through its span. */
export function walkSpan(fold: Fold, lead: number, spans: Spans, visitor: Visitor): void {
  const from = (spans.from[lead] as number) + (spans.after[lead] as number);
  fold.walk(lead, from, spans.until[lead] as number, spans.since[lead] as number, visitor);
}

/** Whether a condition can only hold once one of the activities that it asks for happened. */
function needsActivity(condition: Condition): boolean {
  switch (condition.kind) {
    case "activity":
      return true;
    case "all":
      // An empty group never holds.
      return condition.of.length === 0 || condition.of.some(needsActivity);
    case "any":
      return condition.of.every(needsActivity);
    default:
      return false;
  }
}

/** Thresholds as they decide, in millipoints; caps that lie below them let nothing through. */
export function thresholdsOf({ compiled: { thresholds, caps } }: Plan) {
  const within = thresholds.fit <= caps.fit && thresholds.engagement <= caps.engagement;
  return within
    ? thresholds
    : { fit: Number.POSITIVE_INFINITY, engagement: Number.POSITIVE_INFINITY };
}

/** Finds first crossings; leads whose events cannot give enough are not walked at all. */
export class Crossing implements Visitor {
  private minute = NONE;
  private path: number = PATH.none;
  private readonly fit: number;
  private readonly engagement: number;
  private readonly tracks: boolean;
  private readonly tracksNeedActivity: boolean;
  private lead = 0;
  /** By signature: what one event can give at most, Infinity where a fast track asks for it. */
  private readonly gains: Float64Array;
  private readonly skips: boolean;

  constructor(plan: Plan) {
    const { fit, engagement } = thresholdsOf(plan);
    this.fit = fit;
    this.engagement = engagement;
    const { fastTracks } = plan.compiled.criteria;
    this.tracks = fastTracks.length > 0;
    this.tracksNeedActivity = fastTracks.every(({ when }) => needsActivity(when));
    this.skips = engagement > 0 && this.tracksNeedActivity;
    this.gains = plan.gains.slice();
    const { at, of } = plan.questionsBySignature;
    for (let signature = 0; signature < this.gains.length; signature++) {
      for (let i = at[signature] as number; i < (at[signature + 1] as number); i++) {
        if (plan.questions[of[i] as number]?.freshOnly) {
          this.gains[signature] = Number.POSITIVE_INFINITY;
        }
      }
    }
  }

  moment(fold: Fold): boolean {
    const track = this.tracks ? fold.track() : -1;
    if (track >= 0) {
      this.minute = fold.minute;
      this.path = PATH.fastTrack + track;
      return true;
    }
    const { standing } = fold;
    const fits = standing.shut === 0 && standing.fit >= this.fit;
    if (!fits) return fold.settled && !this.canBeTracked(fold.columns);
    if (fold.bound < this.engagement || !fold.open) return false;
    if (fold.engagement() < this.engagement) return false;
    this.minute = fold.minute;
    this.path = PATH.scored;
    return true;
  }

  /** Whether the lead has an event that some fast track asks for, if they all need one. */
  private canBeTracked({ eventsAt, eventSignature }: Columns): boolean {
    if (!this.tracks) return false;
    if (!this.tracksNeedActivity) return true;
    const end = eventsAt[this.lead + 1] as number;
    for (let event = eventsAt[this.lead] as number; event < end; event++) {
      const gain = this.gains[eventSignature[event] as number] as number;
      if (gain === Number.POSITIVE_INFINITY) return true;
    }
    return false;
  }

  private canCross({ eventsAt, eventSignature }: Columns, lead: number): boolean {
    if (!this.skips) return true;
    const end = eventsAt[lead + 1] as number;
    let sum = 0;
    for (let event = eventsAt[lead] as number; event < end; event++) {
      sum += this.gains[eventSignature[event] as number] as number;
      if (sum >= this.engagement) return true;
    }
    return false;
  }

  /** Writes down when and how the lead first crosses. */
  find(fold: Fold, lead: number, spans: Spans, into: Crossings): void {
    this.lead = lead;
    this.minute = NONE;
    this.path = PATH.none;
    if (this.canCross(fold.columns, lead)) walkSpan(fold, lead, spans, this);
    into.minute[lead] = this.minute;
    into.path[lead] = this.path;
  }
}

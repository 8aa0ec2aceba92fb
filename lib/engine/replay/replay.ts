import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import type { Columns } from "./columns";
import { leadCount } from "./columns";
import { Crossing, type Crossings, noCrossings, type Spans, spansUntil } from "./crossings";
import { Fold } from "./fold";
import { KeptMoments, shapeOf } from "./kept";
import { planFor } from "./plan";
import { Tables } from "./tables";

export interface ReplayOptions {
  /** The last minute that counts. */
  until: number;
  /** Instead of from creation until then. */
  spans?: Spans | undefined;
}

/**
 * When each lead would first have become an MQL under these criteria, and by which path: what
 * `firstMql` gives for its history and span, of all leads at once. Epoch minutes. Exact for
 * criteria that `validateCriteria` accepts.
 */
export function replay(
  columns: Columns,
  compiled: CompiledCriteria,
  { until, spans = spansUntil(columns, until) }: ReplayOptions,
): Crossings {
  const tables = new Tables(columns);
  const fold = new Fold(columns, planFor(columns, compiled, tables), tables);
  return crossingsOf(fold, spans);
}

function crossingsOf(fold: Fold, spans: Spans): Crossings {
  const leads = leadCount(fold.columns);
  const crossings = noCrossings(leads);
  const crossing = new Crossing(fold.plan);
  for (let lead = 0; lead < leads; lead++) crossing.find(fold, lead, spans, crossings);
  return crossings;
}

/**
 * The replay of one draft after the other over the same leads, as while somebody edits: `run` gives
 * what `replay` gives, and takes the shortest way there that is still exact. Criteria that only
 * differ in points, caps and thresholds from those of the last run are answered from kept moments.
 */
export class Replay {
  private readonly tables: Tables;
  private readonly spans: Spans;
  private shape: string | null = null;
  private kept: KeptMoments | null = null;
  private fold: Fold | null = null;

  /** `until` is the last minute that counts. */
  constructor(
    private readonly columns: Columns,
    until: number,
    spans?: Spans,
  ) {
    this.tables = new Tables(columns);
    this.spans = spans ?? spansUntil(columns, until);
  }

  /** When each lead would first have become an MQL (epoch minutes), and by which path. */
  run(criteria: Criteria): Crossings {
    const compiled = compileCriteria(criteria);
    this.tables.startRun();
    this.fold = new Fold(this.columns, planFor(this.columns, compiled, this.tables), this.tables);
    const shape = shapeOf(compiled.criteria);
    const edited = shape === this.shape;
    if (!edited) {
      this.shape = shape;
      this.kept = null;
      // Nobody knows yet whether a second run of this shape follows.
      return crossingsOf(this.fold, this.spans);
    }
    this.prepare();
    return this.kept?.cross(this.fold, this.spans) ?? crossingsOf(this.fold, this.spans);
  }

  /**
   * Makes the next run quick if it changes only points, caps or thresholds; it would do the same
   * itself, so this is for idle moments.
   */
  prepare(): void {
    // Points that fade upwards rise between events: no moment can stand for those after it.
    if (this.kept || !this.fold?.plan.onlyFalls) return;
    this.kept = new KeptMoments(this.fold, this.spans);
  }
}

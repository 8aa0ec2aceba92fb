import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import type { Columns } from "./columns";
import { leadCount } from "./columns";
import { Crossing, type Crossings, noCrossings, type Spans, spansUntil } from "./crossings";
import { Fold } from "./fold";
import { Collecting } from "./keeper";
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

/** Leads that a run goes on with by itself when it is one of several of the same shape. */
const LEADS_PER_RUN = 20_000;

/**
 * The replay of one draft after the other over the same leads, as while somebody edits: `run` gives
 * what `replay` gives, and takes the shortest way there that is still exact. Criteria that differ
 * from those of the last run in nothing but points, caps and thresholds are answered from kept
 * moments as soon as these are collected: some leads with each such run, or all by `prepare`.
 */
export class Replay {
  private readonly tables: Tables;
  private readonly spans: Spans;
  private shape: string | null = null;
  private fold: Fold | null = null;
  private collecting: Collecting | null = null;
  private kept: KeptMoments | null = null;

  /** `until` is the last minute that counts, unless leads have spans of their own. */
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
    if (shape === this.shape) this.prepare(LEADS_PER_RUN);
    else {
      this.shape = shape;
      this.collecting = null;
      this.kept = null;
    }
    return this.kept?.cross(this.fold, this.spans) ?? crossingsOf(this.fold, this.spans);
  }

  /**
   * Collects the moments of so many more leads, in idle moments between runs; whether there is
   * nothing more to do until a run changes the rules themselves.
   */
  prepare(leads: number): boolean {
    // Where points fade upwards a score rises between events: then no moment stands for others.
    if (this.kept || !this.fold?.plan.onlyFalls) return true;
    this.collecting ??= new Collecting(this.fold, this.spans);
    const collected = this.collecting.proceed(this.fold, leads);
    if (!collected) return false;
    this.collecting = null;
    this.kept = new KeptMoments(collected);
    this.kept.reckon(this.fold);
    return true;
  }
}

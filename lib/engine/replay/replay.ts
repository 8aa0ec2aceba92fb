import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { collectMoments } from "./collect";
import type { Columns } from "./columns";
import { type Crossings, type Spans, spansUntil } from "./crossings";
import { type Moments, shapeOf } from "./moments";
import { planFor } from "./plan";
import { askedEngagement, crossingsOf, fitsOf, type Scored } from "./scored";
import { Sums } from "./sums";
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
  { until, spans }: ReplayOptions,
): Crossings {
  return new Replay(columns, until, spans).crossings(compiled);
}

/**
 * The replay of one draft after the other over the same leads, as while somebody edits: `run` gives
 * what `replay` gives, and does again only what the edit since the last run asks for. What rules ask
 * makes the moments; points, caps and decays change what they give at these; thresholds read them.
 */
export class Replay {
  private readonly tables: Tables;
  private readonly spans: Spans;
  private shape: string | null = null;
  private kept: { moments: Moments; sums: Sums; scored: Scored | null } | null = null;

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
    return this.crossings(compileCriteria(criteria));
  }

  crossings(compiled: CompiledCriteria): Crossings {
    return crossingsOf(this.score(compiled), askedEngagement(compiled));
  }

  /** The scores at all moments, until the next call; the same object when they are the same. */
  score(compiled: CompiledCriteria): Scored {
    const kept = this.keptFor(compiled);
    const { moments, sums, scored } = kept;
    const changed = sums.bring(compiled);
    const fits = fitsOf(moments, compiled);
    const same = !changed && scored?.fits.every((each, pattern) => each === fits[pattern]);
    if (scored && same) return scored;
    kept.scored = { moments, engagement: sums.values, fits };
    return kept.scored;
  }

  private keptFor(compiled: CompiledCriteria) {
    const shape = shapeOf(compiled.criteria);
    if (this.kept && this.shape === shape) return this.kept;
    // Let go of before as much is made again.
    this.kept = null;
    this.tables.startRun();
    const plan = planFor(this.columns, compiled, this.tables);
    const moments = collectMoments(this.columns, plan, this.tables, this.spans);
    this.shape = shape;
    this.kept = { moments, sums: new Sums(moments), scored: null };
    return this.kept;
  }
}

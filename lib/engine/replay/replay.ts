import { type CompiledCriteria, compileCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { collectMoments } from "./collect";
import { type Columns, NONE } from "./columns";
import { type Crossings, type Spans, spansUntil } from "./crossings";
import { fitShapeOf, gateShapeOf, type Moments, ruleShapeOf } from "./moments";
import { planFor } from "./plan";
import { recount } from "./recount";
import { fitAsksAttributesAlone, restand } from "./restand";
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

/** What the last run left for the next one. */
interface Kept {
  gateShape: string;
  fitShape: string;
  /** Of each engagement rule. */
  ruleShapes: string[];
  /** Whether the fit rules ask for attributes alone. */
  attributesAlone: boolean;
  moments: Moments;
  /** How many there were when all were collected. */
  collected: number;
  sums: Sums;
  scored: Scored | null;
}

/**
 * The replay of one draft after the other over the same leads, as while somebody edits: `run` gives
 * what `replay` gives, and does again only what the edit since the last run asks for. What rules ask
 * of activities and gates makes the moments, what fit rules ask parts them into stretches, points,
 * caps and decays say what they give, and thresholds read that.
 */
export class Replay {
  private readonly tables: Tables;
  private readonly spans: Spans;
  /** Whether engagement counts from the beginning, of all leads. */
  private readonly countsAll: boolean;
  private kept: Kept | null = null;

  /** `until` is the last minute that counts, unless leads have spans of their own. */
  constructor(
    private readonly columns: Columns,
    until: number,
    spans?: Spans,
  ) {
    this.tables = new Tables(columns);
    this.spans = spans ?? spansUntil(columns, until);
    this.countsAll = this.spans.since.every((minute) => minute === NONE);
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

  private keptFor(compiled: CompiledCriteria): Kept {
    const { columns, tables, spans } = this;
    const { criteria } = compiled;
    const asked = {
      gateShape: gateShapeOf(criteria),
      fitShape: fitShapeOf(criteria),
      ruleShapes: criteria.engagement.map(ruleShapeOf),
      attributesAlone: fitAsksAttributesAlone(criteria),
    };
    const known = this.kept?.gateShape === asked.gateShape ? this.kept : null;
    const isFitAsBefore = known?.fitShape === asked.fitShape;
    const areRulesAsBefore = known?.ruleShapes.join() === asked.ruleShapes.join();
    if (isFitAsBefore && areRulesAsBefore) return known;
    tables.startRun();
    if (known && (isFitAsBefore || (known.attributesAlone && asked.attributesAlone))) {
      const counted = areRulesAsBefore ? known : this.recounted(known, compiled);
      if (counted) {
        const { moments } = counted;
        const stood = isFitAsBefore ? moments : restand(moments, columns, compiled, tables, spans);
        this.kept = { ...known, ...asked, moments: stood, scored: null };
        return this.kept;
      }
    }
    // Let go of before as much is made again.
    this.kept = null;
    const moments = collectMoments(columns, planFor(columns, compiled, tables), tables, spans);
    const { at, minute, counted } = moments;
    const sums = new Sums({ at, minute, counted });
    this.kept = { ...asked, moments, collected: minute.length, sums, scored: null };
    return this.kept;
  }

  /** The moments with other rules' events; null when all have to be collected anew. */
  private recounted(known: Kept, compiled: CompiledCriteria): Pick<Kept, "moments"> | null {
    const { columns, tables, spans } = this;
    if (!this.countsAll) return null;
    const { moments, ruleShapes, collected, sums } = known;
    const found = recount(moments, ruleShapes, compiled, columns, tables, spans);
    // What rules of before have left among the moments costs time with every edit.
    if (!found || found.moments.minute.length > 1.5 * collected) return null;
    sums.follow(found);
    return found;
  }
}

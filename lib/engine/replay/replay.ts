import type { CompiledCriteria } from "../compile";
import type { Columns } from "./columns";
import { leadCount } from "./columns";
import { Crossing, type Crossings, noCrossings, type Spans, spansUntil } from "./crossings";
import { Fold } from "./fold";
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

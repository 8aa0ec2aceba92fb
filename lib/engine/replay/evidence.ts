import type { CompiledCriteria } from "../compile";
import { type Columns, leadCount, NONE } from "./columns";
import { type Crossings, spansUntil, walkSpan } from "./crossings";
import { Fold, type Visitor } from "./fold";
import { planFor } from "./plan";
import type { ReplayOptions } from "./replay";
import { Tables } from "./tables";

/** What criteria saw in each lead, beyond whether it crossed. */
export interface Evidence {
  /** Thresholds and caps that it was read with; millipoints. */
  thresholds: { fit: number; engagement: number };
  caps: { fit: number; engagement: number };
  /**
   * The moment of the highest engagement at which gates were open, among those at which the fit
   * met its threshold if it ever did: epoch minutes, NONE where gates never were open.
   */
  bestMinute: Int32Array;
  /** Millipoints at that moment, after caps. */
  bestFit: Int32Array;
  bestEngagement: Int32Array;
  /** 1 where a fast track held at some moment: such a lead needs no thresholds. */
  tracked: Uint8Array;
  /** Per fit rule, then per engagement rule, 1 for each lead that met it at its MQL or, never an
   * MQL, at the end of its span; an engagement rule is met by one counted event, faded or not. */
  rules: readonly { id: string; group: "fit" | "engagement"; met: Uint8Array }[];
}

/** Below it an engagement would not fit; it is below any threshold all the same. */
const LOWEST = -(2 ** 31);

/** Looks at each lead's whole span, past its first crossing. */
class Witness implements Visitor {
  private best = Number.NEGATIVE_INFINITY;
  private bestMeetsFit = false;
  private lead = 0;
  private told = false;

  constructor(
    private readonly into: Evidence,
    private readonly crossings: Crossings,
  ) {}

  startLead(lead: number): void {
    this.lead = lead;
    this.best = Number.NEGATIVE_INFINITY;
    this.bestMeetsFit = false;
    this.told = false;
  }

  moment(fold: Fold): boolean {
    const { into, lead } = this;
    if (fold.track() >= 0) into.tracked[lead] = 1;
    if (fold.open) this.compare(fold);
    if (this.crossings.minute[lead] === fold.minute) this.tellRules(fold);
    return false;
  }

  private compare(fold: Fold): void {
    const { into, lead } = this;
    const fit = Math.min(fold.standing.fit, into.caps.fit);
    const meetsFit = fit >= into.thresholds.fit;
    if (this.bestMeetsFit && !meetsFit) return;
    const outdoes = meetsFit && !this.bestMeetsFit;
    if (!outdoes && (fold.bound <= this.best || this.best >= into.caps.engagement)) return;
    const engagement = Math.min(fold.engagement(), into.caps.engagement);
    if (!outdoes && engagement <= this.best) return;
    this.best = engagement;
    this.bestMeetsFit = meetsFit;
    into.bestMinute[lead] = fold.minute;
    into.bestFit[lead] = fit;
    into.bestEngagement[lead] = Math.max(engagement, LOWEST);
  }

  private tellRules(fold: Fold): void {
    this.told = true;
    const { fitFrom, tracksFrom } = fold.plan;
    const fitRules = tracksFrom - fitFrom;
    this.into.rules.forEach(({ met }, i) => {
      met[this.lead] =
        i < fitRules
          ? (fold.standing.holds[fitFrom + i] ?? 0)
          : Math.min(1, fold.counts[i - fitRules] ?? 0);
    });
  }

  /** A lead that never crossed shows what it met last. */
  endLead(fold: Fold): void {
    if (!this.told) this.tellRules(fold);
  }
}

/**
 * What criteria saw in each lead, for judging them; `crossings` are theirs, over the same spans.
 * Takes longer than a replay: every moment counts, not only those up to the first crossing.
 */
export function gatherEvidence(
  columns: Columns,
  compiled: CompiledCriteria,
  crossings: Crossings,
  { until, spans = spansUntil(columns, until) }: ReplayOptions,
): Evidence {
  const tables = new Tables(columns);
  const fold = new Fold(columns, planFor(columns, compiled, tables), tables);
  const leads = leadCount(columns);
  const rule = (group: "fit" | "engagement") => (each: { id: string }) => ({
    id: each.id,
    group,
    met: new Uint8Array(leads),
  });
  const evidence: Evidence = {
    thresholds: compiled.thresholds,
    caps: compiled.caps,
    bestMinute: new Int32Array(leads).fill(NONE),
    bestFit: new Int32Array(leads),
    bestEngagement: new Int32Array(leads),
    tracked: new Uint8Array(leads),
    rules: [...compiled.fit.map(rule("fit")), ...compiled.engagement.map(rule("engagement"))],
  };
  const witness = new Witness(evidence, crossings);
  for (let lead = 0; lead < leads; lead++) {
    const from = (spans.from[lead] ?? 0) + (spans.after[lead] ?? 0);
    if (from > (spans.until[lead] ?? 0)) continue;
    witness.startLead(lead);
    walkSpan(fold, lead, spans, witness);
    witness.endLead(fold);
  }
  return evidence;
}

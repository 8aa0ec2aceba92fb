import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import type { RuleEvidence } from "../evidence";
import { OUTCOME_LABELS } from "../handoffs";
import { wilson } from "../statistics";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { LABEL } from "./labels";
import type { Stretches } from "./stretches";
import { type Asking, matchingSignatures } from "./tables";

/** Leads per label. */
type PerLabel = Uint32Array;

function perLabel(): PerLabel {
  return new Uint32Array(OUTCOME_LABELS.length);
}

function evidenceOf(met: PerLabel, all: PerLabel): RuleEvidence {
  const { sql, notSql } = LABEL;
  const of = (leads: PerLabel, label: number) => leads[label] ?? 0;
  const others = (label: number) => of(all, label) - of(met, label);
  return {
    leads: met.reduce((sum, leads) => sum + leads, 0),
    with: wilson(of(met, sql), of(met, sql) + of(met, notSql)),
    without: wilson(others(sql), others(sql) + others(notSql)),
  };
}

/** Rules that are looked for at once, a bit each. */
const AT_ONCE = 30;

/**
 * Visits the leads that did something that rules ask for by the minute at which they are judged, the
 * last one at the latest; a bit per rule, from the lowest on. Of more than thirty the first count.
 */
export function whoDid(
  columns: Columns,
  until: number,
  rules: readonly Asking[],
  visit: (lead: number, did: number) => void,
): void {
  const { created, outcomes, eventsAt, eventMinute, eventSignature } = columns;
  const bits = new Int32Array(columns.signatures.length);
  rules.slice(0, AT_ONCE).forEach((rule, r) => {
    matchingSignatures(columns, rule).forEach((matches, place) => {
      bits[place] = (bits[place] as number) | (matches << r);
    });
  });
  const all = bits.reduce((some, more) => some | more, 0);
  for (let lead = 0; lead < created.length; lead++) {
    const from = created[lead] as number;
    if (from > until) continue;
    const handedOff = outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const judgedAt = handedOff === NONE ? until : Math.min(until, Math.max(handedOff, from));
    const end = eventsAt[lead + 1] as number;
    let did = 0;
    for (let event = eventsAt[lead] as number; event < end && did !== all; event++) {
      const more = bits[eventSignature[event] as number] as number;
      if ((more & ~did) === 0) continue;
      if ((eventMinute[event] as number) > judgedAt) break;
      did |= more;
    }
    if (did !== 0) visit(lead, did);
  }
}

/** By rule, the leads that did what it asks for by label. */
function didBy(
  columns: Columns,
  until: number,
  rules: readonly Asking[],
  labels: Uint8Array,
): PerLabel[] {
  const counts = rules.map(perLabel);
  for (let first = 0; first < rules.length; first += AT_ONCE) {
    whoDid(columns, until, rules.slice(first, first + AT_ONCE), (lead, did) => {
      const label = labels[lead] as number;
      for (let left = did; left !== 0; left &= left - 1) {
        const met = counts[first + 31 - Math.clz32(left & -left)] as PerLabel;
        met[label] = (met[label] as number) + 1;
      }
    });
  }
  return counts;
}

/** By the id of each rule, whether leads that meet it become SQL more often. */
type Evidence = Record<string, RuleEvidence>;

function allOf(labels: Uint8Array): PerLabel {
  const all = perLabel();
  for (let lead = 0; lead < labels.length; lead++) {
    const label = labels[lead] as number;
    all[label] = (all[label] as number) + 1;
  }
  return all;
}

/**
 * The evidence of fit rules. A lead that was handed off is judged as it stood at that minute, because
 * its label tells what came of that; any other as it stands at the end.
 */
export function fitEvidence(
  { fitPatterns, judged }: Pick<Stretches, "fitPatterns" | "judged">,
  rules: CompiledCriteria["fit"],
  labels: Uint8Array,
): Evidence {
  const all = allOf(labels);
  const patterns = fitPatterns.map(perLabel);
  for (let lead = 0; lead < labels.length; lead++) {
    const label = labels[lead] as number;
    const leads = patterns[judged[lead] as number] as PerLabel;
    leads[label] = (leads[label] as number) + 1;
  }
  const evidence: Evidence = {};
  rules.forEach(({ id }, i) => {
    const met = perLabel();
    fitPatterns.forEach((holds, pattern) => {
      if (holds[i] !== 1) return;
      patterns[pattern]?.forEach((leads, label) => {
        met[label] = (met[label] as number) + leads;
      });
    });
    evidence[id] = evidenceOf(met, all);
  });
  return evidence;
}

/**
 * The evidence of engagement rules: such a rule is met by one event that it counts, faded or not.
 * Leads are judged as for fit rules. What rules ask for that were there the last time is kept.
 */
export class EngagementEvidence {
  private known = new Map<string, RuleEvidence>();
  private readonly all: PerLabel;

  /** `until` is the last minute that counts. */
  constructor(
    private readonly columns: Columns,
    private readonly until: number,
    private readonly labels: Uint8Array,
  ) {
    this.all = allOf(labels);
  }

  of(rules: Criteria["engagement"]): Evidence {
    const keyed = rules.map((rule) => ({
      rule,
      key: JSON.stringify([rule.activity, rule.where ?? []]),
    }));
    const missing = keyed.filter(({ key }) => !this.known.has(key));
    const found = didBy(
      this.columns,
      this.until,
      missing.map(({ rule }) => rule),
      this.labels,
    );
    missing.forEach(({ key }, i) => {
      this.known.set(key, evidenceOf(found[i] ?? perLabel(), this.all));
    });
    const evidence: Evidence = {};
    const used = new Map<string, RuleEvidence>();
    for (const { rule, key } of keyed) {
      const known = this.known.get(key) as RuleEvidence;
      used.set(key, known);
      evidence[rule.id] = known;
    }
    this.known = used;
    return evidence;
  }
}

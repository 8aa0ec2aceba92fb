import type { CompiledCriteria } from "../compile";
import type { RuleEvidence } from "../evidence";
import { OUTCOME_LABELS } from "../handoffs";
import { wilson } from "../statistics";
import { type Columns, NONE, OUTCOME, OUTCOMES } from "./columns";
import { LABEL } from "./labels";
import type { CountedEvents, Moments } from "./moments";

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

/** Visits the leads that had a counted event by the minute at which they are judged. */
export function whoDid(
  { leads, minutes }: CountedEvents,
  columns: Columns,
  visit: (lead: number) => void,
): void {
  let first = 0;
  for (let i = 0; i < leads.length; i += 2) {
    const lead = leads[i] as number;
    const handedOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const minute = minutes[first] as number;
    first = leads[i + 1] as number;
    if (handedOff !== NONE && minute > Math.max(handedOff, columns.created[lead] as number))
      continue;
    visit(lead);
  }
}

/** Such leads by label. */
function didBy(events: CountedEvents, columns: Columns, labels: Uint8Array): PerLabel {
  const met = perLabel();
  whoDid(events, columns, (lead) => {
    const label = labels[lead] as number;
    met[label] = (met[label] as number) + 1;
  });
  return met;
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
  { fitPatterns, judged }: Pick<Moments, "fitPatterns" | "judged">,
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
 * The evidence of engagement rules: such a rule is met by one counted event, faded or not. Leads are
 * judged as for fit rules; the events are those of spans from creation on.
 */
export function engagementEvidence(
  counted: Moments["counted"],
  rules: CompiledCriteria["engagement"],
  columns: Columns,
  labels: Uint8Array,
): Evidence {
  const all = allOf(labels);
  const evidence: Evidence = {};
  counted.forEach((events, r) => {
    const rule = rules[r];
    if (rule) evidence[rule.id] = evidenceOf(didBy(events, columns, labels), all);
  });
  return evidence;
}

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

/** The leads by label that had a counted event by the minute at which they are judged. */
function didBy({ leads, minutes }: CountedEvents, columns: Columns, labels: Uint8Array): PerLabel {
  const met = perLabel();
  let first = 0;
  for (let i = 0; i < leads.length; i += 2) {
    const lead = leads[i] as number;
    const handedOff = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] as number;
    const minute = minutes[first] as number;
    first = leads[i + 1] as number;
    if (handedOff !== NONE && minute > Math.max(handedOff, columns.created[lead] as number))
      continue;
    const label = labels[lead] as number;
    met[label] = (met[label] as number) + 1;
  }
  return met;
}

/**
 * By the id of each fit and engagement rule, whether leads that meet it become SQL more often. A
 * lead that was handed off is judged as it stood at that minute, because its label tells what came
 * of that; any other as it stands at the end. An engagement rule is met by one counted event, faded
 * or not. The moments are those of spans from creation on.
 */
export function ruleEvidence(
  { fitPatterns, judged, counted }: Moments,
  { fit, engagement }: Pick<CompiledCriteria, "fit" | "engagement">,
  columns: Columns,
  labels: Uint8Array,
): Record<string, RuleEvidence> {
  const all = perLabel();
  const patterns = fitPatterns.map(perLabel);
  for (let lead = 0; lead < labels.length; lead++) {
    const label = labels[lead] as number;
    all[label] = (all[label] as number) + 1;
    const leads = patterns[judged[lead] as number] as PerLabel;
    leads[label] = (leads[label] as number) + 1;
  }
  const fits = fit.map(({ id }, i) => {
    const met = perLabel();
    fitPatterns.forEach((holds, pattern) => {
      if (holds[i] !== 1) return;
      patterns[pattern]?.forEach((leads, label) => {
        met[label] = (met[label] as number) + leads;
      });
    });
    return [id, evidenceOf(met, all)];
  });
  const did = engagement.map(({ id }, r) => {
    const events = counted[r];
    if (!events) throw new Error("The moments are those of other rules");
    return [id, evidenceOf(didBy(events, columns, labels), all)];
  });
  return Object.fromEntries([...fits, ...did]);
}

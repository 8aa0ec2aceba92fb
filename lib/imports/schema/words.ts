import { ACTIVITY_TYPES, type ActivityType } from "@/lib/engine/activities";
import { COST_KINDS, type CostKind } from "@/lib/engine/cost";
import { STAGE_INFO, STAGES, type Stage } from "@/lib/engine/stages";
import { inEnglish } from "@/lib/language";
import type { OpportunityState } from "@/lib/opportunities/schema/states";
import type { FieldType } from "./field";

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function lookUp<T extends string>(entries: [string, T][]): (text: string) => T | null {
  const known = new Map(entries.map(([text, value]): [string, T] => [keyOf(text), value]));
  return (text) => known.get(keyOf(text)) ?? null;
}

/** The stage that a word means, in the words of other systems too; null when it is none. */
const readStage: (text: string) => Stage | null = inEnglish(() =>
  lookUp<Stage>([
    ...STAGES.flatMap((stage): [string, Stage][] => [
      [stage, stage],
      [STAGE_INFO[stage].name, stage],
      [STAGE_INFO[stage].longName, stage],
    ]),
    ["subscriber", "inquiry"],
    ["lead", "inquiry"],
    ["new", "inquiry"],
    ["marketing qualified", "mql"],
    ["sales accepted", "sal"],
    ["sales qualified", "sql"],
    ["opportunity", "sql"],
    ["evangelist", "customer"],
    ["recycled", "nurture"],
    ["nurturing", "nurture"],
    ["unqualified", "disqualified"],
    ["rejected", "disqualified"],
  ]),
);

const readPlainState = lookUp<OpportunityState>([
  ["open", "open"],
  ["won", "won"],
  ["lost", "lost"],
  ["closed won", "won"],
  ["closed lost", "lost"],
  ["engaging", "open"],
  ["prospecting", "open"],
  ["qualification", "open"],
  ["needs analysis", "open"],
  ["value proposition", "open"],
  ["id decision makers", "open"],
  ["perception analysis", "open"],
  ["proposal price quote", "open"],
  ["proposal", "open"],
  ["negotiation", "open"],
  ["negotiation review", "open"],
  ["appointment scheduled", "open"],
  ["qualified to buy", "open"],
  ["presentation scheduled", "open"],
  ["decision maker bought in", "open"],
  ["contract sent", "open"],
]);

/** Whether an opportunity's stage means won, lost or open; null when it does not say. */
function readState(text: string): OpportunityState | null {
  const plain = readPlainState(text);
  if (plain) return plain;
  if (/\bwon\b/i.test(text)) return "won";
  return /\blost\b/i.test(text) ? "lost" : null;
}

const readActivityType: (text: string) => ActivityType | null = inEnglish(() =>
  lookUp<ActivityType>([
    ...(Object.keys(ACTIVITY_TYPES) as ActivityType[]).flatMap((type): [string, ActivityType][] => [
      [type, type],
      [ACTIVITY_TYPES[type].label, type],
    ]),
    ["page viewed", "page_view"],
    ["visit", "page_view"],
    ["form submission", "form_submitted"],
    ["form", "form_submitted"],
    ["download", "content_download"],
    ["email open", "email_opened"],
    ["email click", "email_clicked"],
    ["email link clicked", "email_clicked"],
    ["email replied", "email_replied"],
    ["unsubscribe", "unsubscribed"],
    ["webinar registered", "event_registered"],
    ["webinar attended", "event_attended"],
    ["demo", "demo_request"],
    ["demo requested", "demo_request"],
    ["trial", "trial_started"],
    ["phone call", "call"],
    ["email", "email_sent"],
  ]),
);

const readCostKind: (text: string) => CostKind | null = inEnglish(() =>
  lookUp<CostKind>([
    ...COST_KINDS.map((kind): [string, CostKind] => [kind, kind]),
    ["ads", "media"],
    ["advertising", "media"],
    ["tool", "tools"],
    ["software", "tools"],
    ["salary", "salaries"],
    ["payroll", "salaries"],
  ]),
);

/** Readers of fields that only take certain words. */
export const WORD_READERS: Partial<Record<FieldType, (text: string) => string | null>> = {
  stage: readStage,
  state: readState,
  activityType: readActivityType,
  costKind: readCostKind,
};

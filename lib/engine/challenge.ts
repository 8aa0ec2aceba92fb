import type { CompiledCriteria } from "./compile";
import { MINUTES_PER_DAY } from "./decay";
import { firstCountedMinute } from "./fresh";
import type { OutcomeLabel } from "./handoffs";
import type { LeadHistory } from "./history";
import { type FirstMql, firstMql } from "./qualify";
import {
  type Columns,
  historyOf,
  leadCount,
  leadId,
  NONE,
  OUTCOME,
  OUTCOMES,
} from "./replay/columns";
import { type Crossings, PATH, type Spans } from "./replay/crossings";
import { withoutHindsight } from "./replay/hindsight";
import { replay } from "./replay/replay";
import { median, type Rate, wilson } from "./statistics";
import type { Stay } from "./stays";

/** Who could have been handed to sales since a challenger began, and who was. Epoch minutes. */
export interface Field {
  begin: number;
  /** Included. */
  end: number;
  /** The stays of leads that did more than arrive; the others were inquiries all the time. */
  stays: ReadonlyMap<string, readonly Stay[]>;
  /** Leads that were out of marketing's hands all the time. */
  away: ReadonlySet<string>;
  /** What really became of leads that were handed to sales meanwhile. */
  handedOff: ReadonlyMap<string, HandedOff>;
}

export interface HandedOff {
  minute: number;
  /** Whether criteria in force did it. */
  byCriteria: boolean;
  label: OutcomeLabel;
}

/** What a challenger would have handed to sales. */
export interface Challenged {
  crossings: Crossings;
  /** Leads that could have been handed to sales. */
  compared: number;
  /** Of these, leads that met it when it began and did nothing since that counts. */
  waiting: number;
}

/** Whether the lead met the criteria in the minute before they began. */
function metOnTheEve(
  history: LeadHistory,
  compiled: CompiledCriteria,
  { since }: Stay,
  begin: number,
): boolean {
  const eve = { from: begin - 1, until: begin - 1 };
  const span = since === null ? eve : { ...eve, engagementSince: since };
  return firstMql(history, compiled, span) !== null;
}

/** One lead's way through its stays, asked of the scalar engine. */
function throughStays(
  history: LeadHistory,
  compiled: CompiledCriteria,
  stays: readonly Stay[],
  begin: number,
): { found: FirstMql | null; waited: boolean } {
  let waited = false;
  for (const stay of stays) {
    const { until, since } = stay;
    const earliest = stay.held ? newsAfter(history, compiled, stay.from) : stay.from;
    if (earliest === null) continue;
    let from: number | null = Math.max(earliest, begin);
    if (earliest < begin && metOnTheEve(history, compiled, stay, begin)) {
      waited = true;
      from = newsAfter(history, compiled, begin - 1);
    }
    if (from === null) continue;
    const span = since === null ? { from, until } : { from, until, engagementSince: since };
    const found = firstMql(history, compiled, span);
    if (found) return { found, waited };
  }
  return { found: null, waited };
}

/** The first minute after another at which something happened that counts; null when nothing did. */
function newsAfter(history: LeadHistory, compiled: CompiledCriteria, after: number) {
  const isLater = ({ minute }: { minute: number }) => minute > after;
  const { createdMinute, observations, activities } = history;
  const later = {
    createdMinute,
    observations: observations.filter(isLater),
    activities: activities.filter(isLater),
  };
  return firstCountedMinute(later, compiled);
}

/** An empty span for each lead. */
function noSpans(leads: number): Spans {
  return {
    from: new Int32Array(leads),
    until: new Int32Array(leads).fill(NONE),
    since: new Int32Array(leads).fill(NONE),
    after: new Uint8Array(leads),
  };
}

/**
 * When criteria that came into force at `begin` would have handed each lead to sales, as a person
 * who leaves the inquiries that meet them already would have put them in force: those wait for
 * something new. For the criteria that were in force, that is what really happened.
 */
export function challenge(columns: Columns, compiled: CompiledCriteria, field: Field): Challenged {
  const { begin, end, away, handedOff } = field;
  const leads = leadCount(columns);
  const spans = noSpans(leads);
  const eves = noSpans(leads);
  const alone: [lead: number, stays: readonly Stay[]][] = [];
  let compared = 0;
  for (let lead = 0; lead < leads; lead++) {
    const id = leadId(columns, lead);
    const stays = field.stays.get(id) ?? (away.has(id) ? [] : [stayOfInquiry(columns, lead, end)]);
    const [stay] = stays;
    if (!stay || stay.from > end) continue;
    compared += 1;
    const first = columns.outcomes[lead * OUTCOMES + OUTCOME.mql] ?? NONE;
    // What the columns count of a history ends with the first hand-off: right for that one only.
    if (stays.length > 1 || stay.held || (first !== NONE && first < begin)) {
      alone.push([lead, stays]);
      continue;
    }
    spans.from[lead] = Math.max(stay.from, begin);
    spans.until[lead] = stay.until;
    spans.since[lead] = stay.since ?? NONE;
    if (stay.from < begin) {
      eves.from[lead] = begin - 1;
      eves.until[lead] = begin - 1;
      eves.since[lead] = stay.since ?? NONE;
    }
  }
  const history = (lead: number) => {
    const real = handedOff.get(leadId(columns, lead));
    const handOff = real?.byCriteria ? real.minute : Number.POSITIVE_INFINITY;
    return withoutHindsight(historyOf(columns, lead), handOff);
  };
  const onTheEve = replay(columns, compiled, { until: begin - 1, spans: eves });
  const held: number[] = [];
  for (let lead = 0; lead < leads; lead++) {
    if (onTheEve.path[lead] === PATH.none) continue;
    held.push(lead);
    spans.from[lead] = newsAfter(history(lead), compiled, begin - 1) ?? end + 1;
  }
  const crossings = replay(columns, compiled, { until: end, spans });
  let waiting = held.filter((lead) => crossings.path[lead] === PATH.none).length;
  for (const [lead, stays] of alone) {
    const { found, waited } = throughStays(history(lead), compiled, stays, begin);
    if (found) {
      crossings.minute[lead] = found.minute;
      crossings.path[lead] = found.path === "scored" ? PATH.scored : PATH.fastTrack;
    } else if (waited) waiting += 1;
  }
  return { crossings, compared, waiting };
}

function stayOfInquiry(columns: Columns, lead: number, end: number): Stay {
  return { from: columns.created[lead] ?? 0, until: end, since: null, held: false };
}

/** Leads that both, only the challenger, or only the criteria in force handed to sales. */
export const CHALLENGE_GROUPS = ["both", "onlyChallenger", "onlyActive"] as const;
export type ChallengeGroup = (typeof CHALLENGE_GROUPS)[number];

/** MQLs by what became of them. */
export interface Fared {
  mqls: number;
  byLabel: Record<OutcomeLabel, number>;
  /** SQLs of the MQLs whose outcome is known. */
  sqlRate: Rate;
}

/** A lead in a group; minutes of its MQL under the challenger and in reality. */
export interface ChallengedLead {
  /** Its place in the columns. */
  lead: number;
  challengerMinute: number | null;
  activeMinute: number | null;
  label: OutcomeLabel;
}

export interface Comparison {
  challenger: Fared;
  active: Fared;
  groups: Record<ChallengeGroup, Fared & { leads: ChallengedLead[] }>;
  /** Median days that the challenger hands off leads of both before it really happened. */
  daysEarlier: number | null;
  /** MQLs per week, each from its start to the next one's; the last has no end. */
  weeks: { challenger: number; active: number }[];
  /** Leads that a person or an import handed to sales, which neither did. */
  byHand: number;
}

function fared(leads: readonly Pick<ChallengedLead, "label">[]): Fared {
  const byLabel = { sql: 0, notSql: 0, maturing: 0, unlabelled: 0 };
  for (const { label } of leads) byLabel[label] += 1;
  const sqlRate = wilson(byLabel.sql, byLabel.sql + byLabel.notSql);
  return { mqls: leads.length, byLabel, sqlRate };
}

/** MQLs by week; those before the first start are in none. */
function byWeek(minutes: readonly (number | null)[], starts: readonly number[]): number[] {
  const weeks = starts.map(() => 0);
  for (const minute of minutes) {
    const week = minute === null ? -1 : starts.findLastIndex((start) => start <= minute);
    if (week >= 0) weeks[week] = (weeks[week] ?? 0) + 1;
  }
  return weeks;
}

/** What a challenger did beside what really happened. `weekStarts` ascend. */
export function compare(
  columns: Columns,
  { path, minute }: Crossings,
  { handedOff, end }: Field,
  weekStarts: readonly number[],
): Comparison {
  const groups: Record<ChallengeGroup, ChallengedLead[]> = {
    both: [],
    onlyChallenger: [],
    onlyActive: [],
  };
  let byHand = 0;
  for (let lead = 0; lead < path.length; lead++) {
    const real = handedOff.get(leadId(columns, lead));
    const challengerMinute = path[lead] === PATH.none ? null : (minute[lead] ?? null);
    const activeMinute = real?.byCriteria && real.minute <= end ? real.minute : null;
    if (real && !real.byCriteria && real.minute <= end) byHand += 1;
    if (challengerMinute === null && activeMinute === null) continue;
    const group =
      activeMinute === null ? "onlyChallenger" : challengerMinute === null ? "onlyActive" : "both";
    const label = real?.label ?? "unlabelled";
    groups[group].push({ lead, challengerMinute, activeMinute, label });
  }
  const { both, onlyChallenger, onlyActive } = groups;
  const ours = [...both, ...onlyChallenger];
  const theirs = [...both, ...onlyActive];
  const sooner = both.map(
    (one) => ((one.activeMinute ?? 0) - (one.challengerMinute ?? 0)) / MINUTES_PER_DAY,
  );
  const challenged = byWeek(
    ours.map((one) => one.challengerMinute),
    weekStarts,
  );
  const really = byWeek(
    theirs.map((one) => one.activeMinute),
    weekStarts,
  );
  const group = (leads: ChallengedLead[]) => ({ ...fared(leads), leads });
  return {
    challenger: fared(ours),
    active: fared(theirs),
    groups: {
      both: group(both),
      onlyChallenger: group(onlyChallenger),
      onlyActive: group(onlyActive),
    },
    daysEarlier: median(sooner),
    weeks: weekStarts.map((_, week) => ({
      challenger: challenged[week] ?? 0,
      active: really[week] ?? 0,
    })),
    byHand,
  };
}

import type { CompiledCriteria, CompiledEngagementRule } from "./compile";
import { TRUE } from "./conditions/contract";
import type { Criteria } from "./criteria";
import { type LeadHistory, PreparedLead } from "./history";
import { MILLIPOINTS } from "./points";
import type { MqlPath } from "./stages";

/** The score of a lead at a minute; fit and engagement in integer millipoints. */
export interface Totals {
  fit: number;
  engagement: number;
  gatesOpen: boolean;
  /** The first fast track that holds; null too while an exclusion gate shuts the lead out. */
  fastTrack: string | null;
  /** Both thresholds; after a return from nurture also that something new was done. */
  meetsThresholds: boolean;
}

export interface CountedEvent {
  activityId: string;
  minute: number;
  /** Millipoints. */
  points: number;
}

export interface Contribution {
  ruleId: string;
  group: "fit" | "engagement";
  label: string;
  /** Millipoints, after the rule's cap. */
  points: number;
  /** The counted events, oldest first; engagement only. */
  events?: CountedEvent[];
  /** The rule's own cap cut it. */
  capped?: boolean;
}

export interface Score extends Totals {
  gates: { id: string; open: boolean }[];
  /** Fit rules that hold and engagement rules with a counted event, faded ones included. */
  contributions: Contribution[];
}

export interface ScoreOptions {
  /** A minute: only engagement strictly after it counts (a lead that came back from nurture). */
  engagementSince?: number | undefined;
}

export interface Qualifying {
  path: "scored" | "fastTrack";
  fastTrackId?: string;
}

function fitOf(lead: PreparedLead): number {
  let sum = 0;
  for (const rule of lead.compiled.fit) if (rule.test(lead) === TRUE) sum += rule.points;
  return Math.min(sum, lead.compiled.caps.fit);
}

/** Σ of a rule's decayed events up to the moment, before its cap. */
function ruleSum(lead: PreparedLead, rule: CompiledEngagementRule, i: number): number {
  let sum = 0;
  for (const event of lead.ruleEvents[i] ?? []) {
    if (event.minute > lead.minute) break;
    sum += rule.worth(lead.minute - event.minute);
  }
  return sum;
}

function engagementOf(lead: PreparedLead): number {
  let sum = 0;
  lead.compiled.engagement.forEach((rule, i) => {
    sum += Math.min(ruleSum(lead, rule, i), rule.cap);
  });
  return Math.min(sum, lead.compiled.caps.engagement);
}

function fastTrackOf(lead: PreparedLead): string | null {
  for (const track of lead.compiled.fastTracks) {
    if (track.test(lead) !== TRUE) continue;
    // What sent the lead to sales before must not send it straight back.
    if (lead.since === undefined || track.questions.some((slot) => lead.everAsked(slot))) {
      return track.id;
    }
  }
  return null;
}

/** Whether every gate lets the lead through, and whether one shuts it out of fast tracks, too. */
function gatesOf(lead: PreparedLead): { open: boolean; excluded: boolean } {
  let open = true;
  for (const gate of lead.compiled.gates) {
    const holds = gate.test(lead) === TRUE;
    if (holds !== gate.exclude) continue;
    if (gate.exclude) return { open: false, excluded: true };
    open = false;
  }
  return { open, excluded: false };
}

/** The totals of a prepared lead at a minute: what `totalsAt` gives, for many minutes of one lead. */
export function totalsOf(prepared: PreparedLead, minute: number): Totals {
  const lead = prepared.at(minute);
  const { thresholds } = lead.compiled;
  const { open, excluded } = gatesOf(lead);
  const fit = fitOf(lead);
  const engagement = engagementOf(lead);
  return {
    fit,
    engagement,
    gatesOpen: open,
    fastTrack: excluded ? null : fastTrackOf(lead),
    meetsThresholds:
      fit >= thresholds.fit &&
      engagement >= thresholds.engagement &&
      (lead.since === undefined || lead.hasEngagement()),
  };
}

/**
 * The path by which a prepared lead qualifies at a minute: what `pathOf` says of its totals. What is added up
 * last costs most, and is not where something else settles it.
 */
export function qualifiesAt(prepared: PreparedLead, minute: number): Qualifying | null {
  const lead = prepared.at(minute);
  const { thresholds } = lead.compiled;
  const { open, excluded } = gatesOf(lead);
  if (excluded) return null;
  const fastTrackId = fastTrackOf(lead);
  if (fastTrackId !== null) return { path: "fastTrack", fastTrackId };
  const meets =
    open &&
    (lead.since === undefined || lead.hasEngagement()) &&
    fitOf(lead) >= thresholds.fit &&
    engagementOf(lead) >= thresholds.engagement;
  return meets ? { path: "scored" } : null;
}

/** The score at a minute without its parts; only what has a minute at or before it counts. */
export function totalsAt(
  history: LeadHistory,
  compiled: CompiledCriteria,
  minute: number,
  { engagementSince }: ScoreOptions = {},
): Totals {
  return totalsOf(new PreparedLead(history, compiled, engagementSince), minute);
}

function contributionsOf(lead: PreparedLead): Contribution[] {
  const contributions: Contribution[] = [];
  for (const { id, label, points, test } of lead.compiled.fit) {
    if (test(lead) === TRUE) contributions.push({ ruleId: id, group: "fit", label, points });
  }
  lead.compiled.engagement.forEach((rule, i) => {
    const events = (lead.ruleEvents[i] ?? [])
      .filter((event) => event.minute <= lead.minute)
      .map(({ id, minute }) => ({
        activityId: id,
        minute,
        points: rule.worth(lead.minute - minute),
      }));
    if (events.length === 0) return;
    const sum = ruleSum(lead, rule, i);
    const points = Math.min(sum, rule.cap);
    contributions.push({
      ruleId: rule.id,
      group: "engagement",
      label: rule.label,
      points,
      events,
      ...(sum > points ? { capped: true } : {}),
    });
  });
  return contributions;
}

/**
 * The score at a minute with what it is made of. Each event's decayed worth is rounded to integer
 * millipoints, then capped per rule, summed and capped per group; totals may be below zero.
 * Fast tracks skip thresholds and required gates, never exclusions. With `engagementSince`, older
 * activities count neither for engagement rules nor for fast tracks, but still for gates and fit.
 */
export function scoreAt(
  history: LeadHistory,
  compiled: CompiledCriteria,
  minute: number,
  { engagementSince }: ScoreOptions = {},
): Score {
  const lead = new PreparedLead(history, compiled, engagementSince);
  const totals = totalsOf(lead, minute);
  const gates = compiled.gates.map(({ id, exclude, test }) => ({
    id,
    open: (test(lead) === TRUE) !== exclude,
  }));
  return { ...totals, gates, contributions: contributionsOf(lead) };
}

/** How a lead with these totals qualifies; a fast track goes before the scored path. */
export function pathOf(totals: Totals): Extract<MqlPath, "scored" | "fastTrack"> | null {
  if (totals.fastTrack !== null) return "fastTrack";
  return totals.gatesOpen && totals.meetsThresholds ? "scored" : null;
}

export const GRADES = ["A", "B", "C", "D"] as const;
export type Grade = (typeof GRADES)[number];

/**
 * The fit as a letter, from millipoints: A from halfway between threshold and cap, B from the
 * threshold, C from half the threshold, D below.
 */
export function gradeOf(fit: number, criteria: Pick<Criteria, "thresholds" | "caps">): Grade {
  const threshold = criteria.thresholds.fit * MILLIPOINTS;
  const cap = Math.max(criteria.caps.fit * MILLIPOINTS, threshold);
  if (2 * fit >= threshold + cap) return "A";
  if (fit >= threshold) return "B";
  return 2 * fit >= threshold ? "C" : "D";
}

import type { OutcomeLabel } from "./handoffs";
import type { MqlPath } from "./stages";
import type { Rate } from "./statistics";

/** What a replay said of criteria, in the form in which it is told and kept. Instants are epoch ms. */

/** The MQLs that criteria would have made, judged by what really became of those leads. */
export interface Judged {
  mqls: number;
  byLabel: Record<OutcomeLabel, number>;
  /** SQLs of the MQLs with an outcome. */
  precision: Rate;
  /** Of all leads that became SQL, those that the criteria would have handed off. */
  recall: Rate;
  /** Median days that they hand SQLs off before (negative: after) it really happened. */
  daysEarlier: number | null;
}

/** The same of two versions, over one period. */
export interface JudgedPair {
  draft: Judged;
  /** The version in force; null when none was. */
  active: Judged | null;
}

/** The MQLs from a day on, and those before it. */
export interface HeldOut extends JudgedPair {
  from: number;
  before: JudgedPair;
}

/** MQLs in a week of the workspace that begins at `from`. */
export interface ReplayedWeek {
  from: number;
  draft: number;
  active: number | null;
}

/**
 * A rule's own evidence: leads that meet it, and how often they became SQL. A lead that was handed
 * off counts as it stood at that minute, any other as it stands at the end.
 */
export interface RuleEvidence {
  leads: number;
  /** SQL rate of the leads with an outcome that meet the rule, and of the others. */
  with: Rate;
  without: Rate;
}

/** A lead that one version hands off and the other does not. */
export interface ChangedLead {
  id: string;
  label: OutcomeLabel;
  /** When it would have become, or became, an MQL, and how. */
  mqlAt: number;
  path: Extract<MqlPath, "scored" | "fastTrack">;
}

/** Such leads, counted, with the latest of them. */
export interface ChangedLeads<L = ChangedLead> {
  count: number;
  byLabel: Record<OutcomeLabel, number>;
  leads: L[];
}

/**
 * What the whole history said of criteria when they were proposed; never computed again. It is
 * stored in this form: another form needs a `kind` of its own, and this one must still be shown.
 */
export interface FrozenReplay extends JudgedPair {
  kind: "replay";
  asOf: number;
  leads: number;
  activities: number;
  /** Days after a hand-off within which an SQL counts as its success. */
  windowDays: number;
  /** The version that was in force then; null when none was. */
  against: { id: string; number: number } | null;
  holdOut: HeldOut | null;
  weeks: ReplayedWeek[];
  /** By the rule's id. */
  rules: Record<string, RuleEvidence>;
  /** Ids only: whoever is deleted later leaves no name behind. */
  gained: ChangedLeads;
  lost: ChangedLeads;
}

/** Why a proposal came without evidence: there was no history, or it could not be replayed. */
export type NoEvidence = { kind: "none"; reason: "noLeads" | "failed" };
export type ProposalEvidence = FrozenReplay | NoEvidence;

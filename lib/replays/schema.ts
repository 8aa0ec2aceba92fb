import { z } from "zod";
import { criteriaSchema } from "@/lib/engine/criteria";
import type { OutcomeLabel } from "@/lib/engine/handoffs";
import type { MqlPath, Stage } from "@/lib/engine/stages";
import type { Rate } from "@/lib/engine/statistics";

export const replayDraftInput = z.object({
  body: criteriaSchema,
  /** A day of the workspace (year-month-day): MQLs from then on are judged apart. */
  holdOutFrom: z.iso.date().nullable().default(null),
  /** How many of the leads gained and lost are named. */
  named: z.number().int().min(0).max(200).default(20),
});

export const suggestPointsInput = z.object({ body: criteriaSchema });

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

/** A lead that one version hands off and the other does not. */
export interface ReplayedLead {
  id: string;
  name: string;
  company: string | null;
  title: string | null;
  stage: Stage;
  label: OutcomeLabel;
  /** When it would have become, or became, an MQL (epoch ms), and how. */
  mqlAt: number;
  path: Extract<MqlPath, "scored" | "fastTrack">;
}

export interface ReplayedLeads {
  count: number;
  /** The latest ones. */
  leads: ReplayedLead[];
}

/** A rule's own evidence: leads that meet it today, and how often they became SQL. */
export interface RuleEvidence {
  leads: number;
  /** SQL rate of the leads with an outcome that meet the rule, and of the others. */
  with: Rate;
  without: Rate;
}

/** What a draft would have done to every lead so far. Instants are epoch ms. */
export interface ReplayAnswer {
  asOf: number;
  leads: number;
  activities: number;
  /** Milliseconds that the replay took. */
  tookMs: number;
  /** Days after a hand-off within which an SQL counts as its success. */
  windowDays: number;
  draft: Judged;
  /** The version in force, replayed over the same history; null when none is. */
  active: Judged | null;
  /** The same for MQLs from the hold-out day on. */
  holdOut: { from: number; draft: Judged; active: Judged | null } | null;
  /** MQLs per week of the workspace, over the last two years at the most. */
  weeks: { from: number; draft: number; active: number | null }[];
  /** Leads by their engagement (whole points, `width` wide from 0) at its best, by outcome. */
  distribution: {
    width: number;
    bins: Record<OutcomeLabel, number>[];
  };
  /** What other engagement thresholds (points) would have made, all else as in the draft. */
  curve: { threshold: number; mqls: number; sql: number; notSql: number }[];
  /** By the rule's id. */
  rules: Record<string, RuleEvidence>;
  gained: ReplayedLeads;
  lost: ReplayedLeads;
}

import { z } from "zod";
import { criteriaSchema, fitRuleSchema, pairSchema } from "@/lib/engine/criteria";
import type {
  ChangedLead,
  ChangedLeads,
  HeldOut,
  JudgedPair,
  ReplayedWeek,
  RuleEvidence,
} from "@/lib/engine/evidence";
import { OUTCOME_LABELS, type OutcomeLabel } from "@/lib/engine/handoffs";
import type { ByThreshold } from "@/lib/engine/replay/by-threshold";
import type { Stage } from "@/lib/engine/stages";
import type { Rate } from "@/lib/engine/statistics";
import { type RejectFindings, type RuleEdit, SQL_COST } from "@/lib/engine/suggest/rejects";

export const replayDraftInput = z.object({
  body: criteriaSchema,
  /** A day of the workspace (year-month-day): MQLs from then on are judged apart. */
  holdOutFrom: z.iso.date().nullable().default(null),
  /** How many of the leads gained and lost are named. */
  named: z.number().int().min(0).max(200).default(20),
  /** Whether to tell of all engagement thresholds, so that one can move without a question. */
  thresholds: z.boolean().default(false),
});

/** Values of a number that are answered ahead at once: a slider from −50 to 50. */
export const MOST_AHEAD = 101;

function aheadOf<V extends z.ZodType<number>>(value: V) {
  return z.array(value).min(1).max(MOST_AHEAD);
}

/** The replay's own question with other values of one of its numbers, in the order of answering. */
export const replayAheadInput = replayDraftInput.pick({ body: true, holdOutFrom: true }).extend({
  ahead: z.discriminatedUnion("kind", [
    z.object({
      kind: z.literal("points"),
      rule: z.string().max(64),
      values: aheadOf(fitRuleSchema.shape.points),
    }),
    z.object({ kind: z.literal("fitThreshold"), values: aheadOf(pairSchema.shape.fit) }),
  ]),
});

const side = z.enum(["draft", "active"]);
const period = z.enum(["all", "before", "since"]);
const labels = z.array(z.enum(OUTCOME_LABELS)).min(1).max(OUTCOME_LABELS.length);

/** A number of a replay's answer; what each counts says `Figure` in lib/engine/replay/figures.ts. */
const figureSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("mqls"), side, period, labels }),
  z.object({ kind: z.literal("timed"), side, period }),
  z.object({ kind: z.literal("sqls"), side, period }),
  /** `from` is the week's start as the answer tells it (epoch ms). */
  z.object({ kind: z.literal("week"), side, from: z.number().int().min(0) }),
  z.object({ kind: z.literal("bar"), bar: z.number().int().min(0), labels }),
  z.object({ kind: z.literal("gained") }),
  z.object({ kind: z.literal("lost") }),
  z.object({ kind: z.literal("rule"), rule: z.string().max(64), meets: z.boolean(), labels }),
  /** Leads that meet it as their scores stand now. */
  z.object({ kind: z.literal("today"), side }),
]);

export type ReplayFigure = z.infer<typeof figureSchema>;

/** The last lead of a page; `mqlAt` as it was told (epoch ms). */
const pageStartSchema = z.object({ mqlAt: z.number().int().min(0).nullable(), id: z.uuid() });

export type PageStart = z.infer<typeof pageStartSchema>;

/** Which figure is to be opened, and which page of its leads. */
export const figureLeadsInput = z.object({
  figure: figureSchema,
  after: pageStartSchema.nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
});

/** The replay's own question, and which of its figures is to be opened. */
export const replayLeadsInput = replayDraftInput
  .omit({ named: true, thresholds: true })
  .extend(figureLeadsInput.shape);

/** Days that are held out when nobody says since when. */
export const HOLD_OUT_DAYS = 90;

export const suggestPointsInput = z.object({ body: criteriaSchema });

export const suggestGatesInput = z.object({
  body: criteriaSchema,
  /** Exit reasons that say that a lead does not fit; left out, the one that is called so. */
  reasons: z.array(z.string().min(1).max(64)).max(50).optional(),
  /** How many rejected leads a gate must save to be worth one SQL that it loses. */
  sqlCost: z.number().min(0).max(100).default(SQL_COST),
});

/** MQLs that criteria would have made, and how many of them became SQL. */
export interface Made {
  mqls: number;
  sql: number;
}

/** Gates that would have kept rejected leads from sales, and what they are judged by. */
export interface SuggestedGates extends Omit<RejectFindings, "edits"> {
  made: Made;
  /** Each with what the draft would have made with it as one more gate. */
  edits: (RuleEdit & { made: Made })[];
  /** Reasons for which sales gave leads back that the draft hands off, most frequent first. */
  reasons: { id: string; label: string; leads: number }[];
  /** Ids of those that were looked at. */
  chosen: string[];
}

/** An attribute that seems to know how a hand-off ended. */
export interface LeakingAttribute {
  id: string;
  /** Known only after the hand-off, or too good alone to be honest. */
  why: "late" | "alone";
  /** Of the leads that have a value, those that got it only after the hand-off. */
  late: Rate;
}

/** A lead as people know it. */
export interface Named {
  name: string;
  company: string | null;
  title: string | null;
  stage: Stage;
}

/** A lead that one version hands off and the other does not. */
export type ReplayedLead = ChangedLead & Named;

/** A lead behind a figure, and when and how it would be an MQL; null: never. */
export interface FoundLead {
  id: string;
  label: OutcomeLabel;
  mqlAt: number | null;
  path: ChangedLead["path"] | null;
}

/** A page of the leads behind a figure; `next` is where the following one begins. */
export interface LeadsBehind {
  total: number;
  leads: (FoundLead & Named)[];
  next: PageStart | null;
}

export type ReplayedLeads = ChangedLeads<ReplayedLead>;

/** What a draft would have done to every lead so far. Instants are epoch ms. */
export interface ReplayAnswer extends JudgedPair {
  asOf: number;
  leads: number;
  activities: number;
  /** Milliseconds that the replay took. */
  tookMs: number;
  /** Days after a hand-off within which an SQL counts as its success. */
  windowDays: number;
  /** Leads that meet the draft, and the version in force, as their scores stand now. */
  today: { draft: number; active: number | null };
  holdOut: HeldOut | null;
  /** MQLs per week of the workspace, over the last two years at the most. */
  weeks: ReplayedWeek[];
  /**
   * Leads that meet the fit threshold with open gates, by their engagement at its best meanwhile
   * (whole points, `width` wide from 0) and by outcome.
   */
  distribution: {
    width: number;
    bins: Record<OutcomeLabel, number>[];
  };
  /** What other engagement thresholds (points) would have made, all else as in the draft. */
  curve: {
    threshold: number;
    mqls: number;
    sql: number;
    notSql: number;
    /** Of the MQLs, those of the `recentWeeks`; null far from the draft's threshold. */
    recent: number | null;
  }[];
  /** Latest whole weeks by which a pace is judged: 13, or all since the first MQL. */
  recentWeeks: number;
  /** By the rule's id. */
  rules: Record<string, RuleEvidence>;
  gained: ReplayedLeads;
  lost: ReplayedLeads;
  /** Null unless it was asked for, and of a cap of more than 500 points. */
  thresholds: ReplayedThresholds | null;
}

/** What a draft would have done with another value of one of its numbers; it names no leads. */
export interface AnsweredAhead {
  value: number;
  answer: ReplayAnswer;
}

/** What the draft would have made with each engagement threshold; `today` as above, by threshold. */
export interface ReplayedThresholds extends ByThreshold {
  today: number[];
}

import { MILLIPOINTS } from "../points";
import type { ExitStage, LeadLabel, MqlPath } from "../stages";
import type { Journey } from "../touchpoints";

/** What leads can be split and filtered by. */
export type LedgerDimension =
  | "source"
  | "campaign"
  | "country"
  | "label"
  | "path"
  | "owner"
  | "version";

/** A hand-off as reports read it; instants are epoch ms. */
export interface LedgerRound {
  mqlAt: number;
  salAt: number | null;
  sqlAt: number | null;
  customerAt: number | null;
  exitAt: number | null;
  exitStage: ExitStage | null;
  exitReason: string | null;
  /** When somebody in particular was first answerable for it. */
  assignedAt: number | null;
  firstTouchAt: number | null;
  slaDueAt: number | null;
  touchDueAt: number | null;
  path: MqlPath;
  version: string | null;
}

/** A touch that a rep made. */
export interface LedgerWork {
  at: number;
  /** Who made it; null: not known. */
  person: string | null;
  isCall: boolean;
}

/** A lead as reports read it; instants are epoch ms. */
export interface LedgerLead {
  id: string;
  createdAt: number;
  /** Null unless the lead is disqualified now. */
  disqualifiedAt: number | null;
  /** The first time each stage was reached and not undone. */
  firstMqlAt: number | null;
  firstSalAt: number | null;
  firstSqlAt: number | null;
  firstCustomerAt: number | null;
  source: string | null;
  campaign: string | null;
  country: string | null;
  label: LeadLabel;
  owner: string | null;
  /** The mask of its segments. */
  segments: number;
  /** Of its running hand-off. */
  path: MqlPath | null;
  version: string | null;
  /** Ascending. */
  rounds: readonly LedgerRound[];
  /** Its company, and that one's e-mail domain where it is known. */
  account: string | null;
  domain: string | null;
  seniority: string | null;
  /** With a point of engagement or more. */
  isEngaged: boolean;
  /** What reps did for it, in no certain order. */
  work: readonly LedgerWork[];
  /** Marketing's touches; null where nobody asks: of leads without a hand-off. */
  journey: Journey | null;
  /** What they said of how they heard of us. */
  said: string | null;
}

/** Whether so many millipoints of engagement are a point or more. */
export function isEngaged(engagement: number): boolean {
  return engagement >= MILLIPOINTS;
}

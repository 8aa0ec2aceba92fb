import type { Consents } from "@/lib/consents/schema";
import type { DisputeItem } from "@/lib/disputes/schema";
import type { ActivityProps, ActivityType } from "@/lib/engine/activities";
import type { AttributeValue } from "@/lib/engine/attributes";
import type { BantDimension, BantLevel, SqlRule } from "@/lib/engine/bant";
import type { Explanation } from "@/lib/engine/explain";
import type { LeadLabel, MqlPath, ReasonKind, Stage } from "@/lib/engine/stages";
import type { Touchpoint } from "@/lib/engine/touchpoints";
import type { OpportunityItem } from "@/lib/opportunities/schema";
import type { BantItem } from "@/lib/qualification/schema";
import type { LeadCard } from "../schema";
import type { MergeItem } from "./merges";

/** UTM tags of a touch. */
export interface UtmTags {
  source?: string | undefined;
  medium?: string | undefined;
  campaign?: string | undefined;
  term?: string | undefined;
  content?: string | undefined;
  referrer?: string | undefined;
}

/** Everything the lead's own row says. */
export interface LeadDetail extends LeadCard {
  email: string | null;
  phone: string | null;
  externalId: string | null;
  attributes: Record<string, AttributeValue>;
  campaign: string | null;
  country: string | null;
  accountId: string | null;
  utmFirst: UtmTags | null;
  utmLast: UtmTags | null;
  exitReasonId: string | null;
  scoredAt: number;
  rescoreAt: number | null;
  /** Met the criteria when they were activated; waits for something new. */
  heldAt: number | null;
  mqlAt: number | null;
  criteriaVersionId: string | null;
  attempts: number;
  /** When they asked to be called again, epoch ms. */
  callbackAt: number | null;
  firstMqlAt: number | null;
  firstSalAt: number | null;
  firstSqlAt: number | null;
  firstCustomerAt: number | null;
  lastActivityAt: number | null;
  createdAt: number;
  updatedAt: number;
}

/** A fact, and where and when it became known. */
export interface Fact {
  attribute: string;
  label: string;
  value: AttributeValue;
  observedAt: number;
  origin: string;
  actorName: string | null;
}

export interface Colleague {
  id: string;
  name: string;
  title: string | null;
  stage: Stage;
  label: LeadLabel;
  ownerName: string | null;
}

export interface AccountOfLead {
  id: string;
  name: string;
  domain: string | null;
  customerSince: number | null;
  attributes: Record<string, AttributeValue>;
  /** The newest ones; `colleagueCount` counts all. */
  colleagues: Colleague[];
  colleagueCount: number;
}

/** A score and why, in data and in sentences. */
export interface WhyScore {
  explanation: Explanation;
  sentences: string[];
  versionName: string;
}

/** The key points that attribution models know, and the last touch. */
export type PathKey = "first" | "leadCreation" | "opportunityCreation" | "close" | "last";

export interface PathTouch extends Touchpoint {
  keys: PathKey[];
}

/** Marketing's touches so far, oldest first: the key points and the newest ones. */
export interface LeadPath {
  touches: PathTouch[];
  /** How many are left out. */
  hidden: number;
}

export interface MoveItem {
  id: string;
  step: number;
  from: Stage | null;
  to: Stage;
  at: number;
  actorId: string | null;
  actorName: string;
  reasonId: string | null;
  reasonLabel: string | null;
  note: string | null;
  path: MqlPath | null;
  criteriaVersionId: string | null;
  /** "v3", for people. */
  criteriaNumber: number | null;
  fit: number;
  engagement: number;
  undoes: string | null;
}

export type TimelineItem =
  | {
      kind: "activity";
      id: string;
      at: number;
      type: ActivityType;
      props: ActivityProps;
      actorName: string | null;
    }
  | ({ kind: "move" } & MoveItem)
  | {
      kind: "bant";
      id: string;
      at: number;
      dimension: BantDimension;
      level: BantLevel;
      value: string | null;
      evidence: string | null;
      actorName: string;
    }
  | {
      kind: "facts";
      id: string;
      at: number;
      values: Record<string, AttributeValue | null>;
      origin: string;
      actorName: string | null;
    };

export interface TimelinePage {
  /** Newest first. */
  items: TimelineItem[];
  next: string | null;
}

export interface ExitReason {
  id: string;
  label: string;
  kind: ReasonKind;
  needsAttempts: boolean;
}

/** What may be done next, by this actor. */
export interface AllowedMoves {
  /** Stages this actor may move the lead to, in board order. */
  to: Stage[];
  /** What the SQL rule still misses; empty when it is met. */
  sqlGaps: string[];
  /** Whether the move to SQL opens an opportunity. */
  sqlNeedsOpportunity: boolean;
  /** The rule itself, to say what is missing while BANT is filled in. */
  sqlRule: SqlRule;
  /** Calls that "unable to reach" needs, and how many were made. */
  attemptsNeeded: number;
  attempts: number;
  /** The latest move, when this actor may take it back. */
  undo: { moveId: string; from: Stage; to: Stage } | null;
  /** The rejection that the lead stands on, when this actor may dispute it. */
  dispute: { moveId: string } | null;
}

/** What a form in which a lead is qualified needs to know. */
export interface QualifyingLead extends AllowedMoves {
  /** Newest first; the newest per dimension stands. */
  bant: BantItem[];
}

export interface LeadPage {
  lead: LeadDetail;
  facts: Fact[];
  account: AccountOfLead | null;
  /** Under the active criteria; null when none are. */
  score: WhyScore | null;
  /** Why the running hand-off happened, frozen then; null without one, or one not by criteria. */
  handoff: WhyScore | null;
  timeline: TimelinePage;
  path: LeadPath;
  /** Newest first. */
  moves: MoveItem[];
  /** Further addresses of the person. */
  emails: string[];
  /** Leads that were merged into this one, the latest first. */
  merges: MergeItem[];
  /** Of rejections by sales, newest first. */
  disputes: DisputeItem[];
  /** Newest first; the newest per dimension stands. */
  bant: BantItem[];
  opportunities: OpportunityItem[];
  consents: Consents;
  allowed: AllowedMoves;
  reasons: ExitReason[];
  now: number;
}

import type { Activity } from "./activities";
import type { AttributeValue } from "./attributes";

/** What is known of a lead and when: both lists ascend by minute. */
export interface LeadHistory {
  createdMinute: number;
  /** Only the changed values; null: no longer known. */
  observations: readonly {
    minute: number;
    values: Readonly<Record<string, AttributeValue | null>>;
  }[];
  activities: readonly Activity[];
}

/** The score of a lead at a minute; fit and engagement in integer millipoints. */
export interface Totals {
  fit: number;
  engagement: number;
  gatesOpen: boolean;
  /** The first fast track that holds. */
  fastTrack: string | null;
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
  events?: CountedEvent[];
  capped?: boolean;
}

export interface Score extends Totals {
  gates: { id: string; open: boolean }[];
  contributions: Contribution[];
}

export interface ScoreOptions {
  /** A minute: only engagement strictly after it counts (a lead that came back from nurture). */
  engagementSince?: number | undefined;
}

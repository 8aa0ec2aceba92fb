import type { MqlPath } from "./stages";

/** Why a lead became an MQL, frozen as of the move; scores in millipoints, times in epoch minutes. */
export interface Explanation {
  versionId: string;
  versionNumber: number;
  minute: number;
  path: MqlPath;
  /** The fast track's name when the path is one. */
  fastTrack: string | null;
  fit: ExplainedScore;
  engagement: ExplainedScore;
  gates: ExplainedGate[];
  contributions: ExplainedContribution[];
}

export interface ExplainedScore {
  value: number;
  threshold: number;
  cap: number;
}

export interface ExplainedGate {
  id: string;
  label: string;
  kind: "require" | "exclude";
  open: boolean;
  sentence: string;
}

export interface ExplainedContribution {
  ruleId: string;
  group: "fit" | "engagement";
  label: string;
  sentence: string;
  points: number;
  /** The rule's own cap cut it. */
  capped: boolean;
  /** How many events counted; 0 for fit. */
  eventCount: number;
  /** The newest five of them, newest first. */
  events: { activityId: string; minute: number; points: number }[];
}

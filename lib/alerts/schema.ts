import { z } from "zod";
import type { DriftFinding } from "@/lib/drift/schema";
import type { Aim, Measured, Verdict } from "@/lib/engine/goals";
import type { GoalFigure } from "@/lib/goals/schema";

export const noInput = z.object({});
export const alertIdInput = z.object({ id: z.string().min(1).max(64) });

/** What was wanted or agreed and what was measured, as it was when the alert was raised. */
export type AlertContent =
  | {
      kind: "goal";
      goalId: string;
      report: string;
      /** Who may read it: who may read of this (`topicOf` in `lib/goals/queries.ts`). */
      topic: string;
      /** The report's settings, as search parameters. */
      search: string;
      figure: GoalFigure;
      aim: Aim;
      measured: Measured;
      currency: string;
    }
  | {
      kind: "drift";
      version: { id: string; number: number; name: string };
      finding: DriftFinding;
    };

/**
 * Why an alert ended. back: it is as wanted again, or can no longer be told not to be; over: the
 * goal's last day; deleted: the goal; replaced: another version of the criteria is in force.
 */
export type AlertEnding =
  | { why: "back"; verdict?: Verdict; measured?: Measured }
  | { why: "over" }
  | { why: "deleted" }
  | { why: "replaced" };

export interface Alert {
  id: string;
  content: AlertContent;
  raisedAt: number;
  /** Null while it lasts. */
  closedAt: number | null;
  ending: AlertEnding | null;
  /** Who has taken note of it. */
  acknowledged: { at: number; by: string } | null;
}

/** What an alert is about: of one thing there is one at a time. */
export function goalSubject(goalId: string): string {
  return `goal:${goalId}`;
}

export function driftSubject(versionId: string, kind: DriftFinding["kind"]): string {
  return `drift:${versionId}:${kind}`;
}

export function subjectOf(content: AlertContent): string {
  return content.kind === "goal"
    ? goalSubject(content.goalId)
    : driftSubject(content.version.id, content.finding.kind);
}

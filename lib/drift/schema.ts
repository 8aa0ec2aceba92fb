import { z } from "zod";
import type { Pace, Rate } from "@/lib/engine/statistics";
import type { LeadFilter } from "@/lib/leads/schema";

export const driftInput = z.object({});

interface Found {
  /** The MQLs that it rests on: from ≤ at < to (epoch ms). */
  from: number;
  to: number;
  /** All of them. */
  leads: LeadFilter;
}

/** Whole weeks that follow each other, with how many MQLs they brought. */
type CountedWeeks = Found & { count: number };

/** One thing that has left what both sides agreed on. Shares are 0 to 1. */
export type DriftFinding =
  | (Found & {
      kind: "acceptance";
      agreed: number;
      /** Of those that sales has answered. */
      share: Rate;
      accepted: LeadFilter;
      /** Left out: neither accepted nor let go so far. */
      unanswered: number;
    })
  | (Found & {
      kind: "sqlRate";
      agreed: number;
      /** Of MQLs whose window is over, so that it can no longer change. */
      share: Rate;
      reached: LeadFilter;
      windowDays: number;
    })
  | (Omit<Found, "leads"> & {
      kind: "volume";
      agreed: number;
      weekly: Pace;
      side: "below" | "above";
      /** More than one where the version was not in force in between. */
      parts: CountedWeeks[];
    })
  /** `reviewAt` is the day's midnight in UTC. */
  | { kind: "review"; reviewAt: number };

/** What the version in force no longer keeps. */
export interface Drift {
  version: { id: string; number: number; name: string; state: "active" };
  /** At least one. */
  findings: DriftFinding[];
}

import { z } from "zod";
import { CRITERIA_STATES } from "@/lib/engine/agreement";
import { anyCondition } from "@/lib/engine/conditions";
import {
  engagementRuleSchema,
  fastTrackSchema,
  fitRuleSchema,
  gateSchema,
  slaSchema,
  targetsSchema,
} from "@/lib/engine/criteria";
import { asTold, listOf, moment } from "../shapes";

const at = moment.nullable();
const text = z.string().nullable();

const summary = {
  id: z.string(),
  number: z.int(),
  name: z.string(),
  state: z.enum(CRITERIA_STATES),
  baseId: text.describe("The version that it was made from."),
  createdByName: text,
  createdAt: moment,
  proposedAt: at,
  agreedAt: at,
  activatedAt: at,
  retiredAt: at,
};

export const criteriaSummary = asTold("CriteriaSummary", z.object(summary));
export const criteriaList = listOf("CriteriaList", criteriaSummary);
asTold("Condition", anyCondition);

const pair = z.object({ fit: z.number(), engagement: z.number() });
const when = { when: anyCondition };

export const criteriaVersion = asTold(
  "CriteriaVersion",
  z.object({
    ...summary,
    body: z.object({
      format: z.int(),
      gates: z.array(gateSchema.extend(when)),
      fit: z.array(fitRuleSchema.extend(when)),
      engagement: z.array(engagementRuleSchema),
      caps: pair.describe("Points; also the thresholds, both of which must be met."),
      thresholds: pair,
      fastTracks: z.array(fastTrackSchema.extend(when)),
      sqlRule: z.record(z.string(), z.unknown()).describe("What makes an MQL an SQL."),
      sla: slaSchema,
      targets: targetsSchema,
      effectiveAt: at,
      reviewAt: at,
    }),
    signatures: z.array(
      z.object({
        side: z.enum(["marketing", "sales"]),
        decision: z.string(),
        userName: z.string(),
        at: moment,
        comment: text,
      }),
    ),
  }),
);

export const criteriaQuery = z.object({
  state: z.array(z.enum(CRITERIA_STATES)).optional().describe("Only versions in these states."),
});

import { z } from "zod";
import { activityInput, recordActivitiesInput } from "@/lib/activities/schema";
import { asGiven, asTold } from "../shapes";

export const activity = asGiven("Activity", activityInput);
export const activities = asGiven("ActivityBatch", recordActivitiesInput);

export const recorded = asTold(
  "RecordedActivity",
  z.object({ outcome: z.enum(["recorded", "duplicate"]) }),
);

export const rowResult = asTold(
  "RowResult",
  z.object({
    outcome: z.enum(["recorded", "duplicate", "failed"]),
    problem: z.string().optional().describe("Why it failed."),
  }),
);

export const recordedBatch = asTold(
  "RecordedBatch",
  z.object({
    recorded: z.int(),
    duplicates: z.int().describe("Known by their external id."),
    failed: z.int(),
    handedOff: z.int().describe("How many leads became MQLs by these activities."),
    results: z.array(rowResult).describe("Of each row, in the order in which they were sent."),
  }),
);

import type { z } from "zod";
import { recordActivities, recordActivity } from "@/lib/activities/commands";
import type { RecordedActivities } from "@/lib/activities/schema";
import { execute } from "@/lib/operations/command";
import { answered, defineEndpoint } from "../endpoint";
import * as shapes from "../resources/activities";

const tag = "Activities";

const visit = {
  email: "ada@example.com",
  type: "page_view" as const,
  props: { page: "Pricing", path: "/pricing" },
  externalId: "visit-0815",
};

/** What became of each row, in the order in which they were sent. */
function resultsOf(rows: number, { known, problems }: RecordedActivities) {
  const results: z.input<typeof shapes.rowResult>[] = Array.from({ length: rows }, () => ({
    outcome: "recorded",
  }));
  for (const place of known) results[place] = { outcome: "duplicate" };
  for (const { index, message } of problems) {
    results[index] = { outcome: "failed", problem: message };
  }
  return results;
}

export const ACTIVITY_ENDPOINTS = [
  defineEndpoint({
    method: "POST",
    path: "/activities",
    id: "recordActivity",
    tag,
    summary: "Send what a lead did",
    description:
      "The lead is scored at once, and handed to sales when it has come to qualify. An " +
      "`externalId` that was sent before is not recorded again.",
    permission: recordActivity.permission,
    body: shapes.activity,
    example: visit,
    answers: {
      200: { description: "It was known by its external id.", schema: shapes.recorded },
      201: { description: "It was recorded.", schema: shapes.recorded },
    },
    async run({ actor, body, once }) {
      return answered(await execute(recordActivity, actor, body, Date.now(), once), (recorded) => ({
        status: recorded.outcome === "recorded" ? 201 : 200,
        body: recorded,
      }));
    },
  }),
  defineEndpoint({
    method: "POST",
    path: "/activities/batch",
    id: "recordActivities",
    tag,
    summary: "Send what many leads did",
    description:
      "Up to 1,000 at once, in one transaction. A row of somebody who is not known, or dated in " +
      "the future, does not hold up the others: `results` says of each what became of it. A row " +
      "that is no activity at all refuses them all, and `errors` points at each such row.",
    permission: recordActivities.permission,
    body: shapes.activities,
    example: { activities: [visit] },
    answers: { 200: { description: "What became of each row.", schema: shapes.recordedBatch } },
    async run({ actor, body, once }) {
      return answered(await execute(recordActivities, actor, body, Date.now(), once), (batch) => ({
        status: 200,
        body: {
          recorded: batch.recorded,
          duplicates: batch.duplicates,
          failed: batch.problems.length,
          handedOff: batch.handedOff,
          results: resultsOf(body.activities.length, batch),
        } satisfies z.input<typeof shapes.recordedBatch>,
      }));
    },
  }),
];

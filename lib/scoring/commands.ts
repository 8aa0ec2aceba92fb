import { MILLIPOINTS } from "@/lib/engine/points";
import { leadContext } from "@/lib/leads/steps/context";
import { lockLeads } from "@/lib/leads/store/working";
import { type AuditTrail, defineCommand } from "@/lib/operations/command";
import { sweepScoresInput } from "./schema";
import { rescoreHeld } from "./steps";
import { readDueIds } from "./store";

/** Brings scores up to date that changed by themselves: points that faded, windows that closed. */
export const sweepScores = defineCommand({
  name: "score.sweep",
  permission: "system:run",
  input: sweepScoresInput,
  async run({ tx, actor, input: { limit }, now }) {
    const held = await lockLeads(tx, await readDueIds(tx, now, limit));
    // Somebody may have scored one while we waited for it.
    const due = held.filter(({ rescoreAt }) => rescoreAt !== null && rescoreAt <= now);
    const context = await leadContext(tx, actor, now);
    const lastScored = new Map(due.map(({ id, scoredAt }) => [id, scoredAt]));
    const rescored = await rescoreHeld(tx, due, context, lastScored);
    const wasEngaged = new Map(due.map((lead) => [lead.id, isEngaged(lead)]));
    const leads = rescored.leads.filter((lead) => isEngaged(lead) !== wasEngaged.get(lead.id));
    const result = { scored: due.length, handedOff: rescored.handedOff.length };
    // One entry for all: a score that fades is no news of its own. It names the leads that reports
    // count differently now.
    const after = { ...result, leads: leads.map(({ id }) => id) };
    const audit: AuditTrail = [
      { action: "score.sweep", entity: "workspace", entityId: "scores", after },
      ...rescored.entries,
    ];
    return { result, audit };
  },
});

function isEngaged({ engagement }: { engagement: number }): boolean {
  return engagement >= MILLIPOINTS;
}

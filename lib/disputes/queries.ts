import type { ExitStage } from "@/lib/engine/stages";
import { DAY_MS } from "@/lib/engine/time-zone";
import type { Actor } from "@/lib/operations/actor";
import { defineQuery } from "@/lib/operations/query";
import { type ListedDispute, noInput } from "./schema";
import { disputeItem } from "./steps";
import { type ListedRow, listDecided, listOpen } from "./store";

const MOST_OPEN = 200;
const MOST_DECIDED = 50;
const DECIDED_WITHIN_DAYS = 30;

function listed(row: ListedRow, actor: Actor): ListedDispute {
  const { moveId, rejectedBy } = row;
  // Those that are open stand on their rejection; of the others it does not matter.
  const { moveId: _, ...item } = disputeItem(row, { moveId, actorId: rejectedBy }, actor);
  const { reasonLabel, rejectedAt, rejectedByName, rejectionNote } = row;
  return {
    ...item,
    lead: { id: row.leadId, name: row.leadName, company: row.company },
    to: row.to as ExitStage,
    reasonLabel,
    rejectedAt,
    rejectedByName,
    rejectionNote,
  };
}

/** Disputed rejections that wait for a decision, and those that were decided lately. */
export const listDisputes = defineQuery({
  name: "dispute.list",
  permission: "lead:read",
  input: noInput,
  async run({ db, actor, now }): Promise<{ open: ListedDispute[]; decided: ListedDispute[] }> {
    const open = await listOpen(db, MOST_OPEN);
    const since = now - DECIDED_WITHIN_DAYS * DAY_MS;
    const decided = await listDecided(db, since, MOST_DECIDED);
    return {
      open: open.map((row) => listed(row, actor)),
      decided: decided.map((row) => listed(row, actor)),
    };
  },
});

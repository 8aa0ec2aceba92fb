import type { ReadDb } from "@/db/handles";
import { t } from "@/lib/language";
import type { Actor } from "@/lib/operations/actor";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { readUserNames } from "../store/moves";
import type { WorkingLead } from "../store/working";

/** Refuses while another SDR holds the lead. */
export async function checkClaim(
  db: ReadDb,
  lead: Pick<WorkingLead, "claimedBy" | "claimedUntil">,
  actor: Actor,
  now: number,
): Promise<void> {
  const { claimedBy, claimedUntil } = lead;
  if (claimedBy === null || claimedBy === actor.id || (claimedUntil ?? 0) <= now) return;
  if (can(actor, "lead:assign")) return;
  const holder = (await readUserNames(db)).get(claimedBy) ?? t("A colleague");
  refuse("conflict", t`${holder} is working on this lead right now. Take another one.`);
}

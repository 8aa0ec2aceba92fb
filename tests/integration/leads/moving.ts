import { recordActivities } from "@/lib/activities/commands";
import type { ActivityInput } from "@/lib/activities/schema";
import type { Stage } from "@/lib/engine/stages";
import { moveLead, undoMove } from "@/lib/leads/commands/moves";
import type { MoveLeadInput } from "@/lib/leads/schema/inputs";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { ana, arrive, HOUR, MINUTE, mara, type Person, page } from "./world";

export const did = (leadId: string, type: ActivityInput["type"], at: number, props = {}) =>
  execute(recordActivities, mara, { activities: [{ leadId, type, at, props }] }, at);

export const pricing = async (leadId: string, at: number) =>
  unwrap(await did(leadId, "page_view", at, { page: "pricing" }));

export async function move(
  id: string,
  to: Stage,
  at: number,
  actor: Person = ana,
  more: Partial<MoveLeadInput> = {},
) {
  const { lead } = await page(id, at);
  return execute(moveLead, actor, { id, version: lead.version, to, ...more }, at);
}

/** A lead that pricing pages made an MQL. */
export async function offered(at: number): Promise<string> {
  const id = await arrive(at - HOUR);
  await pricing(id, at - 30 * MINUTE);
  await pricing(id, at);
  return id;
}

export async function undo(id: string, at: number, actor: Person = ana) {
  const { lead, moves } = await page(id, at);
  const moveId = moves[0]?.id ?? "";
  return execute(undoMove, actor, { id, version: lead.version, moveId }, at);
}

export const answers = (level: "met" | "partly") =>
  (["budget", "authority", "need", "timeline"] as const).map((dimension) => ({ dimension, level }));

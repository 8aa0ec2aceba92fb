import type { Actor } from "@/lib/operations/actor";
import { can, type Permission } from "@/lib/operations/policy";

/** One change as open screens hear of it; `after` is what the audit log holds. */
export interface LiveEvent {
  /** Number in the audit log; grows with every change. */
  seq: number;
  action: string;
  entity: LiveEntity;
  entityId: string;
  actorId: string | null;
  actorName: string;
  after: unknown;
}

/** What screens follow, and who may hear of it. */
const LIVE = {
  lead: "lead:read",
  criteria: "criteria:read",
  challenger: "criteria:read",
  alert: "report:read",
  import: "import:read",
  cost: "cost:read",
  budget: "cost:read",
  rate: "cost:read",
  /** What somebody is told of: heard by that person alone. */
  notification: "self:manage",
} as const satisfies Record<string, Permission>;
export type LiveEntity = keyof typeof LIVE;
export const LIVE_ENTITIES = Object.keys(LIVE) as LiveEntity[];

export function mayHear(
  actor: Actor,
  { entity, entityId }: Pick<LiveEvent, "entity" | "entityId">,
): boolean {
  if (entity === "notification" && entityId !== actor.id) return false;
  return can(actor, LIVE[entity]);
}

/**
 * Sent instead of single changes when there were too many to tell, or when the listener was away
 * for too long: look everything up again.
 */
export const RESET_EVENT = "reset";

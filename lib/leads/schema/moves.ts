import type { Stage } from "@/lib/engine/stages";
import { allowedMoves } from "@/lib/engine/stages";
import { can, type Permission } from "@/lib/operations/policy";

/** Stages that marketing answers for; the others are sales'. */
const MARKETING: readonly Stage[] = ["inquiry", "nurture", "disqualified"];

/** Any one of these permissions is enough for the move. */
export function movePermissions(from: Stage, to: Stage): readonly Permission[] {
  if (to === "mql") return ["lead:market"];
  return MARKETING.includes(from) ? ["lead:market", "lead:work"] : ["lead:work"];
}

type Who = Parameters<typeof can>[0];

/** Whether the actor's role may make the move, if the lifecycle allows it. */
export function mayMove(actor: Who, from: Stage, to: Stage): boolean {
  return movePermissions(from, to).some((permission) => can(actor, permission));
}

/** The stages that this actor may move a lead to, in board order. */
export function movesFor(actor: Who, from: Stage): Stage[] {
  return allowedMoves(from).filter((to) => mayMove(actor, from, to));
}

import type { Actor } from "@/lib/operations/actor";
import { can } from "@/lib/operations/policy";
import type { ViewRow } from "./schema";

type Owned = Pick<ViewRow, "isShared" | "ownerId">;

export function maySee(actor: Actor, view: Owned): boolean {
  return view.isShared || view.ownerId === actor.id;
}

/** Its owner, and of shared ones whoever looks after everybody's. */
export function mayChange(actor: Actor, view: Owned): boolean {
  return view.ownerId === actor.id || (view.isShared && can(actor, "view:manage"));
}

import { redirect } from "next/navigation";
import type { Role } from "@/lib/engine/roles";
import { load, requireActor } from "@/lib/operations/load";
import { can } from "@/lib/operations/policy";
import { getStart } from "@/lib/start/queries";

const FIRST_PAGE: Record<Role, string> = {
  admin: "/board",
  manager: "/reports",
  marketer: "/criteria",
  sdr: "/queue",
  viewer: "/reports",
};

/** Where each role's day begins; a new workspace's first steps come before an admin's. */
export default async function HomePage() {
  const actor = await requireActor();
  const isStarting = can(actor, "settings:write") && (await load(getStart, {}))?.isEnded === false;
  redirect(isStarting ? "/start" : FIRST_PAGE[actor.role]);
}

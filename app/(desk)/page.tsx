import { redirect } from "next/navigation";
import type { Role } from "@/lib/engine/roles";
import { requireActor } from "@/lib/operations/load";

const FIRST_PAGE: Record<Role, string> = {
  admin: "/board",
  manager: "/reports",
  marketer: "/criteria",
  sdr: "/queue",
  viewer: "/reports",
};

/** Where each role's day begins. */
export default async function HomePage() {
  redirect(FIRST_PAGE[(await requireActor()).role]);
}

"use client";

import { useRouter } from "next/navigation";
import { useLiveEvents } from "@/components/live/live-provider";

const ENTITIES = new Set(["cost", "budget", "rate", "import"]);

/** Shows what others do to costs, budgets and rates as it happens. */
export function LiveSpend({ userId }: { userId: string }) {
  const router = useRouter();
  useLiveEvents((message) => {
    const concerned =
      message.kind === "reset" ||
      message.events.some(({ entity, actorId }) => ENTITIES.has(entity) && actorId !== userId);
    if (concerned) router.refresh();
  });
  return null;
}

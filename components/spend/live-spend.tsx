"use client";

import { useRouter } from "next/navigation";
import { useLiveEvents } from "@/components/live/live-provider";
import { concernsSpend } from "./spend-events";

/** Shows what is done to costs, budgets and rates as it happens, except by a user whose screen has it. */
export function LiveSpend({ userId = null }: { userId?: string | null }) {
  const router = useRouter();
  useLiveEvents((message) => {
    if (concernsSpend(message, userId)) router.refresh();
  });
  return null;
}

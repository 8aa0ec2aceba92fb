"use client";

import { useRouter } from "next/navigation";
import { useLiveEvents } from "@/components/live/live-provider";

const ACTIONS: readonly string[] = ["lead.dispute", "lead.uphold", "lead.overturn"];

/** Shows what others do about disputes as it happens. */
export function LiveDisputes() {
  const router = useRouter();
  useLiveEvents((message) => {
    const concerned =
      message.kind === "reset" || message.events.some(({ action }) => ACTIONS.includes(action));
    if (concerned) router.refresh();
  });
  return null;
}

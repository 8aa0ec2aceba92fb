"use client";

import { useRouter } from "next/navigation";
import { useLiveEvents } from "@/components/live/live-provider";

/** Shows what one is told of as it happens. */
export function LiveNotifications() {
  const router = useRouter();
  useLiveEvents((message) => {
    const concerned =
      message.kind === "reset" || message.events.some(({ entity }) => entity === "notification");
    if (concerned) router.refresh();
  });
  return null;
}

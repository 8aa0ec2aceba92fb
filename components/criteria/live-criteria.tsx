"use client";

import { useRouter } from "next/navigation";
import { useLiveEvents } from "@/components/live/live-provider";

/** Shows what others do to the criteria as it happens. */
export function LiveCriteria() {
  const router = useRouter();
  useLiveEvents((message) => {
    const concerned =
      message.kind === "reset" ||
      message.events.some(({ entity }) => entity === "criteria" || entity === "challenger");
    if (concerned) router.refresh();
  });
  return null;
}

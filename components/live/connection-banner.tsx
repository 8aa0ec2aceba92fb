"use client";

import { useEffect, useRef } from "react";
import { useLiveConnection } from "@/components/live/live-provider";
import { liveTexts } from "@/components/live/texts";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";

/** Says above the page that the connection is lost, and in passing that it is there again. */
export function ConnectionBanner() {
  const { state, retry } = useLiveConnection();
  const wasLost = useRef(false);

  useEffect(() => {
    if (state === "offline") wasLost.current = true;
    if (state !== "live" || !wasLost.current) return;
    wasLost.current = false;
    toast({ title: liveTexts.found, description: liveTexts.foundMeans, tone: "good" });
  }, [state]);

  if (state !== "offline") return null;
  return (
    <Notice
      tone="warn"
      title={liveTexts.lost}
      className="sticky top-(--shell-head) z-20 rounded-none border-x-0 border-t-0 print:hidden"
      action={
        <Button size="sm" onPress={retry}>
          {liveTexts.retry}
        </Button>
      }
    >
      {liveTexts.lostMeans}
    </Notice>
  );
}

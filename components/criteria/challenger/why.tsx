"use client";

import { useEffect, useState } from "react";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { ChallengedLeadWhy } from "@/lib/challengers/schema";
import { Trial } from "../try-on-lead";
import { challengerTexts } from "./texts";

/** How a challenger saw a lead at a moment, rule by rule. */
export function Why({ id, leadId, at }: { id: string; leadId: string; at: number }) {
  const [why, setWhy] = useState<ChallengedLeadWhy | "failed" | null>(null);
  useEffect(() => {
    const controller = new AbortController();
    const search = new URLSearchParams({ leadId, at: String(at) });
    void fetch(`/api/criteria/challengers/${id}/why?${search}`, { signal: controller.signal })
      .then(async (response) =>
        response.ok ? ((await response.json()) as ChallengedLeadWhy) : null,
      )
      .catch(() => null)
      .then((found) => {
        if (!controller.signal.aborted) setWhy(found ?? "failed");
      });
    return () => controller.abort();
  }, [id, leadId, at]);
  if (why === null) return <SkeletonLines lines={2} />;
  if (why === "failed") return <p className="text-ink-muted">{challengerTexts.whyFailed}</p>;
  return <Trial trial={why} />;
}

"use client";

import { Notice } from "@/components/ui/notice";

/** In the form about a lead, and heard: what others did with the lead meanwhile. */
export function News({ children }: { children: string }) {
  return (
    <div role="alert">
      <Notice tone="warn" title={children} />
    </div>
  );
}

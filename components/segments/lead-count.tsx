"use client";

import { useMemo } from "react";
import { usePosted } from "@/components/criteria/use-posted";
import type { Condition } from "@/lib/engine/conditions";
import { segmentTexts as texts } from "./texts";

const REFUSED = {
  get unfinished() {
    return texts.unfinished;
  },
  get failed() {
    return texts.uncounted;
  },
};

/** How many leads meet a condition now, as it is written; null while it is not finished. */
export function LeadCount({ condition }: { condition: Condition | null }) {
  const question = useMemo(() => condition && { condition }, [condition]);
  const answer = usePosted<{ leads: number; of: number }>("/api/segments/count", question, REFUSED);
  const words =
    condition === null
      ? texts.unfinished
      : answer === null
        ? texts.counting
        : typeof answer === "string"
          ? answer
          : texts.share(answer.leads, answer.of);
  return (
    <p aria-live="polite" className="tabular rounded-md bg-sunken px-3 py-2">
      {words}
    </p>
  );
}

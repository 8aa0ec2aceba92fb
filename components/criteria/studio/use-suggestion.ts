"use client";

import { useEffect, useState } from "react";
import type { Outcome } from "@/lib/operations/outcome";

type Ask<T> = (question: string, signal: AbortSignal) => Promise<Outcome<T>>;

/**
 * What is suggested for a question, as JSON text; null while the first answer is worked out. The
 * last one stays while a newer one is on the way.
 */
export function useSuggestion<T>(
  question: string | null,
  ask: Ask<T>,
): { answer: Outcome<T> | null; isUpdating: boolean } {
  const [known, setKnown] = useState<{ answer: Outcome<T>; question: string } | null>(null);
  useEffect(() => {
    if (question === null) return;
    const controller = new AbortController();
    void ask(question, controller.signal).then((answer) => {
      if (!controller.signal.aborted) setKnown({ answer, question });
    });
    return () => controller.abort();
  }, [question, ask]);
  return { answer: known?.answer ?? null, isUpdating: known?.question !== question };
}

"use client";

import { useEffect, useState } from "react";
import { t } from "@/lib/language";

const PAUSE_MS = 300;

/** What is said where there is no answer. */
const OF_SCORE = {
  get unfinished() {
    return t("Finish the rule you are writing to see the score.");
  },
  get failed() {
    return t("The score could not be worked out. Please try again.");
  },
};

/**
 * What a posted question is answered with, or the sentence that says why not; null before there is
 * a question. The last answer stands until the next one is there. `question` is asked anew when it
 * is another object.
 */
export function usePosted<T extends object>(
  path: string,
  question: object | null,
  refused: { unfinished: string; failed: string } = OF_SCORE,
): T | string | null {
  const [answer, setAnswer] = useState<T | string | null>(null);
  useEffect(() => {
    if (question === null) {
      setAnswer(null);
      return;
    }
    const controller = new AbortController();
    const timer = setTimeout(async () => {
      const response = await fetch(path, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(question),
        signal: controller.signal,
      }).catch(() => null);
      const found = response?.ok ? ((await response.json().catch(() => null)) as T | null) : null;
      if (controller.signal.aborted) return;
      if (found) setAnswer(found);
      else setAnswer(response?.status === 400 ? refused.unfinished : refused.failed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [path, question, refused]);
  return answer;
}

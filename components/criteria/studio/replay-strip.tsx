"use client";

import type { ReplayAnswer } from "@/lib/replays/schema";
import { stripSentence } from "./sentences";
import { REPLAY_ID, studioTexts } from "./texts";

/** The replay in a line, where its panel stands below the rules and not beside them. */
export function ReplayStrip({ answer }: { answer: ReplayAnswer | null }) {
  if (!answer || answer.leads === 0) return null;
  return (
    <a
      className="link tabular basis-full text-xs lg:hidden"
      href={`#${REPLAY_ID}`}
      title={studioTexts.title}
    >
      {stripSentence(answer)}
    </a>
  );
}

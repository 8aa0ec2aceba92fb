"use client";

import { stripSentence } from "./sentences";
import { REPLAY_ID, studioTexts } from "./texts";
import { Updating } from "./updating";
import type { Replay } from "./use-replay";

/** The replay in a line, where its panel stands below the rules and not beside them. */
export function ReplayStrip({
  replay: { answer, isOld, isUpdating },
}: {
  replay: Pick<Replay, "answer" | "isOld" | "isUpdating">;
}) {
  if (!answer || answer.leads === 0) return null;
  return (
    <div
      aria-busy={isOld}
      className="flex basis-full items-center justify-between gap-x-3 text-xs lg:hidden"
    >
      <a className="link tabular min-w-0" href={`#${REPLAY_ID}`} title={studioTexts.title}>
        {stripSentence(answer)}
      </a>
      {isOld && !isUpdating ? (
        <span className="shrink-0 text-ink-muted">{studioTexts.old}</span>
      ) : (
        <Updating isOn={isUpdating} />
      )}
    </div>
  );
}

"use client";

import type { ReactNode } from "react";
import { Stat } from "@/components/ui/stat";
import type { Rate } from "@/lib/engine/statistics";
import { numberText } from "@/lib/format";
import type { ReplayAnswer } from "@/lib/replays/schema";
import {
  amongText,
  daysText,
  FEW,
  intervalText,
  shareText,
  signedText,
  unknownSentence,
} from "./sentences";
import { studioTexts } from "./texts";

const texts = studioTexts.headline;

/** The four figures by which a draft is judged, each against the version in force. */
export function Headline({ answer: { draft, active } }: { answer: ReplayAnswer }) {
  const unknown = unknownSentence(draft);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Stat
          label={texts.mqls}
          value={
            <>
              {numberText(draft.mqls)}
              {active ? (
                <span className="ml-1.5 font-medium text-base text-ink-muted">
                  {signedText(draft.mqls - active.mqls)}
                </span>
              ) : null}
            </>
          }
          sub={active ? `in force ${numberText(active.mqls)}` : texts.noActive}
        />
        <Stat
          label={texts.precision}
          value={<Share rate={draft.precision} />}
          sub={<ShareSub rate={draft.precision} of={active?.precision} />}
        />
        <Stat
          label={texts.recall}
          value={<Share rate={draft.recall} />}
          sub={<ShareSub rate={draft.recall} of={active?.recall} />}
        />
        <Stat
          label={texts.days}
          value={<span className="text-lg">{daysText(draft.daysEarlier)}</span>}
          sub={`median of the SQLs${active ? `; in force ${daysText(active.daysEarlier)}` : ""}`}
        />
      </div>
      {unknown ? <p className="text-ink-muted text-xs">{unknown}</p> : null}
    </div>
  );
}

function Share({ rate }: { rate: Rate }): ReactNode {
  return rate.rate === null ? "–" : shareText(rate.rate);
}

/** Interval and n, with a warning where n is small; below them the version in force. */
function ShareSub({ rate, of }: { rate: Rate; of: Rate | undefined }) {
  return (
    <>
      {rate.rate === null ? (
        "no outcome is known"
      ) : (
        <>
          {intervalText(rate)}{" "}
          <span {...(rate.n < FEW ? { className: "text-warn-ink", title: texts.fewHint } : {})}>
            {amongText(rate)}
          </span>
        </>
      )}
      {of && of.rate !== null ? (
        <span className="block">
          in force {shareText(of.rate)} ({intervalText(of)})
        </span>
      ) : null}
    </>
  );
}

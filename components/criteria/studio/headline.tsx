"use client";

import type { ReactNode } from "react";
import { Stat } from "@/components/ui/stat";
import type { JudgedPair } from "@/lib/engine/evidence";
import type { Rate } from "@/lib/engine/statistics";
import { numberText } from "@/lib/format";
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
export function Headline({ answer: { draft, active } }: { answer: JudgedPair }) {
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
          sub={active ? texts.inForce(numberText(active.mqls)) : texts.noActive}
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
          sub={<DaysSub draft={draft} active={active} />}
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
        texts.nothingKnown
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
          {texts.inForce(`${shareText(of.rate)} (${intervalText(of)})`)}
        </span>
      ) : null}
    </>
  );
}

function DaysSub({ draft, active }: JudgedPair) {
  if (draft.daysEarlier === null) return texts.nothingKnown;
  return (
    <>
      {texts.daysBasis(daysText(draft.daysEarlier) === daysText(0))}
      {active ? <span className="block">{texts.inForce(daysText(active.daysEarlier))}</span> : null}
    </>
  );
}

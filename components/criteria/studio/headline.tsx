"use client";

import type { ReactNode } from "react";
import { Stat } from "@/components/ui/stat";
import type { JudgedPair } from "@/lib/engine/evidence";
import type { Rate } from "@/lib/engine/statistics";
import { intervalText, numberText, shareText } from "@/lib/format";
import type { ReplayFigure } from "@/lib/replays/schema";
import { ALL_LABELS, KNOWN_LABELS } from "./bins";
import { Figure } from "./leads-behind/figures";
import { Pieces } from "./leads-behind/pieces";
import { amongText, daysText, FEW, signedText, unknownSentence } from "./sentences";
import { studioTexts } from "./texts";

const texts = studioTexts.headline;
const DRAFT = { side: "draft", period: "all" } as const;
const ACTIVE = { side: "active", period: "all" } as const;
const KNOWN: ReplayFigure = { kind: "mqls", ...DRAFT, labels: [...KNOWN_LABELS] };
const SQLS: ReplayFigure = { kind: "sqls", ...DRAFT };

/** The four figures by which a draft is judged, each against the version in force. */
export function Headline({ answer: { draft, active } }: { answer: JudgedPair }) {
  const unknown = unknownSentence(draft, DRAFT);
  return (
    <div className="flex flex-col gap-2">
      <div className="grid grid-cols-2 gap-x-4 gap-y-3">
        <Stat
          label={texts.mqls}
          value={
            <>
              <Figure of={{ kind: "mqls", ...DRAFT, labels: [...ALL_LABELS] }}>
                {numberText(draft.mqls)}
              </Figure>
              {active ? (
                <span className="ml-1.5 font-medium text-base text-ink-muted">
                  {signedText(draft.mqls - active.mqls)}
                </span>
              ) : null}
            </>
          }
          sub={
            active ? (
              <Figure of={{ kind: "mqls", ...ACTIVE, labels: [...ALL_LABELS] }}>
                {texts.inForce(numberText(active.mqls))}
              </Figure>
            ) : (
              texts.noActive
            )
          }
        />
        <Stat
          label={texts.precision}
          value={<Share rate={draft.precision} />}
          sub={<ShareSub rate={draft.precision} of={active?.precision} among={KNOWN} />}
        />
        <Stat
          label={texts.recall}
          value={<Share rate={draft.recall} />}
          sub={<ShareSub rate={draft.recall} of={active?.recall} among={SQLS} />}
        />
        <Stat
          label={texts.days}
          value={
            <span className="text-lg">
              <Figure of={draft.daysEarlier === null ? null : { kind: "timed", ...DRAFT }}>
                {daysText(draft.daysEarlier)}
              </Figure>
            </span>
          }
          sub={<DaysSub draft={draft} active={active} />}
        />
      </div>
      {unknown.length > 0 ? (
        <p className="text-ink-muted text-xs">
          <Pieces pieces={unknown} />
        </p>
      ) : null}
    </div>
  );
}

/** Of both precision and recall the SQLs among the draft's MQLs are the successes. */
function Share({ rate }: { rate: Rate }): ReactNode {
  if (rate.rate === null) return "–";
  return <Figure of={{ kind: "mqls", ...DRAFT, labels: ["sql"] }}>{shareText(rate.rate)}</Figure>;
}

/** Interval and n, with a warning where n is small; below them the version in force. */
function ShareSub({
  rate,
  of,
  among,
}: {
  rate: Rate;
  of: Rate | undefined;
  /** What the draft's share is one of. */
  among: ReplayFigure;
}) {
  return (
    <>
      {rate.rate === null ? (
        texts.nothingKnown
      ) : (
        <>
          {intervalText(rate)}{" "}
          <span {...(rate.n < FEW ? { className: "text-warn-ink", title: texts.fewHint } : {})}>
            <Figure of={among} hint={rate.n < FEW ? texts.fewHint : undefined}>
              {amongText(rate)}
            </Figure>
          </span>
        </>
      )}
      {of && of.rate !== null ? (
        <span className="block">
          <Figure of={{ kind: "mqls", ...ACTIVE, labels: ["sql"] }}>
            {texts.inForce(`${shareText(of.rate)} (${intervalText(of)})`)}
          </Figure>
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
      {active ? (
        <span className="block">
          <Figure of={active.daysEarlier === null ? null : { kind: "timed", ...ACTIVE }}>
            {texts.inForce(daysText(active.daysEarlier))}
          </Figure>
        </span>
      ) : null}
    </>
  );
}

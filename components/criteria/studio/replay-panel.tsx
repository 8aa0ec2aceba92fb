"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { SkeletonLines } from "@/components/ui/skeleton";
import type { Criteria } from "@/lib/engine/criteria";
import { momentText } from "@/lib/format";
import { t } from "@/lib/language";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { Distribution } from "./distribution";
import { Headline } from "./headline";
import { HoldOutControl } from "./hold-out-control";
import { HoldOutTable } from "./hold-out-table";
import { LeadLists } from "./lead-lists";
import { Pieces } from "./leads-behind/pieces";
import { ReadingHelp } from "./reading-help";
import { spokenSummary, todaySentence, workSentence } from "./sentences";
import { studioTexts } from "./texts";
import { ThresholdCurve } from "./threshold-curve";
import { Updating } from "./updating";
import type { Replay } from "./use-replay";
import { Weeks } from "./weeks";

export interface ReplayPanelProps {
  replay: Replay;
  body: Criteria;
  onChange: (part: Partial<Criteria>) => void;
  timeZone: string;
  /** Buttons of the whole panel. */
  tools?: ReactNode;
}

/** What the draft would have done to every lead so far, as it is being edited. */
export default function ReplayPanel(props: ReplayPanelProps) {
  const { replay, timeZone, tools } = props;
  const { answer, isUpdating, unfinished, failure } = replay;
  return (
    <Card
      title={studioTexts.title}
      description={studioTexts.description}
      actions={
        <>
          <Updating isOn={isUpdating} />
          {tools}
        </>
      }
      {...(answer
        ? { footer: t`${workSentence(answer)}, as of ${momentText(answer.asOf, timeZone)}.` }
        : {})}
    >
      <div className="flex flex-col gap-3">
        {failure ? (
          <Notice tone="info">
            <span role="status">{failure}</span>
          </Notice>
        ) : null}
        {unfinished !== null && answer ? (
          <Notice title={studioTexts.unfinished}>{unfinished}</Notice>
        ) : null}
        {answer ? (
          <Answer {...props} answer={answer} />
        ) : unfinished !== null ? (
          <p className="text-ink-muted">
            {studioTexts.notYet} {unfinished}
          </p>
        ) : failure ? null : (
          <SkeletonLines lines={8} />
        )}
      </div>
    </Card>
  );
}

function Answer({
  answer,
  replay,
  body,
  onChange,
  timeZone,
}: ReplayPanelProps & { answer: ReplayAnswer }) {
  const spoken = useSettled(replay.isUpdating ? studioTexts.updating : spokenSummary(answer));
  if (answer.leads === 0) return <p className="text-ink-muted">{studioTexts.noLeads}</p>;
  const { thresholds, caps, targets } = body;
  return (
    <>
      <p role="status" className="sr-only">
        {spoken}
      </p>
      {/* No slider stands in here: a screen reader may leave out what is busy. */}
      <div aria-busy={replay.isOld} className="flex flex-col gap-3">
        {answer.holdOut ? <HoldOutTable {...{ answer, timeZone }} /> : <Headline answer={answer} />}
        <p>
          <Pieces pieces={todaySentence(answer)} />
        </p>
      </div>
      <HoldOutControl
        value={replay.holdOutFrom}
        onChange={replay.setHoldOutFrom}
        timeZone={timeZone}
      />
      <Weeks
        weeks={answer.weeks}
        asOf={answer.asOf}
        timeZone={timeZone}
        capacity={targets.mqlsPerWeek}
      />
      <Distribution distribution={answer.distribution} {...{ thresholds, caps, onChange }} />
      <ThresholdCurve
        curve={answer.curve}
        recentWeeks={answer.recentWeeks}
        {...{ thresholds, onChange }}
        capacity={targets.mqlsPerWeek}
      />
      <LeadLists {...{ answer, body, timeZone }} isNaming={replay.isNaming} />
      <ReadingHelp windowDays={answer.windowDays} />
    </>
  );
}

const SETTLED_MS = 1500;

/** The text once it has stood for a while: a drag is not read out at every step. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}

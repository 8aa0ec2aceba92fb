"use client";

import { memo, useCallback, useMemo, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { KnownValues, VersionView } from "@/lib/criteria/schema";
import type { Names } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { t } from "@/lib/language";
import { ChangesCard } from "../changes-card";
import { CommentsCard } from "../comments/comments-card";
import { EditorToolsProvider } from "../editor-tools";
import { ProposeDialog } from "../propose-dialog";
import { SignatureHistory } from "../signature-history";
import { CopyLink } from "../studio/copy-link";
import { EvidenceProvider } from "../studio/evidence";
import { GatesDialog } from "../studio/gates-dialog";
import { gatesTexts } from "../studio/gates-texts";
import { DraftFigures } from "../studio/leads-behind/figures";
import { LeaksProvider } from "../studio/leaks";
import { OfferedThresholds, OlderLink, UnreadLink } from "../studio/link-notices";
import { ReachProvider } from "../studio/reach";
import { ReplayFrame } from "../studio/replay-frame";
import { ReplayStrip } from "../studio/replay-strip";
import { SuggestDialog } from "../studio/suggest-dialog";
import { REPLAY_ID } from "../studio/texts";
import { useReplay } from "../studio/use-replay";
import { useRested } from "../studio/use-rested";
import { TryOnLead } from "../try-on-lead";
import { FastTracksSection, FitSection, GatesSection } from "./condition-sections";
import { EngagementSection } from "./engagement-section";
import { LimitsSection } from "./limits-section";
import { ProblemList } from "./problem-list";
import { NO_PROBLEMS } from "./problems";
import { PromisesSection, SqlRuleSection } from "./promise-sections";
import { SaveBar } from "./save-bar";
import { SaveNotice } from "./save-notice";
import { useDraft } from "./use-draft";
import { DRAFT_PART } from "./use-steps";

/** A draft in forms, with what it changes beside it. */
export function VersionEditor({
  view,
  known,
  timeZone,
}: {
  view: VersionView;
  known: KnownValues;
  timeZone: string;
}) {
  const draft = useDraft(view);
  const [showsProblems, setShowsProblems] = useState(false);
  const { names, body, change, problems } = draft;
  const shown = showsProblems ? problems : NO_PROBLEMS;
  const tools = useMemo(() => {
    return {
      names,
      known,
      problemAt: (path: string) => shown.get(path),
      problemWithin: (path: string) =>
        [...shown].find(([at]) => at === path || at.startsWith(`${path}.`))?.[1],
    };
  }, [names, known, shown]);
  const replay = useReplay(body, problems, view.inForceId);
  const section = { body, onChange: change };
  // What no slider shows follows once it stands still.
  const rested = useRested(body);
  const showProblems = useCallback(() => setShowsProblems(true), []);
  const lastWord = view.signatures.at(-1);

  return (
    <EditorToolsProvider tools={tools}>
      <LeaksProvider names={names} isReady={replay.answer !== null}>
        <SaveBar draft={draft} onShowProblems={showProblems} note={<ReplayStrip replay={replay} />}>
          <ProposeDialog
            view={view}
            problems={problems}
            prepare={draft.save}
            onRefused={showProblems}
          />
        </SaveBar>
        {lastWord?.decision === "changesRequested" ? (
          <Notice tone="warn" title={t`${lastWord.userName} asked for changes`}>
            <p className="whitespace-pre-wrap">{lastWord.comment}</p>
          </Notice>
        ) : null}
        <SaveNotice id={view.id} draft={draft} />
        <UnreadLink />
        <OlderLink version={view.version} />
        <OfferedThresholds own={body.thresholds} onTake={(thresholds) => change({ thresholds })} />
        {showsProblems ? <ProblemList problems={problems} /> : null}
        <ReachProvider value={replay.onReach}>
          <DraftFigures {...{ replay, body, timeZone }}>
            <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[minmax(0,1fr)_32rem]">
              <div {...DRAFT_PART} className="flex min-w-0 flex-col gap-4">
                <Suggestions body={rested} names={names} timeZone={timeZone} onTake={change} />
                <EvidenceProvider rules={replay.answer?.rules}>
                  <GatesSection {...section} />
                  <FitSection {...section} />
                  <EngagementSection {...section} />
                  <LimitsSection {...section} />
                  <FastTracksSection {...section} />
                  <SqlRuleSection {...section} />
                  <PromisesSection {...section} />
                </EvidenceProvider>
              </div>
              <aside
                aria-label={t("What this draft does")}
                className="scroll-thin flex min-w-0 flex-col gap-4 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto"
              >
                <div id={REPLAY_ID} className="scroll-mt-44 lg:scroll-mt-32">
                  <ReplayFrame
                    {...{ replay, body, timeZone }}
                    onChange={change}
                    tools={<CopyLink settle={draft.save} />}
                  />
                </div>
                <Beside view={view} body={rested} names={names} timeZone={timeZone} />
              </aside>
            </div>
          </DraftFigures>
        </ReachProvider>
      </LeaksProvider>
    </EditorToolsProvider>
  );
}

/** What history suggests for the draft. */
const Suggestions = memo(function Suggestions({
  body,
  names,
  timeZone,
  onTake,
}: {
  body: Criteria;
  names: Names;
  timeZone: string;
  onTake: (part: Partial<Criteria>) => void;
}) {
  return (
    <div className="flex flex-wrap gap-2">
      <SuggestDialog body={body} timeZone={timeZone} onTake={onTake} />
      <GatesDialog
        {...{ body, names }}
        takeLabel={gatesTexts.take}
        onTake={(gate) => {
          onTake({ gates: [...body.gates, gate] });
          toast({ title: gatesTexts.taken, description: gate.label, tone: "good" });
        }}
      />
    </div>
  );
});

/** What stands beside the rules, below the replay. */
const Beside = memo(function Beside({
  view,
  body,
  names,
  timeZone,
}: {
  view: VersionView;
  body: Criteria;
  names: Names;
  timeZone: string;
}) {
  return (
    <>
      <ChangesCard compared={view.compared} body={body} names={names} />
      <CommentsCard body={body} />
      <TryOnLead body={body} />
      {view.signatures.length > 0 ? <SignatureHistory view={view} timeZone={timeZone} /> : null}
    </>
  );
});

"use client";

import { useMemo, useState } from "react";
import { Notice } from "@/components/ui/notice";
import { toast } from "@/components/ui/toast";
import type { KnownValues, VersionView } from "@/lib/criteria/schema";
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
import { OfferedThresholds, OlderLink } from "../studio/link-notices";
import { ReplayFrame } from "../studio/replay-frame";
import { ReplayStrip } from "../studio/replay-strip";
import { SuggestDialog } from "../studio/suggest-dialog";
import { REPLAY_ID } from "../studio/texts";
import { useReplay } from "../studio/use-replay";
import { TryOnLead } from "../try-on-lead";
import { FastTracksSection, FitSection, GatesSection } from "./condition-sections";
import { EngagementSection } from "./engagement-section";
import { LimitsSection } from "./limits-section";
import { ProblemList } from "./problem-list";
import { PromisesSection, SqlRuleSection } from "./promise-sections";
import { SaveBar } from "./save-bar";
import { SaveNotice } from "./save-notice";
import { useDraft } from "./use-draft";
import { DRAFT_PART } from "./use-steps";

const NO_PROBLEMS: ReadonlyMap<string, string> = new Map();

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
  const replay = useReplay(body, problems);
  const section = { body, onChange: change };
  const lastWord = view.signatures.at(-1);

  return (
    <EditorToolsProvider tools={tools}>
      <LeaksProvider names={names} isReady={replay.answer !== null}>
        <SaveBar
          draft={draft}
          onShowProblems={() => setShowsProblems(true)}
          note={<ReplayStrip answer={replay.answer} />}
        >
          <ProposeDialog
            view={view}
            problems={problems}
            prepare={draft.save}
            onRefused={() => setShowsProblems(true)}
          />
        </SaveBar>
        {lastWord?.decision === "changesRequested" ? (
          <Notice tone="warn" title={`${lastWord.userName} asked for changes`}>
            <p className="whitespace-pre-wrap">{lastWord.comment}</p>
          </Notice>
        ) : null}
        <SaveNotice id={view.id} draft={draft} />
        <OlderLink version={view.version} />
        <OfferedThresholds own={body.thresholds} onTake={(thresholds) => change({ thresholds })} />
        {showsProblems ? <ProblemList problems={problems} /> : null}
        <DraftFigures {...{ replay, body, timeZone }}>
          <div className="grid min-w-0 items-start gap-5 lg:grid-cols-[minmax(0,1fr)_26rem] xl:grid-cols-[minmax(0,1fr)_32rem]">
            <div {...DRAFT_PART} className="flex min-w-0 flex-col gap-4">
              <div className="flex flex-wrap gap-2">
                <SuggestDialog body={body} timeZone={timeZone} onTake={change} />
                <GatesDialog
                  {...{ body, names }}
                  takeLabel={gatesTexts.take}
                  onTake={(gate) => {
                    change({ gates: [...body.gates, gate] });
                    toast({ title: gatesTexts.taken, description: gate.label, tone: "good" });
                  }}
                />
              </div>
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
              aria-label="What this draft does"
              className="scroll-thin flex min-w-0 flex-col gap-4 lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:overflow-y-auto"
            >
              <div id={REPLAY_ID} className="scroll-mt-44 lg:scroll-mt-32">
                <ReplayFrame
                  {...{ replay, body, timeZone }}
                  onChange={change}
                  tools={<CopyLink settle={draft.save} />}
                />
              </div>
              <ChangesCard compared={view.compared} body={body} names={names} />
              <CommentsCard body={body} />
              <TryOnLead body={body} />
              {view.signatures.length > 0 ? (
                <SignatureHistory view={view} timeZone={timeZone} />
              ) : null}
            </aside>
          </div>
        </DraftFigures>
      </LeaksProvider>
    </EditorToolsProvider>
  );
}

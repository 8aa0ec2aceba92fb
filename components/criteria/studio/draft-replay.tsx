"use client";

import { useCallback, useEffect, useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { VersionView } from "@/lib/criteria/schema";
import { namesOf } from "@/lib/engine/conditions/contract";
import type { Criteria } from "@/lib/engine/criteria";
import { problemsOf } from "../editor/problems";
import { isSamePair } from "./address";
import { CopyLink } from "./copy-link";
import { DraftFigures } from "./leads-behind/figures";
import { OlderLink, UnreadLink } from "./link-notices";
import { linkTexts as texts, triedSentence } from "./link-texts";
import { ReachProvider } from "./reach";
import { ReplayFrame } from "./replay-frame";
import { useReplay } from "./use-replay";
import { useStudioView } from "./use-studio-view";

const SETTLED_MS = 400;

/**
 * The replay of a draft for those who may read it: they can try other thresholds, which changes
 * nothing but the address.
 */
export function DraftReplay({ view, timeZone }: { view: VersionView; timeZone: string }) {
  const names = useMemo(() => namesOf(view.attributes), [view.attributes]);
  const own = view.body.thresholds;
  const { caps } = view.body;
  const [{ tried: linked }, changeView] = useStudioView();
  const [thresholds, setThresholds] = useState({ ...own, ...linked });
  const body = useMemo(() => ({ ...view.body, thresholds }), [view.body, thresholds]);
  const problems = useMemo(() => problemsOf(view.name, body, names), [view.name, body, names]);
  const replay = useReplay(body, problems, view.inForceId);
  const isOwn = isSamePair(own, thresholds);

  // The draft may be changed by others: what was only shown goes along with it.
  const [shownOwn, setShownOwn] = useState(own);
  if (!isSamePair(shownOwn, own)) {
    setShownOwn(own);
    if (isSamePair(shownOwn, thresholds)) setThresholds(own);
  }

  const isSaid = linked === null ? isOwn : isSamePair({ ...own, ...linked }, thresholds) && !isOwn;
  useEffect(() => {
    if (isSaid) return;
    const timer = setTimeout(() => changeView({ tried: isOwn ? null : thresholds }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [isSaid, isOwn, thresholds, changeView]);

  const change = useCallback(
    ({ thresholds: next }: Partial<Criteria>) => {
      if (!next) return;
      setThresholds({
        fit: Math.min(next.fit, caps.fit),
        engagement: Math.min(next.engagement, caps.engagement),
      });
    },
    [caps],
  );
  const settle = async () => {
    changeView({ tried: isOwn ? null : thresholds });
    return view.version;
  };

  return (
    <ReachProvider value={replay.onReach}>
      <DraftFigures {...{ replay, body, timeZone }}>
        <div className="flex min-w-0 flex-col gap-3">
          <UnreadLink />
          <OlderLink version={view.version} />
          {isOwn ? null : (
            <Notice
              title={texts.tried}
              action={
                <Button size="sm" onPress={() => setThresholds(own)}>
                  {texts.back}
                </Button>
              }
            >
              {triedSentence(own, thresholds)} {texts.triedHint}
            </Notice>
          )}
          <ReplayFrame
            {...{ replay, body, timeZone }}
            onChange={change}
            tools={<CopyLink settle={settle} />}
          />
        </div>
      </DraftFigures>
    </ReachProvider>
  );
}

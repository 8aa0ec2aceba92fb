"use client";

import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { Criteria } from "@/lib/engine/criteria";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { placeOf } from "../editor/problem-list";
import { askReplay } from "./ask";
import { Asker } from "./asker";
import { questionOf, unfinishedIn } from "./question";
import { useStudioView } from "./use-studio-view";

export interface Replay {
  /** The last answer; it stays while a newer one is on the way. */
  answer: ReplayAnswer | null;
  /** The question that it answers. */
  answered: string | null;
  /** Whether a newer answer than the one shown is on the way. */
  isUpdating: boolean;
  /** What has to be finished in the draft before it can be replayed; null when nothing has. */
  unfinished: string | null;
  failure: string | null;
  /** A day, "2026-08-28", from which MQLs are judged apart. */
  holdOutFrom: string | null;
  setHoldOutFrom: (day: string | null) => void;
}

function unfinishedText(problems: ReadonlyMap<string, string>): string | null {
  const first = unfinishedIn(problems);
  return first && `${placeOf(first.path).label}: ${first.message}`;
}

/** What the draft would have done to every lead so far; follows every edit. */
export function useReplay(body: Criteria, problems: ReadonlyMap<string, string>): Replay {
  const [{ holdOutFrom }, changeView] = useStudioView();
  const setHoldOutFrom = useCallback(
    (day: string | null) => changeView({ holdOutFrom: day }, "push"),
    [changeView],
  );
  const [known, setKnown] = useState<{ answer: ReplayAnswer; question: string } | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const unfinished = useMemo(() => unfinishedText(problems), [problems]);
  const isUnfinished = unfinished !== null;
  const question = useMemo(
    () => (isUnfinished ? null : questionOf(body, holdOutFrom)),
    [body, holdOutFrom, isUnfinished],
  );
  const asker = useRef<Asker<ReplayAnswer> | null>(null);
  useEffect(() => {
    const one = new Asker<ReplayAnswer>({
      send: askReplay,
      onFailure: setFailure,
      onAnswer: (answer, answered) =>
        // The slider goes before the charts: it must never wait for them.
        startTransition(() => {
          setKnown({ answer, question: answered });
          setFailure(null);
        }),
    });
    asker.current = one;
    return () => one.stop();
  }, []);
  useEffect(() => {
    if (question !== null) asker.current?.ask(question);
  }, [question]);
  return {
    answer: known?.answer ?? null,
    answered: known?.question ?? null,
    isUpdating: failure === null && question !== null && known?.question !== question,
    unfinished,
    failure,
    holdOutFrom,
    setHoldOutFrom,
  };
}

"use client";

import {
  startTransition,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Criteria } from "@/lib/engine/criteria";
import type { ReplayAnswer } from "@/lib/replays/schema";
import { placeOf } from "../editor/problem-list";
import { Ahead, type Known, type Reach } from "./ahead";
import { askAhead, askReplay } from "./ask";
import { Asker } from "./asker";
import { atThreshold } from "./at-threshold";
import {
  type Asked,
  isWholeQuestion,
  type Question,
  questionOf,
  restOf,
  unfinishedIn,
  wholeOf,
} from "./question";
import { useStudioView } from "./use-studio-view";

export interface Replay {
  /** The last answer; it stays while a newer one is on the way. */
  answer: ReplayAnswer | null;
  /** Whether the leads that it names are not those of its numbers yet. */
  isNaming: boolean;
  /** The question that it answers. */
  answered: string | null;
  /** Whether the numbers shown are not those of the draft as it is. */
  isOld: boolean;
  /** Whether newer numbers than those shown are on the way. */
  isUpdating: boolean;
  /** What has to be finished in the draft before it can be replayed; null when nothing has. */
  unfinished: string | null;
  failure: string | null;
  /** A day, "2026-08-28", from which MQLs are judged apart. */
  holdOutFrom: string | null;
  setHoldOutFrom: (day: string | null) => void;
  /** Says which slider is likely to move, so that its answers are there before; null: none is. */
  onReach: (reach: Reach | null) => void;
}

/** After so long without an edit no slider is on its way any more. */
const REST_MS = 250;

/** The latest answer, and the latest one to a whole question, which may be the same. */
interface Answers {
  latest: Known;
  whole: Known | null;
}

/** An answer with the leads that an older one names. */
function withNames(answer: ReplayAnswer, named: ReplayAnswer | undefined): ReplayAnswer {
  const { gained, lost } = answer;
  return {
    ...answer,
    gained: { ...gained, leads: named?.gained.leads ?? [] },
    lost: { ...lost, leads: named?.lost.leads ?? [] },
  };
}

/** Answers to what a slider may come to, and the one to the draft as it is, if it is among them. */
function useAhead(asked: Asked, question: Question | null, onMissed: (question: Question) => void) {
  const latest = useRef({ asked, question, onMissed });
  useEffect(() => {
    latest.current = { asked, question, onMissed };
  });
  const [ahead] = useState(
    () =>
      new Ahead({
        send: askAhead,
        onMissed: () => {
          const { question: wanted, onMissed: miss } = latest.current;
          if (wanted !== null) miss(wanted);
        },
      }),
  );
  useEffect(() => () => ahead.letGo(), [ahead]);
  const onReach = useCallback(
    (reach: Reach | null) => {
      if (reach && latest.current.question !== null) ahead.hold(reach, latest.current.asked);
      else ahead.letGo();
    },
    [ahead],
  );
  const known = useSyncExternalStore(
    ahead.subscribe,
    () => (question === null ? null : ahead.find(asked.body, question)),
    () => null,
  );
  return { ahead, known, onReach };
}

/** What is known of a question: asked before, or of another threshold by the whole answer's table. */
function useFound(answers: Answers | null, question: Question | null, threshold: number) {
  const { latest, whole } = answers ?? { latest: null, whole: null };
  const wholeQuestion = useMemo(() => question && wholeOf(question), [question]);
  const isWhole = whole !== null && whole.question === wholeQuestion;
  const rest = useMemo(() => question && restOf(question), [question]);
  const wholeRest = useMemo(() => whole && restOf(whole.question), [whole]);
  const isNear = rest !== null && rest === wholeRest;
  const near = useMemo(
    () => (isNear && whole ? atThreshold(whole.answer, threshold) : null),
    [isNear, whole, threshold],
  );
  const last = useMemo(
    () => latest && (latest === whole ? latest.answer : withNames(latest.answer, whole?.answer)),
    [latest, whole],
  );
  return {
    answer: isWhole ? whole.answer : (near ?? last),
    isTold: isWhole || near !== null || (latest !== null && latest.question === question),
    isWhole,
    wholeQuestion,
  };
}

function unfinishedText(problems: ReadonlyMap<string, string>): string | null {
  const first = unfinishedIn(problems);
  return first && `${placeOf(first.path).label}: ${first.message}`;
}

/**
 * What the draft would have done to every lead so far, beside the version in force; follows every
 * edit, and another version that comes into force.
 */
export function useReplay(
  body: Criteria,
  problems: ReadonlyMap<string, string>,
  inForceId: string | null,
): Replay {
  const [{ holdOutFrom }, changeView] = useStudioView();
  const setHoldOutFrom = useCallback(
    (day: string | null) => changeView({ holdOutFrom: day }, "push"),
    [changeView],
  );
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const unfinished = useMemo(() => unfinishedText(problems), [problems]);
  const isUnfinished = unfinished !== null;
  const asked = useMemo(() => ({ body, holdOutFrom, inForceId }), [body, holdOutFrom, inForceId]);
  const question = useMemo(() => (isUnfinished ? null : questionOf(asked)), [asked, isUnfinished]);
  const asker = useRef<Asker<ReplayAnswer> | null>(null);
  useEffect(() => {
    const one = new Asker<ReplayAnswer>({
      send: askReplay,
      onFailure: setFailure,
      onAnswer: (answer, answered) =>
        // The slider goes before the charts: it must never wait for them.
        startTransition(() => {
          const latest = { answer, question: answered };
          setAnswers((before) => ({
            latest,
            whole: isWholeQuestion(answered) ? latest : (before?.whole ?? null),
          }));
          setFailure(null);
        }),
    });
    asker.current = one;
    return () => one.stop();
  }, []);
  const isToldNow = useRef(false);
  const miss = useCallback((missed: Question) => {
    if (!isToldNow.current) asker.current?.ask(missed);
  }, []);
  const { ahead, known, onReach } = useAhead(asked, question, miss);
  // The last one that was shown is what stays while the next is on the way.
  if (known && answers && answers.latest !== known) setAnswers({ ...answers, latest: known });
  const found = useFound(answers, question, body.thresholds.engagement);
  const { answer, isTold, isWhole, wholeQuestion } = found;
  const isFirst = answers === null;
  const isOld = answer !== null && !isTold;
  useEffect(() => {
    isToldNow.current = isTold;
  });
  useEffect(() => {
    if (question === null || wholeQuestion === null) return;
    const isFollowed = ahead.follow(asked);
    if (isWhole) return;
    if (!isTold) {
      if (!isFollowed) asker.current?.ask(isFirst ? wholeQuestion : question);
      return;
    }
    const timer = setTimeout(() => asker.current?.ask(wholeQuestion), REST_MS);
    return () => clearTimeout(timer);
  }, [ahead, asked, question, wholeQuestion, isWhole, isTold, isFirst]);
  return {
    answer,
    isNaming: answers !== null && answer !== answers.whole?.answer,
    answered: isTold ? question : (answers?.latest.question ?? null),
    isOld,
    isUpdating: isOld && failure === null && !isUnfinished,
    unfinished,
    failure,
    holdOutFrom,
    setHoldOutFrom,
    onReach,
  };
}

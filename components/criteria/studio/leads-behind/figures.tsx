"use client";

import {
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import type { Criteria } from "@/lib/engine/criteria";
import type { ReplayFigure } from "@/lib/replays/schema";
import type { Replay } from "../use-replay";
import type { PhraseContext } from "./phrases";
import { behindTexts as texts } from "./texts";

const LeadsDialog = lazy(() => import("./leads-dialog"));

/** A figure as it was when it was pressed: the question goes on while the dialog is open. */
interface Opened {
  figure: ReplayFigure;
  question: string;
  context: PhraseContext;
}

type Open = (figure: ReplayFigure) => void;
const OpenContext = createContext<Open | null>(null);

/** Lets the figures of a replay open the leads behind them; without it they are plain text. */
export function FiguresProvider({
  replay,
  body,
  timeZone,
  children,
}: {
  replay: Pick<Replay, "answer" | "answered">;
  body: Criteria;
  timeZone: string;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<Opened | null>(null);
  // Read when a figure is pressed, so that no figure is drawn anew with each edit.
  const latest = useRef({ replay, body, timeZone });
  useEffect(() => {
    latest.current = { replay, body, timeZone };
  });
  const open = useCallback((figure: ReplayFigure) => {
    const { replay, body, timeZone } = latest.current;
    const { answer, answered } = replay;
    if (!answer || answered === null) return;
    const rules = [...body.fit, ...body.engagement];
    const names = new Map(rules.map(({ id, label }) => [id, label]));
    const barWidth = answer.distribution.width;
    const context = { ruleName: (id: string) => names.get(id), barWidth, timeZone };
    setOpened({ figure, question: answered, context });
  }, []);
  return (
    <OpenContext value={open}>
      {children}
      {opened ? (
        <Suspense>
          <LeadsDialog {...opened} onClose={() => setOpened(null)} />
        </Suspense>
      ) : null}
    </OpenContext>
  );
}

/** Opens the leads behind a figure; null where none can be opened. */
export function useOpenFigure(): Open | null {
  return useContext(OpenContext);
}

/** A number, or words with one, that opens the leads behind it. */
export function Figure({
  of,
  hint,
  children,
}: {
  /** Null: there is nothing to open. */
  of: ReplayFigure | null;
  /** What is to be known of the number itself. */
  hint?: string | undefined;
  children: ReactNode;
}) {
  const open = useOpenFigure();
  if (!open || !of) return children;
  return (
    <button
      type="button"
      title={hint ? `${hint} ${texts.show}.` : texts.show}
      className="cursor-pointer rounded-sm underline decoration-1 decoration-line-strong decoration-dotted underline-offset-4 outline-none hover:decoration-solid focus-visible:focus-ring"
      onClick={() => open(of)}
    >
      {children}
    </button>
  );
}

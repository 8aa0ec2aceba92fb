"use client";

import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { later } from "@/components/shell/later";
import type { Criteria } from "@/lib/engine/criteria";
import type { ReplayFigure } from "@/lib/replays/schema";
import type { Replay } from "../use-replay";
import { FigureButton } from "./figure-button";
import type { LeadsDialogProps } from "./leads-dialog";
import { DRAFT_SIDES, type PhraseContext } from "./phrases";

const LeadsDialog = later(async () => (await import("./leads-dialog")).default);

/** What the figures are of, and where their leads are asked for. */
export type Opened = Omit<LeadsDialogProps, "figure" | "onClose">;

type Open = (figure: ReplayFigure) => void;
const OpenContext = createContext<Open | null>(null);

/** Lets the figures of a replay open the leads behind them; without it they are plain text. */
export function FiguresProvider({
  of,
  children,
}: {
  /** Null while nothing is known. A figure keeps to what it was of when it was pressed. */
  of: Opened | null;
  children: ReactNode;
}) {
  const [opened, setOpened] = useState<(Opened & { figure: ReplayFigure }) | null>(null);
  // Read when a figure is pressed, so that no figure is drawn anew with each edit.
  const latest = useRef(of);
  useEffect(() => {
    latest.current = of;
  });
  const open = useCallback((figure: ReplayFigure) => {
    if (latest.current) setOpened({ ...latest.current, figure });
  }, []);
  return (
    <OpenContext value={open}>
      {children}
      {opened ? <LeadsDialog {...opened} onClose={() => setOpened(null)} /> : null}
    </OpenContext>
  );
}

/** The figures of a draft's replay. */
export function DraftFigures({
  replay: { answer, answered },
  body,
  timeZone,
  children,
}: {
  replay: Pick<Replay, "answer" | "answered">;
  body: Criteria;
  timeZone: string;
  children: ReactNode;
}) {
  const of =
    answer && answered !== null
      ? {
          address: "/api/criteria/replay/leads",
          question: answered,
          context: {
            ruleName: ruleNamesOf(body),
            barWidth: answer.distribution.width,
            sides: DRAFT_SIDES,
            timeZone,
          },
        }
      : null;
  return <FiguresProvider of={of}>{children}</FiguresProvider>;
}

/** A rule's name by its id, looked for only when it is to be told. */
export function ruleNamesOf({ fit, engagement }: Criteria): PhraseContext["ruleName"] {
  return (wanted) => [...fit, ...engagement].find(({ id }) => id === wanted)?.label;
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
    <FigureButton hint={hint} onPress={() => open(of)}>
      {children}
    </FigureButton>
  );
}

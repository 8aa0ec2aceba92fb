import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import type { DisputeState } from "@/lib/engine/disputes";
import { disputeTexts as texts } from "./dispute-texts";

const tones: Record<DisputeState, Tone> = {
  open: "warn",
  upheld: "neutral",
  overturned: "accent",
  settled: "neutral",
};

export function DisputeBadge({ state }: { state: DisputeState }) {
  return <Badge tone={tones[state]}>{texts.states[state]}</Badge>;
}

/** What somebody did, `children` says what or when, and the words that they left. */
export function Said({
  by,
  note,
  children,
}: {
  by: string;
  note: string | null;
  children: ReactNode;
}) {
  return (
    <p className="wrap-anywhere">
      <span className="text-ink-muted text-xs">
        <span className="font-medium text-ink">{by}</span>, {children}
      </span>
      {note ? <span className="block whitespace-pre-line">{note}</span> : null}
    </p>
  );
}

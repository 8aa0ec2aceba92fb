import type { ReplayFigure } from "@/lib/replays/schema";
import { Figure } from "./figures";

/** A part of a sentence; with a figure it opens the leads behind it. */
export interface Piece {
  text: string;
  figure?: ReplayFigure;
}

/** A sentence whose numbers can be opened. */
export function Pieces({ pieces }: { pieces: readonly Piece[] }) {
  return pieces.map(({ text, figure }, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sentence's parts have their places
    <Figure key={i} of={figure ?? null}>
      {text}
    </Figure>
  ));
}

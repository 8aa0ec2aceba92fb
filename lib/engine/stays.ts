import { minuteOf } from "./activities";
import { type StageMove, standingMoves } from "./handoffs";
import type { MqlPath } from "./stages";

/** A time in marketing's hands, during which criteria may hand a lead to sales. Epoch minutes. */
export interface Stay {
  from: number;
  /** Included. */
  until: number;
  /** Engagement counts strictly after it; null counts all. */
  since: number | null;
  /** Waits for something new first: a move out of it was taken back. */
  held: boolean;
}

/** Whether criteria made the hand-off, not a person or an import. */
export function isByCriteria(path: MqlPath | null): path is "scored" | "fastTrack" {
  return path === "scored" || path === "fastTrack";
}

/**
 * A lead's stays between two minutes, both included, from its moves in the order they were made
 * (epoch ms). A person's move ends a stay, whatever criteria are in force; a hand-off by criteria
 * after `begin` does not: other criteria might have left the lead where it was.
 */
export function staysOf(
  moves: readonly Pick<StageMove, "id" | "to" | "at" | "path" | "undoes">[],
  begin: number,
  end: number,
): Stay[] {
  const standing = new Set(standingMoves(moves).map(({ id }) => id));
  const stays: Stay[] = [];
  let open: Omit<Stay, "until"> | null = null;
  let since: number | null = null;
  const close = (until: number) => {
    if (open && until >= begin && until >= open.from) stays.push({ ...open, until });
    open = null;
  };
  for (const { id, to, at, path, undoes } of moves) {
    const minute = minuteOf(at);
    if (minute > end) break;
    const stands = standing.has(id);
    if (stands && to === "mql" && isByCriteria(path) && minute >= begin) break;
    close(minute - 1);
    if (!stands && undoes === null) continue;
    if (stands && to === "nurture") since = minute;
    if (to === "inquiry" || to === "nurture") open = { from: minute, since, held: !stands };
  }
  close(end);
  return stays;
}

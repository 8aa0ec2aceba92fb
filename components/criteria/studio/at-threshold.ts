import { madeAt } from "@/lib/engine/replay/by-threshold";
import { changedBy, judgementOf, sumOf, type Tally } from "@/lib/engine/replay/judgement";
import type { ReplayAnswer } from "@/lib/replays/schema";

/**
 * An answer's numbers with another engagement threshold, by its table of them; null when it has
 * none. The leads that are named stay those of the answer.
 */
export function atThreshold(answer: ReplayAnswer, threshold: number): ReplayAnswer | null {
  const { thresholds: table, active, holdOut, today, gained, lost } = answer;
  const made = table && madeAt(table, threshold);
  if (!made) return null;
  const { all, before, holdOut: since, weeks } = judgementOf(made, table.sizes, holdOut !== null);
  const changed = active ? changedBy(made, table.sizes) : null;
  const counted = <L extends { count: number }>(leads: L, byLabel: Tally | undefined): L =>
    byLabel ? { ...leads, count: sumOf(byLabel), byLabel } : leads;
  return {
    ...answer,
    draft: all,
    holdOut:
      holdOut && since && before
        ? { ...holdOut, draft: since, before: { ...holdOut.before, draft: before } }
        : null,
    weeks: answer.weeks.map((week, i) => ({ ...week, draft: weeks[i] ?? 0 })),
    today: { ...today, draft: table.today[threshold] ?? 0 },
    gained: counted(gained, changed?.gained),
    lost: counted(lost, changed?.lost),
  };
}

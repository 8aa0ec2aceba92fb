import { useCallback, useMemo, useState } from "react";
import type { Selection as Keys } from "react-aria-components";
import { STAGES, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { Columns } from "./board-state";

const NOTHING: readonly LeadCard[] = [];

export interface Selection {
  /** The chosen cards that the board holds. */
  cards: readonly LeadCard[];
  /** For the list of a column: what is chosen, with where a range would begin. */
  keysIn: (stage: Stage) => Keys;
  /** `shown`: the cards of the column that can be seen, which "all" means. */
  onChange: (stage: Stage, keys: Keys, shown: readonly string[]) => void;
  toggle: (id: string) => void;
  /** Chooses these no longer. */
  drop: (ids: readonly string[]) => void;
  clear: () => void;
}

/** Which cards are chosen, over all columns. A range stays within the column that it began in. */
export function useSelection(columns: Columns): Selection {
  const [{ keys, stage: lastIn }, setChosen] = useState<{ keys: Keys; stage: Stage | null }>({
    keys: new Set<string>(),
    stage: null,
  });
  const isChosen = (id: string) => keys !== "all" && keys.has(id);
  const isNone = keys !== "all" && keys.size === 0;
  const cards = isNone
    ? NOTHING
    : STAGES.flatMap((stage) => columns[stage].cards.filter(({ id }) => isChosen(id)));

  const onChange = useCallback((stage: Stage, next: Keys, shown: readonly string[]) => {
    setChosen((old) =>
      next === "all"
        ? { keys: new Set([...old.keys, ...shown]), stage: null }
        : { keys: next, stage },
    );
  }, []);
  const toggle = useCallback((id: string) => {
    setChosen((old) => {
      const next = new Set(old.keys);
      if (!next.delete(id)) next.add(id);
      return { keys: next, stage: null };
    });
  }, []);
  const drop = useCallback((ids: readonly string[]) => {
    setChosen((old) => {
      const { keys } = old;
      // Another set would have every column drawn anew.
      if (keys !== "all" && !ids.some((id) => keys.has(id))) return old;
      const next = new Set(old.keys);
      for (const id of ids) next.delete(id);
      return { keys: next, stage: null };
    });
  }, []);
  const clear = useCallback(() => setChosen({ keys: new Set(), stage: null }), []);
  // The list's own set knows where a range began; to other columns it is a plain one.
  const elsewhere = useMemo<Keys>(() => (isNone ? keys : new Set(keys)), [keys, isNone]);
  const keysIn = (stage: Stage): Keys => (stage === lastIn ? keys : elsewhere);
  return { cards, keysIn, onChange, toggle, drop, clear };
}

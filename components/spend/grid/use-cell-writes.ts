import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { typedMoney, typingText } from "@/lib/engine/money";
import { quoted, t } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";
import { EMPTY_STAMP, type GridCell, type GridPlace, placeKey } from "@/lib/spend/schema/grid";
import { gridTexts as texts } from "./grid-texts";
import { type Undoable, type UndoStack, undone } from "./undo-stack";

/** A cell as somebody wrote it; a blank amount clears it. */
export interface Written extends GridPlace {
  amount: string;
}

export type SaveBlock = (
  cells: (Written & { stamp: string })[],
) => Promise<Outcome<{ cells: GridCell[] }>>;

/** A block that was not saved. */
export interface Refused {
  message: string;
  cells: Written[];
  /** Somebody else changed some of them: they may be written all the same. */
  isConflict: boolean;
}

const LOST = {
  ok: false,
  code: "failed",
  get message() {
    return t("The server could not be reached. Nothing was saved.");
  },
} as const;

type Cells = ReadonlyMap<string, GridCell>;

const byPlace = (cells: readonly GridCell[]): Cells =>
  new Map(cells.map((cell) => [placeKey(cell), cell]));

/** What to write in a cell so that it holds what it does. */
export function editText(cell: GridCell | undefined, currency: string): string {
  return cell && cell.count > 0 ? typingText(cell.minor, currency) : "";
}

/**
 * The cells of a grid while somebody writes in it. Blocks are saved one after the other, each
 * against the cells as they were seen; what was not saved is kept until it is decided upon.
 */
export function useCellWrites(loaded: readonly GridCell[], currency: string, save: SaveBlock) {
  const router = useRouter();
  const [cells, setCells] = useState(() => byPlace(loaded));
  const [pending, setPending] = useState<readonly Written[]>([]);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [saved, setSaved] = useState<UndoStack>([]);
  const [known, setKnown] = useState(loaded);
  if (known !== loaded) {
    setKnown(loaded);
    setCells(byPlace(loaded));
  }
  // Of the last block: the next one must see what it left.
  const latest = useRef(cells);
  useEffect(() => {
    latest.current = cells;
  }, [cells]);
  const queue = useRef<Promise<void>>(Promise.resolve());

  const stampOf = (place: GridPlace) => latest.current.get(placeKey(place))?.stamp ?? EMPTY_STAMP;

  /** Undoes the latest block when it is told what that left; else saves another one. */
  const send = async (block: Written[], undoes: readonly Undoable[] | null) => {
    const seen = block.map((cell) => latest.current.get(placeKey(cell)));
    const stamps = undoes ? undoes.map(({ left }) => left) : block.map(stampOf);
    const outcome = await save(
      block.map((cell, i) => ({ ...cell, stamp: stamps[i] ?? EMPTY_STAMP })),
    ).catch(() => LOST);
    setPending((all) => all.filter((cell) => !block.includes(cell)));
    if (outcome.ok) {
      latest.current = new Map([...latest.current, ...byPlace(outcome.value.cells)]);
      setCells(latest.current);
      const changed = block.map(({ amount: _, ...place }, i) => ({
        ...place,
        before: editText(seen[i], currency),
        seen: stamps[i] ?? EMPTY_STAMP,
        left: stampOf(place),
      }));
      setSaved((stack) => (undoes ? undone(stack, stampOf) : [...stack, changed]));
    } else {
      const { message, code } = outcome;
      setRefused({ message, cells: block, isConflict: code === "conflict" });
      if (undoes) setSaved((stack) => stack.slice(0, -1));
    }
    router.refresh();
  };

  /** Whether a cell holds, or is about to hold, what is written. */
  const isSame = (cell: Written) => {
    const key = placeKey(cell);
    const waiting = pending.findLast((one) => placeKey(one) === key);
    const held = waiting ? waiting.amount : editText(cells.get(key), currency);
    return typedMoney(held, currency) === typedMoney(cell.amount, currency);
  };

  const start = (block: Written[], undoes: readonly Undoable[] | null) => {
    setRefused(null);
    setPending((all) => [...all, ...block]);
    queue.current = queue.current.then(() => send(block, undoes));
  };

  const write = (block: Written[]) => {
    const cellsRead = block.map((cell) => ({ ...cell, amount: cell.amount.trim() }));
    const unread = cellsRead.filter(
      ({ amount }) => amount !== "" && typedMoney(amount, currency) === null,
    );
    if (unread.length > 0) {
      const some = unread.slice(0, 3).map(({ amount }) => quoted(amount));
      const message = texts.notAmounts(some, currency);
      setRefused({ message, cells: cellsRead, isConflict: false });
      return;
    }
    const changed = cellsRead.filter((cell) => !isSame(cell));
    if (changed.length > 0) start(changed, null);
  };

  return {
    cells,
    pending,
    refused,
    write,
    /** Writes the refused block over what is there now. */
    insist: () => refused && write(refused.cells),
    dismiss: () => setRefused(null),
    canUndo: saved.length > 0 && pending.length === 0,
    undo: () => {
      const block = saved.at(-1);
      if (!block || pending.length > 0) return;
      const back = block.map(({ source, campaign, period, before }) => ({
        source,
        campaign,
        period,
        amount: before,
      }));
      start(back, block);
    },
    refuse: (message: string) => setRefused({ message, cells: [], isConflict: false }),
  };
}

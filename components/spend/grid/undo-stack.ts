import { type GridPlace, placeKey } from "@/lib/spend/schema/grid";

/** A cell as a saved block changed it. */
export interface Undoable extends GridPlace {
  /** What it held before, as it is written. */
  before: string;
  /** Its stamps before and after the block. */
  seen: string;
  left: string;
}

/** Saved blocks, the latest last. */
export type UndoStack = readonly (readonly Undoable[])[];

/**
 * The stack once its latest block is undone: what that left is, to the block before, what it had
 * left itself. Where somebody else wrote in between it is not, so that their change stays safe.
 */
export function undone(stack: UndoStack, stampOf: (place: GridPlace) => string): UndoStack {
  const block = stack.at(-1) ?? [];
  const restored = new Map(block.map((cell) => [placeKey(cell), cell]));
  return stack.slice(0, -1).map((earlier) =>
    earlier.map((cell) => {
      const later = restored.get(placeKey(cell));
      return later?.seen === cell.left ? { ...cell, left: stampOf(cell) } : cell;
    }),
  );
}

export interface Spot {
  row: number;
  column: number;
}

export interface Size {
  rows: number;
  columns: number;
}

/** A rectangle of cells: from where it was begun to where it is drawn now. */
export interface Selection {
  anchor: Spot;
  focus: Spot;
}

/** First and last row and column, both included. */
export interface Bounds {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const at = (row: number, column: number): Selection => ({
  anchor: { row, column },
  focus: { row, column },
});

export function boundsOf({ anchor, focus }: Selection): Bounds {
  return {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
}

/** The nearest cell of the grid. */
export function within({ row, column }: Spot, size: Size): Spot {
  return {
    row: Math.min(size.rows - 1, Math.max(0, row)),
    column: Math.min(size.columns - 1, Math.max(0, column)),
  };
}

const PAGE = 10;

interface Keys {
  key: string;
  shiftKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
}

/** Where a key takes the selection; null for a key that moves nothing. */
export function moved(selection: Selection, keys: Keys, size: Size): Selection | null {
  const { row, column } = selection.focus;
  const far = keys.ctrlKey || keys.metaKey;
  const last = { row: size.rows - 1, column: size.columns - 1 };
  const targets: Record<string, Spot> = {
    ArrowUp: { row: far ? 0 : row - 1, column },
    ArrowDown: { row: far ? last.row : row + 1, column },
    ArrowLeft: { row, column: far ? 0 : column - 1 },
    ArrowRight: { row, column: far ? last.column : column + 1 },
    PageUp: { row: row - PAGE, column },
    PageDown: { row: row + PAGE, column },
    Home: { row: far ? 0 : row, column: 0 },
    End: { row: far ? last.row : row, column: last.column },
  };
  const target = targets[keys.key];
  if (!target) return null;
  const focus = within(target, size);
  return { anchor: keys.shiftKey ? selection.anchor : focus, focus };
}

/** The cells of a copied block; spreadsheets part them by tabs and line ends. */
export function parseBlock(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, "\n").replace(/\n$/, "").split("\n");
  return lines.map((line) =>
    line.split("\t").map((cell) =>
      cell
        .replace(/^"(.*)"$/, "$1")
        .replaceAll('""', '"')
        .trim(),
    ),
  );
}

export function formatBlock(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.join("\t")).join("\n");
}

export interface Placed extends Spot {
  text: string;
}

/**
 * Where the cells of a pasted block go: one value fills the selection, a block begins at its upper
 * left. Null when the block reaches beyond the grid.
 */
export function placeBlock(
  block: readonly string[][],
  bounds: Bounds,
  size: Size,
): Placed[] | null {
  const [first = []] = block;
  if (block.length === 1 && first.length === 1) {
    const text = first[0] ?? "";
    return spotsOf(bounds).map((spot) => ({ ...spot, text }));
  }
  const placed = block.flatMap((cells, i) =>
    cells.map((text, j) => ({ row: bounds.top + i, column: bounds.left + j, text })),
  );
  const fits = placed.every(({ row, column }) => row < size.rows && column < size.columns);
  return fits ? placed : null;
}

/** The cells of a rectangle, row by row. */
export function spotsOf({ top, bottom, left, right }: Bounds): Spot[] {
  const spots: Spot[] = [];
  for (let row = top; row <= bottom; row += 1) {
    for (let column = left; column <= right; column += 1) spots.push({ row, column });
  }
  return spots;
}

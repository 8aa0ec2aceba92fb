/** The values of a column in order, or, where they repeat, each once and where in order it stands. */
type PackedColumn = unknown[] | { of: unknown[]; at: number[] };

/** Rows of one shape by columns: half the text or less, for what pages bring along. */
export type PackedRows<T> = { [Name in keyof T & string]?: PackedColumn };

/** The names are those of the first row, which all rows share. */
export function packRows<T extends object>(rows: readonly T[]): PackedRows<T> {
  const names = Object.keys(rows[0] ?? {}) as (keyof T & string)[];
  const packed: PackedRows<T> = {};
  for (const name of names) packed[name] = packColumn(rows.map((row) => row[name]));
  return packed;
}

function packColumn(values: unknown[]): PackedColumn {
  const plain = new Map<unknown, number>();
  const objects = new Map<string, number>();
  const of: unknown[] = [];
  const at: number[] = [];
  for (const value of values) {
    const isObject = typeof value === "object" && value !== null;
    const known = isObject ? objects.get(JSON.stringify(value)) : plain.get(value);
    at.push(known ?? of.length);
    if (known !== undefined) continue;
    if (isObject) objects.set(JSON.stringify(value), of.length);
    else plain.set(value, of.length);
    of.push(value);
    if (of.length * 2 > values.length) return values;
  }
  return { of, at };
}

export function unpackRows<T extends object>(packed: PackedRows<T>): T[] {
  const columns = Object.entries<PackedColumn | undefined>(packed).map(
    ([name, column = []]) => [name, unpackColumn(column)] as const,
  );
  const count = columns[0]?.[1].length ?? 0;
  return Array.from(
    { length: count },
    (_, i) => Object.fromEntries(columns.map(([name, values]) => [name, values[i]])) as T,
  );
}

function unpackColumn(column: PackedColumn): unknown[] {
  return Array.isArray(column) ? column : column.at.map((i) => column.of[i]);
}

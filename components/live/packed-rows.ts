/** Rows of one shape without their names: a third of the text, for what pages bring along. */
export interface PackedRows<T> {
  names: (keyof T & string)[];
  values: unknown[][];
}

/** The names are those of the first row, which all rows share. */
export function packRows<T extends object>(rows: readonly T[]): PackedRows<T> {
  const names = Object.keys(rows[0] ?? {}) as (keyof T & string)[];
  return { names, values: rows.map((row) => names.map((name) => row[name])) };
}

export function unpackRows<T extends object>({ names, values }: PackedRows<T>): T[] {
  return values.map((row) => Object.fromEntries(names.map((name, i) => [name, row[i]])) as T);
}

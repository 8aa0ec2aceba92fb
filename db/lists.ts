import { type Placeholder, sql } from "drizzle-orm";

const SIZES = [1, 6, 32, 192] as const;
const LONGEST = 192;

/** One part of a longer list: its prepared statement is found by its size. */
export interface ListPart {
  size: number;
  /** The values by placeholder. */
  values: Record<string, string>;
}

/**
 * Cuts a list into parts of few sizes, so that statements with `in (…)` can be prepared once for
 * each size and kept. A short last part is filled up with its own first value.
 */
export function* listParts(all: readonly string[]): Generator<ListPart> {
  for (let i = 0; i < all.length; i += LONGEST) {
    const part = all.slice(i, i + LONGEST);
    const size = SIZES.find((fitting) => fitting >= part.length) ?? LONGEST;
    const values: Record<string, string> = {};
    for (let n = 0; n < size; n += 1) values[`listed${n}`] = part[n] ?? part[0] ?? "";
    yield { size, values };
  }
}

/** The placeholders of a part, for `inArray`. */
export function listed(size: number): Placeholder[] {
  return Array.from({ length: size }, (_, n) => sql.placeholder(`listed${n}`));
}

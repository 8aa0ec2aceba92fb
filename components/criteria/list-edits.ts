/** Edits of lists that leave the old list as it was. */

export function replaceAt<T>(list: readonly T[], index: number, item: T): T[] {
  return list.map((old, i) => (i === index ? item : old));
}

export function removeAt<T>(list: readonly T[], index: number): T[] {
  return list.filter((_, i) => i !== index);
}

/** Moves one item up (-1) or down (1); at the ends nothing happens. */
export function moveBy<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const moved = [...list];
  const [item] = moved.splice(index, 1);
  const target = index + by;
  if (item === undefined || target < 0 || target >= list.length) return [...list];
  moved.splice(target, 0, item);
  return moved;
}

/** The path of a list's entry, as validation names it; serves as its key too. */
export function entryPath(path: string, index: number): string {
  return `${path}.${index}`;
}

/** Stands beside ids of segments for leads that are in none. */
export const NO_SEGMENT = "none";

/**
 * Which masks are wanted: those in one of the segments `any`, and those in none of `none`; null: these
 * are not asked for.
 */
export interface SegmentChoice {
  any: number;
  none: number | null;
}

/** The choice of segments by their ids, `NO_SEGMENT` among them; an id of none chooses nobody. */
export function choiceOf(
  known: readonly { id: string; bit: number }[],
  ids: readonly string[],
): SegmentChoice {
  const maskOf = (some: typeof known) => some.reduce((mask, { bit }) => mask | (1 << bit), 0);
  return {
    any: maskOf(known.filter(({ id }) => ids.includes(id))),
    none: ids.includes(NO_SEGMENT) ? maskOf(known) : null,
  };
}

export function isChosen(mask: number, { any, none }: SegmentChoice): boolean {
  return (mask & any) !== 0 || (none !== null && (mask & none) === 0);
}

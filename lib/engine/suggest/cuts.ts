/** Bounds that a person would choose. */

const STEPS = Array.from({ length: 16 }, (_, i) => 10 - i).flatMap((power) =>
  [5, 2, 1].map((digit) => ({ digit, power })),
);

/** digit · 10^power · n, exact where it can be: dividing by a power of ten rounds once. */
function multiple(n: number, digit: number, power: number): number {
  return power >= 0 ? n * digit * 10 ** power : (n * digit) / 10 ** -power;
}

/**
 * The number above `low`, up to and including `high`, with the fewest digits: the highest multiple
 * of the largest 1, 2 or 5 times a power of ten that has one there.
 */
export function roundFloor(low: number, high: number): number {
  for (const { digit, power } of STEPS) {
    const n = Math.floor(power >= 0 ? high / (digit * 10 ** power) : (high * 10 ** -power) / digit);
    const candidate = multiple(n, digit, power);
    if (candidate > low && candidate <= high) return candidate;
  }
  return high;
}

/** The same from `low` on, up to but not including `high`; the lowest. */
export function roundCeiling(low: number, high: number): number {
  return -roundFloor(-high, -low) + 0;
}

/** Different values up to which every gap between two of them is a bound of its own. */
const FEW = 100;

/** The neighbours of a number that have two digits and zeros. */
function twoDigits(value: number): number[] {
  if (value === 0) return [0];
  const power = Math.floor(Math.log10(Math.abs(value))) - 1;
  const scaled = power >= 0 ? value / 10 ** power : value * 10 ** -power;
  return [Math.floor(scaled), Math.ceil(scaled)].map((n) => multiple(n, 1, power));
}

/**
 * Floors and ceilings worth trying on numbers, ascending: between few different values the roundest
 * of each gap, among many the bounds of two digits next to them. Only what values there are
 * decides, not whose they are.
 */
export function boundsFor(values: readonly number[]): { floors: number[]; ceilings: number[] } {
  const different = [...new Set(Float64Array.from(values).sort())];
  if (different.length > FEW) {
    const round = [...new Set(Float64Array.from(different.flatMap(twoDigits)).sort())];
    return { floors: round, ceilings: round };
  }
  const gaps = different.slice(1).map((high, i) => [different[i] ?? high, high] as const);
  return {
    floors: gaps.map(([low, high]) => roundFloor(low, high)),
    ceilings: gaps.map(([low, high]) => roundCeiling(low, high)),
  };
}

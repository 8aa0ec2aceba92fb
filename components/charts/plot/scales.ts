/** Steps between round numbers, in the power of ten at hand. */
const STEPS = [1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** Round whole numbers from 0 to the first that is not below the top, in about so many parts. */
export function roundTicks(top: number, parts: number): number[] {
  const least = Math.max(1, top / parts);
  const unit = 10 ** Math.floor(Math.log10(least));
  const steps = STEPS.map((each) => each * unit).filter(Number.isInteger);
  const step = steps.find((each) => each >= least) ?? 10 * unit;
  const count = Math.max(1, Math.ceil(top / step));
  return Array.from({ length: count + 1 }, (_, i) => i * step);
}

/** At most so many of a list's places, in steps of one length back from the last. */
export function spread(length: number, most: number): number[] {
  const step = Math.max(1, Math.ceil((length - 1) / Math.max(1, most - 1)));
  const count = most > 1 ? Math.floor((length - 1) / step) + 1 : Math.min(1, length);
  return Array.from({ length: count }, (_, i) => length - 1 - (count - 1 - i) * step);
}

export type Point = readonly [x: number, y: number];

const at = ([x, y]: Point) => `${x.toFixed(1)},${y.toFixed(1)}`;

/** Straight lines from point to point, anew after each gap. */
export function linePath(points: readonly (Point | null)[]): string {
  let path = "";
  let isDown = false;
  for (const point of points) {
    if (point) path += `${isDown ? "L" : "M"}${at(point)}`;
    isDown = point !== null;
  }
  return path;
}

/** Level lines that step halfway between the points. */
export function stepPath(points: readonly Point[]): string {
  const [first] = points;
  if (!first) return "";
  let path = `M${at(first)}`;
  points.slice(1).forEach(([x, y], i) => {
    const [before] = points[i] ?? first;
    path += `H${((before + x) / 2).toFixed(1)}V${y.toFixed(1)}H${x.toFixed(1)}`;
  });
  return path;
}

/** What lies between two lines over the same places; anew after each gap. */
export function bandPath(band: readonly { x: number; low: number; high: number }[][]): string {
  return band
    .filter((part) => part.length > 0)
    .map((part) => {
      const upper = part.map(({ x, high }): Point => [x, high]);
      const lower = part.map(({ x, low }): Point => [x, low]).reverse();
      return `${linePath([...upper, ...lower])}Z`;
    })
    .join("");
}

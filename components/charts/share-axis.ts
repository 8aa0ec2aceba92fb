/** At most so many steps from 0 to the top. */
const MOST_STEPS = 5;
/** In whole percent, so that their multiples are exact. */
const STEPS = [1, 2, 5, 10, 20] as const;

/** An axis of shares that reaches `top`: even ticks up to a round maximum, never beyond 100 %. */
export function shareAxis(top: number): { domain: [number, number]; ticks: number[] } {
  // What is a hair above a whole percent by its arithmetic only needs no further step.
  const percent = Math.min(100, Math.max(5, Math.ceil(top * 100 - 1e-6)));
  const step = STEPS.find((one) => one * MOST_STEPS >= percent) ?? 20;
  const count = Math.ceil(percent / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => (i * step) / 100);
  return { domain: [0, (count * step) / 100], ticks };
}

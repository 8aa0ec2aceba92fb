/** At most so many steps from 0 to the top. */
const MOST_STEPS = 5;
const STEPS = [1, 2, 5, 10] as const;
/** Days as people count them: weeks, months, quarters, years. */
const DAY_STEPS = [1, 2, 5, 10, 15, 30, 60, 90, 180, 360];
const MOST_DAY_STEPS = 8;

interface Axis {
  domain: [number, number];
  ticks: number[];
}

function axisOf(top: number, step: number): Axis {
  const count = Math.max(1, Math.ceil(top / step));
  const ticks = Array.from({ length: count + 1 }, (_, i) => i * step);
  return { domain: [0, count * step], ticks };
}

/** An axis of amounts that reaches `top`: round, whole ticks that are even. */
export function amountAxis(top: number): Axis {
  const least = Math.max(1, top / MOST_STEPS);
  const unit = 10 ** Math.floor(Math.log10(least));
  const step = (STEPS.find((one) => one * unit >= least) ?? 10) * unit;
  return axisOf(top, step);
}

/** The ticks of an axis of days, which ends with the last day itself. */
export function dayTicks(last: number): number[] {
  const known = DAY_STEPS.find((one) => one * MOST_DAY_STEPS >= last);
  const step = known ?? 360 * Math.ceil(last / (360 * MOST_DAY_STEPS));
  return axisOf(last, step).ticks.filter((day) => day <= last);
}

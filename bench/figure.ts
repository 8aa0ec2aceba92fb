/** One measured number; with a peer or a floor of the same run, what it is to that. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  versus?: string;
  versusValue?: number;
  ratio?: number;
}

/** Four significant digits are more than any run repeats. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

export function figure(name: string, value: number, unit: string): Figure {
  return { name, value: rounded(value), unit };
}

/** `ratio` is value / versusValue. */
export function compared(
  name: string,
  value: number,
  unit: string,
  versus: string,
  versusValue: number,
): Figure {
  return {
    ...figure(name, value, unit),
    versus,
    versusValue: rounded(versusValue),
    ratio: rounded(value / versusValue),
  };
}

/** The value that half of the measurements lie below. */
export function middle(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Shown beside the figures, in the terminal and in the kept results. */
export interface Measured {
  figures: Figure[];
  notes?: string[];
}

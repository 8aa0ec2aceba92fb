const MINUTE = 60_000;
const WAITS = [1, 5, 15, 60, 240, 720, 1440].map((minutes) => minutes * MINUTE);

/** How long to wait (ms) after so many tries in vain; null when that is enough. */
export function waitAfter(tries: number): number | null {
  return WAITS[tries - 1] ?? null;
}

/** Scores are integer millipoints. */
export const MILLIPOINTS = 1000;

/** Millipoints as shown: one decimal, none when whole. */
export function formatPoints(millipoints: number): string {
  const tenths = Math.round(millipoints / (MILLIPOINTS / 10));
  return String(tenths / 10 || 0);
}

import type { SuggestedRule } from "@/lib/engine/suggest/points";

export const suggestTexts = {
  open: "Suggest points",
  title: "Points as history would give them",
  about:
    "Fitted to the leads that sales worked and whose end is known, each as it stood at its hand-off. Nothing is changed until you take them over, and Undo takes them back.",
  bias: "Only leads that were handed off have an end. A rule that decides who is handed off looks weaker here than it is: compare with the replay before you drop one.",
  thinking: "Fitting points to history …",
  refused: "Nothing can be suggested yet",
  cancel: "Cancel",
  take: "Take over into the draft",
  columns: {
    rule: "Rule",
    present: "Now",
    points: "Suggested",
    interval: "95 % interval",
    met: "Leads (SQLs)",
  },
} as const;

/** Why a rule's points are near 0, where they are; null elsewhere. */
export function remarkOn({ noise, held }: SuggestedRule): string | null {
  if (held) return "points that fade cannot be negative";
  return noise ? "may be chance" : null;
}

/** Whole points, with a real minus. */
export function wholePoints(points: number): string {
  return Math.round(points).toString().replace("-", "−");
}

export function interval(low: number, high: number): string {
  return `${wholePoints(low)} to ${wholePoints(high)}`;
}

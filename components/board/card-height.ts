import type { CardFact } from "@/lib/leads/schema/board-look";

/** Pixels of a card that shows everything, and of its lines that can be hidden. */
const WHOLE = 102;
const ABOUT = 18;
const ORIGIN = 17;

/** Pixels of the head of a group, and of the way to more of its cards. */
export const LINE_HEIGHT = 30;

/** Whether cards have the line that says where they come from. */
export function hasOrigin(hidden: readonly CardFact[]): boolean {
  return !(hidden.includes("source") && hidden.includes("label"));
}

/** Pixels. Cards are all equally high, so that a column of thousands knows where each one is. */
export function cardHeight(hidden: readonly CardFact[]): number {
  return WHOLE - (hidden.includes("about") ? ABOUT : 0) - (hasOrigin(hidden) ? 0 : ORIGIN);
}

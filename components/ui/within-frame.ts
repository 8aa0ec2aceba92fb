import { flushSync } from "react-dom";

/**
 * Changes what is shown before the event that asks for it is over. Browsers tell of a pointer's way
 * once per frame, right before it is painted; what is drawn later is only seen in the next one.
 */
export function withinFrame(change: () => void): void {
  flushSync(change);
}

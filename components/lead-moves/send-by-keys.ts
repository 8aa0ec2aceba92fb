import type { KeyboardEvent } from "react";

/** Sends a form from any of its fields, by Ctrl or ⌘ and Enter: for `onKeyDownCapture`. */
export function sendByKeys(event: KeyboardEvent<HTMLFormElement>): void {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.stopPropagation();
  event.currentTarget.requestSubmit();
}

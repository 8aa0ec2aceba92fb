/** Whether a key pressed in a form sends it, from a field of several lines too: Ctrl or Cmd and Enter. */
export function isSendKey(
  event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "repeat">,
): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat;
}

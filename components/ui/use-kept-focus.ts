import { type RefObject, useEffect, useRef } from "react";

/**
 * When what has the focus within a part is taken away, as the button of a move that was made, the focus
 * goes to the part's heading, which takes it by `tabIndex={-1}`: lost, it would begin at the top of the page.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>): void {
  const last = useRef<EventTarget | null>(null);
  useEffect(() => {
    const whole = part.current;
    const hear = ({ target }: FocusEvent) => {
      last.current = target;
    };
    whole?.addEventListener("focusin", hear);
    return () => whole?.removeEventListener("focusin", hear);
  }, [part]);
  useEffect(() => {
    if (!(last.current instanceof Element) || last.current.isConnected) return;
    last.current = null;
    // Whoever went on meanwhile is left where they are.
    if (document.activeElement !== document.body) return;
    part.current?.querySelector<HTMLElement>("h1, h2")?.focus();
  });
}

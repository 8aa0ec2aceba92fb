const CONTROLS = "input, textarea, button, [role=spinbutton], [role=slider]";

/**
 * Of the fields of a form that was refused the first one takes the focus: its refusal is read out with it.
 * Otherwise nobody would hear of what is only written beside a field.
 */
export function watchRefusals(): () => void {
  /** The form that was sent last, as long as nothing was typed into it since. */
  let sent: Element | null = null;
  const send = ({ target }: Event) => {
    sent = target instanceof Element ? target : null;
  };
  const type = ({ target }: Event) => {
    if (target instanceof Node && sent?.contains(target)) sent = null;
  };
  const changes = new MutationObserver(() => {
    const refusal = sent?.querySelector("[slot=errorMessage]");
    if (!sent || !refusal) return;
    // What is said of the whole form has it already.
    if (!document.activeElement?.matches("[role=alert]")) controlOf(refusal, sent)?.focus();
    sent = null;
  });
  changes.observe(document.body, { childList: true, subtree: true });
  document.addEventListener("submit", send, true);
  document.addEventListener("input", type, true);
  return () => {
    changes.disconnect();
    document.removeEventListener("submit", send, true);
    document.removeEventListener("input", type, true);
  };
}

/** What the refusal is read out with, or the first control of it where it is a group. */
function controlOf(refusal: Element, form: Element): HTMLElement | undefined {
  return [...form.querySelectorAll<HTMLElement>(`[aria-describedby~="${CSS.escape(refusal.id)}"]`)]
    .flatMap((one) => [one, ...one.querySelectorAll<HTMLElement>(CONTROLS)])
    .find((one) => one.tabIndex >= 0 && !one.closest("[aria-hidden=true]"));
}

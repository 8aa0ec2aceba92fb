const FIELDS =
  "input:not([type=radio]):not([type=checkbox]), textarea, select, [contenteditable=true], [role=spinbutton], [role=textbox], [role=combobox], [role=listbox], [role=menu]";
const OVERLAYS = "[role=dialog], [role=alertdialog]";

/** Whether keys pressed there belong to a field or a list of its own. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(FIELDS) !== null;
}

/** Toasts are dialogs too, in a region of their own: they do not stop anybody. */
export function isCovered(): boolean {
  return [...document.querySelectorAll(OVERLAYS)].some((one) => !one.closest("[role=region]"));
}

/** Whether nobody is at a control: the focus is lost, or it was put to a heading for want of a better place. */
export function isFocusFree(): boolean {
  const { activeElement, body } = document;
  return (
    activeElement === null ||
    activeElement === body ||
    activeElement.matches("h1, h2, h3, h4, main")
  );
}

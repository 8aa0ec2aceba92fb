/** Keys that take the focus from card to card. */
const TRAVELS = ["ArrowUp", "ArrowDown", "Home", "End", "PageUp", "PageDown"];

/**
 * Keeps the focus on a card that is in sight when a key takes it further in its column. Left to itself the
 * browser would scroll for the key, too, on and on while more cards come; and a column drops a card out of
 * sight as soon as another has the focus, which would then be nobody's.
 */
export function keepCardInSight(event: KeyboardEvent): void {
  if (!TRAVELS.includes(event.key)) return;
  const row = document.activeElement?.closest<HTMLElement>("[role=row]");
  const list = row?.closest<HTMLElement>("[role=grid]");
  if (!row || !list) return;
  event.preventDefault();
  if (row !== document.activeElement || isInSight(row, list)) return;
  const { key } = row.dataset;
  list.focus({ preventScroll: true });
  // It has the focus already, as the last card has at the end of a column.
  requestAnimationFrame(() => {
    if (document.activeElement !== list || key === undefined) return;
    list.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(key)}"]`)?.focus();
  });
}

function isInSight(row: HTMLElement, list: HTMLElement): boolean {
  const [inner, outer] = [row.getBoundingClientRect(), list.getBoundingClientRect()];
  return inner.bottom > outer.top && inner.top < outer.bottom;
}

import { isCovered } from "@/components/ui/key-target";

/** By then whoever knows a better place has put it there: a dialog its button, the board the next card. */
const AFTER_OTHERS_MS = 300;

/**
 * When what has the focus is taken away, or cannot have it any more, the focus goes to the heading of the
 * part that it was in. Lost, it would begin at the top of the page, and nobody would hear where they are.
 */
export function keepFocus(): () => void {
  /** What had the focus last within the page, and all that it is in, the nearest first. */
  let path = pathOf(document.activeElement);
  /** The heading that it stood under: once it is gone, nothing tells. */
  let heading = headingOver(path);
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isLost = () => document.activeElement === document.body && path.length > 0;
  const bring = () => {
    timer = undefined;
    // A dialog keeps the focus within itself.
    if (isLost() && !isCovered()) placeFor(path, heading)?.focus({ preventScroll: true });
  };
  const look = () => {
    if (isLost()) timer ??= setTimeout(bring, AFTER_OTHERS_MS);
  };
  const hear = ({ target }: FocusEvent) => {
    const within = pathOf(target);
    if (within.length === 0) return;
    path = within;
    heading = headingOver(within);
  };
  const leave = ({ target }: FocusEvent) => {
    // By then it is known whether it is gone; if not, somebody has left it, as by a click beside it.
    setTimeout(() => {
      if (!isLost() || target !== path[0]) return;
      if (canHaveFocus(path[0])) path = [];
      else look();
    });
  };
  const changes = new MutationObserver(look);
  changes.observe(document.body, {
    childList: true,
    subtree: true,
    attributeFilter: ["disabled"],
  });
  document.addEventListener("focusin", hear);
  document.addEventListener("focusout", leave);
  return () => {
    clearTimeout(timer);
    changes.disconnect();
    document.removeEventListener("focusin", hear);
    document.removeEventListener("focusout", leave);
  };
}

function pathOf(target: EventTarget | null): Element[] {
  const path: Element[] = [];
  for (let at = target instanceof Element ? target : null; at; at = at.parentElement) path.push(at);
  return path.some(({ id }) => id === "main") ? path : [];
}

function canHaveFocus(element: Element | undefined): boolean {
  return element?.checkVisibility() === true && !element.matches(":disabled");
}

const HEADINGS = "h1, h2, h3, h4";

/** The last heading before it, in the nearest part that has any. */
function headingOver([own, ...parts]: readonly Element[]): HTMLElement | undefined {
  for (const part of parts) {
    const headings = [...part.querySelectorAll<HTMLElement>(HEADINGS)];
    if (headings.length === 0) continue;
    const isBefore = (one: Element) =>
      own && one.compareDocumentPosition(own) & Node.DOCUMENT_POSITION_FOLLOWING;
    return headings.findLast(isBefore) ?? headings[0];
  }
  return undefined;
}

/** What had it, or the heading that it stood under, where these are still there; else one near them, or the page. */
function placeFor(path: readonly Element[], over: HTMLElement | undefined): HTMLElement | null {
  const [own] = path;
  if (own instanceof HTMLElement && canHaveFocus(own)) return own;
  const main = document.getElementById("main");
  const left = path.filter((part) => part.isConnected && main?.contains(part));
  const near = left.map((part) => part.querySelector<HTMLElement>(HEADINGS));
  const heading = [over, ...near].find((one) => one?.checkVisibility());
  if (!heading) return main;
  // Headings take no focus by themselves, nor by Tab with this.
  heading.tabIndex = -1;
  return heading;
}

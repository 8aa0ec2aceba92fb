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
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isLost = () => document.activeElement === document.body && path.length > 0;
  const bring = () => {
    timer = undefined;
    // A dialog keeps the focus within itself.
    if (isLost() && !isCovered()) placeFor(path)?.focus({ preventScroll: true });
  };
  const look = () => {
    if (isLost()) timer ??= setTimeout(bring, AFTER_OTHERS_MS);
  };
  const hear = ({ target }: FocusEvent) => {
    const within = pathOf(target);
    if (within.length > 0) path = within;
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

/** What had it, where it is still there; else the nearest heading, else the page. */
function placeFor(path: readonly Element[]): HTMLElement | null {
  const [own] = path;
  if (own instanceof HTMLElement && canHaveFocus(own)) return own;
  const main = document.getElementById("main");
  for (const part of path) {
    if (!part.isConnected || !main?.contains(part)) continue;
    const heading = part.querySelector<HTMLElement>("h1, h2, h3, h4");
    if (!heading?.checkVisibility()) continue;
    // Headings take no focus by themselves, nor by Tab with this.
    heading.tabIndex = -1;
    return heading;
  }
  return main;
}

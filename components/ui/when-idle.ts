const waiting: (() => Promise<void>)[] = [];
let isAsked = false;

/** Browsers without idle time, such as Safari, are given a moment instead. */
export function idle(then: () => void, options?: IdleRequestOptions): void {
  if ("requestIdleCallback" in window) window.requestIdleCallback(then, options);
  else setTimeout(then, 1_000);
}

/** One after the other, so that what the person asks for meanwhile does not queue behind all of them. */
function next(): void {
  const task = waiting.shift();
  isAsked = task !== undefined;
  // What cannot be fetched now is fetched when it is wanted.
  task?.()
    .catch(() => undefined)
    .finally(() => idle(next));
}

function begin(): void {
  if (document.readyState === "complete") idle(next);
  else window.addEventListener("load", () => idle(next), { once: true });
}

/** Does it once the page is there and the browser has nothing else to do. On the server never. */
export function whenIdle(task: () => Promise<void>): void {
  if (typeof window === "undefined") return;
  waiting.push(task);
  if (isAsked) return;
  isAsked = true;
  begin();
}

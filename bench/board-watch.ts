/** What a board's page sees of itself; all moments are epoch milliseconds, so that pages compare. */
interface BoardSeen {
  /** When the first card was on the screen, since the navigation began. */
  firstCard: number | null;
  /** Milliseconds from frame to frame while it is scrolled. */
  frames: number[];
  /** When a lead was first on the screen in a stage, by "<lead> <stage>". */
  arrivals: Record<string, number>;
  /** When a key was pressed. */
  pressed: number;
}

declare global {
  interface Window {
    board: BoardSeen;
  }
}

/** Runs in the page from its start: watches cards come, and keys. */
export function watchBoard(): void {
  const seen: BoardSeen = { firstCard: null, frames: [], arrivals: {}, pressed: 0 };
  window.board = seen;
  const now = () => performance.timeOrigin + performance.now();
  // The first task after a frame's callbacks comes after its painting.
  const afterPaint = (then: () => void) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  const look = () => {
    const cards = document.querySelectorAll<HTMLElement>("section[data-stage] [data-lead]");
    const fresh: string[] = [];
    for (const card of cards) {
      const stage = card.closest<HTMLElement>("section[data-stage]")?.dataset.stage;
      const key = `${card.dataset.lead} ${stage}`;
      if (!(key in seen.arrivals)) {
        seen.arrivals[key] = 0;
        fresh.push(key);
      }
    }
    if (fresh.length === 0) return;
    afterPaint(() => {
      seen.firstCard ??= performance.now();
      for (const key of fresh) seen.arrivals[key] = now();
    });
  };
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true }),
  );
  document.addEventListener(
    "keydown",
    () => {
      seen.pressed = now();
    },
    true,
  );
}

/**
 * Runs in the page: scrolls a column by so many pixels per frame until so many cards passed by; gives
 * how many did.
 */
export async function scrollColumn(asked: {
  stage: string;
  step: number;
  cards: number;
  height: number;
}): Promise<number> {
  const list = document.querySelector(`section[data-stage=${asked.stage}] [role=grid]`);
  if (!list) throw new Error("The column is not there");
  const { frames } = window.board;
  const end = asked.cards * asked.height;
  let before: number | null = null;
  let stuck = 0;
  await new Promise<void>((resolve) => {
    const step = (at: number) => {
      if (before !== null) frames.push(at - before);
      before = at;
      const top = list.scrollTop;
      list.scrollTop = top + asked.step;
      // More cards may be on their way.
      stuck = list.scrollTop === top ? stuck + 1 : 0;
      if (top >= end || stuck > 600) resolve();
      else requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  });
  return Math.round(list.scrollTop / asked.height);
}

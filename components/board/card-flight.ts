import { STAGES } from "@/lib/engine/stages";
import type { Columns } from "./board-state";

const FLIGHT_MS = 200;
/** More at once would be a swarm. */
const MOST = 8;

/** Where a card of one column stands on the screen. */
interface Departure {
  id: string;
  from: DOMRect;
  likeness: HTMLElement;
}

function rowOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-lead="${CSS.escape(id)}"]`);
}

/**
 * The cards in sight that stand in another column after a change, but for those that are moved by hand.
 * Nobody who asked for less motion has any.
 */
export function departuresOf(before: Columns, after: Columns): Departure[] {
  if (window.matchMedia("(prefers-reduced-motion: reduce)").matches) return [];
  const changed = STAGES.filter((stage) => before[stage].cards !== after[stage].cards);
  if (changed.length < 2) return [];
  const rows = new Map<string, HTMLElement>();
  for (const row of document.querySelectorAll<HTMLElement>("[data-lead]:not([data-dragging])")) {
    rows.set(row.dataset.lead ?? "", row);
  }
  const moved = changed.flatMap((stage) =>
    after[stage].cards.flatMap(({ id }) => {
      const row = rows.get(id);
      const column = row?.closest<HTMLElement>("[data-stage]");
      return row && column && column.dataset.stage !== stage ? [{ id, row }] : [];
    }),
  );
  if (moved.length > MOST) return [];
  return moved.map(({ id, row }) => ({
    id,
    from: row.getBoundingClientRect(),
    likeness: row.cloneNode(true) as HTMLElement,
  }));
}

/** Lets a likeness of each card glide to where the card stands now, if that is in sight. */
export function fly(departures: readonly Departure[]): void {
  for (const { id, from, likeness } of departures) {
    const row = rowOf(id);
    if (!row) continue;
    const to = row.getBoundingClientRect();
    likeness.removeAttribute("data-lead");
    likeness.removeAttribute("id");
    likeness.inert = true;
    likeness.setAttribute("aria-hidden", "true");
    Object.assign(likeness.style, {
      position: "fixed",
      left: `${from.left}px`,
      top: `${from.top}px`,
      width: `${from.width}px`,
      height: `${from.height}px`,
      zIndex: "30",
      pointerEvents: "none",
    });
    document.body.append(likeness);
    const options = { duration: FLIGHT_MS, easing: "ease-out" };
    row.animate([{ opacity: 0 }, { opacity: 0, offset: 0.7 }, { opacity: 1 }], options);
    const way = `translate(${to.left - from.left}px, ${to.top - from.top}px)`;
    const flight = likeness.animate([{ transform: "none" }, { transform: way }], options);
    flight.onfinish = flight.oncancel = () => likeness.remove();
  }
}

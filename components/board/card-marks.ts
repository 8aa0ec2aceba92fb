import { useSyncExternalStore } from "react";

/** What happens to a card right now: it was just changed by somebody, or a move is being made. */
export type CardMark = { kind: "moved"; by: string } | { kind: "saving" };

const SHOWN_MS = 5000;

/** Marks of single cards, so that marking one draws only that one again. */
export class CardMarks {
  readonly #marks = new Map<string, CardMark>();
  readonly #listeners = new Set<() => void>();
  readonly #movers = new Map<string, string>();
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  get(id: string): CardMark | undefined {
    return this.#marks.get(id);
  }

  /** Shows who changed the card, for a few seconds. */
  showMover(id: string, by: string): void {
    this.#movers.set(id, by);
    this.#set(id, { kind: "moved", by });
    this.#timers.set(
      id,
      setTimeout(() => this.clear(id), SHOWN_MS),
    );
  }

  /** Who else moved the card last, since this board was opened. */
  lastMover(id: string): string | null {
    return this.#movers.get(id) ?? null;
  }

  showSaving(id: string): void {
    this.#set(id, { kind: "saving" });
  }

  clear(id: string): void {
    this.#stop(id);
    if (this.#marks.delete(id)) this.#tell();
  }

  #set(id: string, mark: CardMark): void {
    this.#stop(id);
    this.#marks.set(id, mark);
    this.#tell();
  }

  #stop(id: string): void {
    clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

export function useCardMark(marks: CardMarks, id: string): CardMark | undefined {
  return useSyncExternalStore(marks.subscribe, () => marks.get(id));
}

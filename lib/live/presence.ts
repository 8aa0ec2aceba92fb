/** Somebody who has a page open. */
export interface Present {
  id: string;
  name: string;
}

/** Who goes from one page to the next is not gone. */
const GRACE_MS = 4000;

/** Who has pages open, as far as this process serves them. */
export class Presence {
  readonly #here = new Map<string, { name: string; streams: number }>();
  readonly #going = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #listeners = new Set<() => void>();

  constructor(private readonly graceMs = GRACE_MS) {}

  /** Counts somebody in, in as many pages as they like; gives how to leave one. */
  join({ id, name }: Present): () => void {
    clearTimeout(this.#going.get(id));
    this.#going.delete(id);
    const known = this.#here.get(id);
    this.#here.set(id, { name, streams: (known?.streams ?? 0) + 1 });
    if (known?.name !== name) this.#tell();
    let isIn = true;
    return () => {
      if (isIn) this.#leave(id);
      isIn = false;
    };
  }

  /** By name. */
  list(): Present[] {
    return [...this.#here]
      .map(([id, { name }]) => ({ id, name }))
      .sort((a, b) => a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1));
  }

  /** Calls when somebody came or went; gives how to hear no more. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  #leave(id: string): void {
    const known = this.#here.get(id);
    if (!known) return;
    known.streams -= 1;
    if (known.streams > 0) return;
    const timer = setTimeout(() => {
      this.#going.delete(id);
      this.#here.delete(id);
      this.#tell();
    }, this.graceMs);
    timer.unref();
    this.#going.set(id, timer);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

const shared = globalThis as unknown as { handoffPresence?: Presence };

export function presence(): Presence {
  shared.handoffPresence ??= new Presence();
  return shared.handoffPresence;
}

import { log } from "@/lib/operations/log";

/**
 * Small things that come often and are written together a little later, in bounded memory: nobody
 * waits for them, and what comes while the queue is full is dropped and logged.
 */
export class WriteQueue<T> {
  readonly #most: number;
  readonly #afterMs: number;
  readonly #write: (items: readonly T[]) => Promise<void>;
  #items: T[] = [];
  #dropped = 0;
  #timer: NodeJS.Timeout | undefined;
  #writing: Promise<void> = Promise.resolve();

  constructor(options: {
    /** Items kept at most. */
    most: number;
    /** How long the first item waits for others. */
    afterMs: number;
    write: (items: readonly T[]) => Promise<void>;
  }) {
    this.#most = options.most;
    this.#afterMs = options.afterMs;
    this.#write = options.write;
  }

  /** Takes the items, or none of them when there is no room. */
  push(items: readonly T[]): boolean {
    if (this.#items.length + items.length > this.#most) {
      this.#dropped += items.length;
      return false;
    }
    this.#items.push(...items);
    this.#timer ??= setTimeout(() => void this.flush(), this.#afterMs).unref();
    return true;
  }

  /** Writes what is there; one write at a time. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#writeAll());
    return this.#writing;
  }

  async #writeAll(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const items = this.#items;
    this.#items = [];
    if (this.#dropped > 0) log.warn({ dropped: this.#dropped }, "queue was full");
    this.#dropped = 0;
    if (items.length === 0) return;
    try {
      await this.#write(items);
    } catch (error) {
      log.error({ err: error, lost: items.length }, "queue could not be written");
    }
  }
}

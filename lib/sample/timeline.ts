import type { ReadDb } from "@/db/handles";
import type { RunCommand } from "@/lib/operations/command";

/** What a step may use: commands and reading, within the transaction of its day. */
export interface Work {
  run: RunCommand;
  db: ReadDb;
}

/** Something that happens at a moment; it may plan further steps. */
export interface Step {
  at: number;
  run(work: Work): Promise<void>;
}

/** Steps in the order of time; those of one moment in the order in which they were planned. */
export class Timeline {
  readonly #heap: (Step & { order: number })[] = [];
  #planned = 0;

  plan(at: number, run: Step["run"]): void {
    this.#planned += 1;
    const step = { at, run, order: this.#planned };
    let place = this.#heap.push(step) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.#before(place, parent)) break;
      this.#swap(place, parent);
      place = parent;
    }
  }

  /** Takes out the next step up to a moment; undefined when there is none. */
  takeUntil(moment: number): Step | undefined {
    const [first] = this.#heap;
    if (!first || first.at > moment) return undefined;
    const last = this.#heap.pop();
    if (last && last !== first) {
      this.#heap[0] = last;
      this.#sink();
    }
    return first;
  }

  #sink(): void {
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const right = left + 1;
      let least = place;
      if (this.#before(left, least)) least = left;
      if (this.#before(right, least)) least = right;
      if (least === place) return;
      this.#swap(place, least);
      place = least;
    }
  }

  #before(a: number, b: number): boolean {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (!one || !other) return false;
    return one.at < other.at || (one.at === other.at && one.order < other.order);
  }

  #swap(a: number, b: number): void {
    const one = this.#heap[a];
    const other = this.#heap[b];
    if (one && other) {
      this.#heap[a] = other;
      this.#heap[b] = one;
    }
  }
}

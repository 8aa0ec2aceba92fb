/** A batch may hold requests up for about so many milliseconds. */
const AIM_MS = 8;
const LEAST = 10;
const MOST = 500;

/**
 * How much background work to do at once. A batch is one transaction of the request thread, and what
 * one piece costs depends on the machine, the database and what of it is in memory: each batch is sized
 * by what the last one took, and grows at most twofold.
 */
export class BatchSize {
  private size = LEAST;

  get current(): number {
    return this.size;
  }

  /** Does one batch; `work` gets its size and gives how many pieces were done. */
  async run(work: (size: number) => Promise<number>): Promise<number> {
    const begin = performance.now();
    const done = await work(this.size);
    // Of a batch that was not full there is nothing to learn.
    if (done === this.size) this.took(performance.now() - begin);
    return done;
  }

  /** Sizes the next batch by the time that a full one took. */
  took(ms: number): void {
    const wanted = Math.min(Math.floor((this.size * AIM_MS) / ms), 2 * this.size);
    this.size = Math.max(LEAST, Math.min(wanted, MOST));
  }
}

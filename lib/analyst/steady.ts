import type { Columns } from "@/lib/engine/replay/columns";
import type { History } from "./history";

/** Getting ready for another state of history takes at most one in so many parts of the time. */
const PARTS = 20;
const LONGEST_MS = 600_000;
/** An answer that takes no longer than this is worth its wait each time. */
const SHORT_MS = 250;

/**
 * History as those who ask see it: it stands still for a time that grows with what an answer about
 * another state of it costs, so that in a large workspace a slider's steps compare like with like
 * and do not wait for what others are changing, and a small one is always as of now.
 */
export class SteadyHistory {
  /** Milliseconds that it stands still for. */
  standsFor = 0;
  private held: Columns | null = null;
  private broughtUpAt = 0;
  private isNew = false;

  constructor(
    private readonly history: Pick<History, "current">,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async current(): Promise<Columns> {
    if (this.held && this.clock() - this.broughtUpAt < this.standsFor) return this.held;
    const columns = await this.history.current();
    this.isNew = columns !== this.held;
    this.held = columns;
    this.broughtUpAt = this.clock();
    return columns;
  }

  /** Learns that what `current` was asked for is answered. */
  answered(): void {
    const took = this.clock() - this.broughtUpAt;
    if (this.isNew) {
      this.standsFor = took <= SHORT_MS ? 0 : Math.min(LONGEST_MS, took * PARTS);
    }
    this.isNew = false;
  }
}

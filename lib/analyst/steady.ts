import type { Columns } from "@/lib/engine/replay/columns";
import type { History } from "./history";

/** Questions that come closer to each other than this belong to one run, like a slider's steps. */
export const BREAK_MS = 10_000;
/** A run longer than this sees what has changed meanwhile all the same. */
const LONGEST_MS = 60_000;

/**
 * History as a run of questions sees it: it stands still while they come one after the other, so
 * that they compare like with like and none of them waits for what others are changing.
 */
export class SteadyHistory {
  private held: Columns | null = null;
  private askedAt = 0;
  private broughtUpAt = 0;

  constructor(
    private readonly history: Pick<History, "current">,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  async current(): Promise<Columns> {
    const now = this.clock();
    const goesOn = now - this.askedAt < BREAK_MS && now - this.broughtUpAt < LONGEST_MS;
    this.askedAt = now;
    if (this.held && goesOn) return this.held;
    this.held = await this.history.current();
    this.askedAt = this.clock();
    this.broughtUpAt = this.askedAt;
    return this.held;
  }
}

import type { Criteria } from "@/lib/engine/criteria";
import type { Failure, Outcome, RefusalCode } from "@/lib/operations/outcome";

/** What is edited of a draft. */
export interface Written {
  name: string;
  body: Criteria;
}

/** What is stored, and as which of the draft's versions. */
export interface Saved extends Written {
  version: number;
}

export interface SaveState {
  saved: Saved;
  /** Something was written that is not stored. */
  isDirty: boolean;
  isSaving: boolean;
  /** Why what was written is not stored; null once it is. */
  failure: Failure | null;
}

export interface SaverParts {
  store: (written: Written, version: number) => Promise<Outcome<{ version: number }>>;
  onState: (state: SaveState) => void;
}

/** How long nothing changes before it is saved. */
export const PAUSE_MS = 1200;
export const FIRST_RETRY_MS = 2000;
const LONGEST_RETRY_MS = 30_000;

/** Failures that time may mend: the server comes back, somebody signs in again in another tab. */
const PASSING: readonly RefusalCode[] = ["failed", "throttled", "unauthenticated"];

/** Whether two say the same, wherever they come from. */
export function saysTheSame(a: Written, b: Written): boolean {
  return a.name === b.name && JSON.stringify(a.body) === JSON.stringify(b.body);
}

/**
 * Saves what is written a moment after the last change: one save at a time, none while something is
 * held, again and again while the server cannot be reached. What it refuses waits for the next
 * change, and what somebody else wrote over waits for `adopt`.
 */
export class Saver {
  #saved: Saved;
  #written: Written;
  #failure: Failure | null = null;
  /** What the server would not have; it is not sent again by itself. */
  #refused: Written | null = null;
  #running: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retries = 0;
  #isHeld = false;
  #told: SaveState;

  constructor(
    saved: Saved,
    private readonly parts: SaverParts,
  ) {
    this.#saved = saved;
    this.#written = saved;
    this.#told = this.#state();
  }

  write(written: Written): void {
    if (written === this.#written) return;
    this.#written = written;
    if (!this.#isDirty()) this.#failure = null;
    this.#tell();
    this.#wait(PAUSE_MS);
  }

  /** Something is being dragged: what it passes is not worth saving. */
  hold(isHeld: boolean): void {
    this.#isHeld = isHeld;
    if (isHeld) clearTimeout(this.#timer);
    else this.#wait(this.#isPassing() ? this.#retryMs() : PAUSE_MS);
  }

  /** What was in the way may be gone: the network is back, or the person is. */
  nudge(): void {
    if (this.#isPassing()) void this.flush();
  }

  /** Saves now. Tells the version that is stored; null when not all that is written is. */
  async flush(): Promise<number | null> {
    clearTimeout(this.#timer);
    if (this.#running) await this.#running;
    if (this.#isDirty() && !this.#isOvertaken()) await this.#save();
    if (!this.#isDirty()) return this.#saved.version;
    // Written while it was being saved.
    return this.#failure ? null : this.flush();
  }

  /** Goes on from what is stored now, whoever stored it. */
  adopt(saved: Saved): void {
    this.#saved = saved;
    this.#failure = null;
    this.#refused = null;
    this.#tell();
    this.#wait(PAUSE_MS);
  }

  #isDirty(): boolean {
    return !saysTheSame(this.#written, this.#saved);
  }

  #isPassing(): boolean {
    return this.#failure !== null && PASSING.includes(this.#failure.code);
  }

  #isOvertaken(): boolean {
    return this.#failure?.code === "conflict";
  }

  #retryMs(): number {
    return Math.min(FIRST_RETRY_MS * 2 ** this.#retries, LONGEST_RETRY_MS);
  }

  #wait(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#isHeld || this.#running || this.#isOvertaken()) return;
    if (this.#written === this.#refused || !this.#isDirty()) return;
    this.#timer = setTimeout(() => void this.#save(), ms);
  }

  async #save(): Promise<void> {
    this.#running ??= this.#send();
    this.#tell();
    await this.#running;
  }

  async #send(): Promise<void> {
    const written = this.#written;
    const outcome = await this.parts.store(written, this.#saved.version);
    this.#running = null;
    this.#failure = outcome.ok ? null : outcome;
    if (outcome.ok) this.#saved = { ...written, version: outcome.value.version };
    if (this.#isPassing()) {
      this.#wait(this.#retryMs());
      this.#retries += 1;
    } else {
      this.#retries = 0;
      this.#refused = outcome.ok ? null : written;
      this.#wait(PAUSE_MS);
    }
    this.#tell();
  }

  #state(): SaveState {
    return {
      saved: this.#saved,
      isDirty: this.#isDirty(),
      isSaving: this.#running !== null,
      failure: this.#failure,
    };
  }

  /** Only news: a slider writes many times a second. */
  #tell(): void {
    const state = this.#state();
    const told = this.#told;
    if (
      state.saved === told.saved &&
      state.isDirty === told.isDirty &&
      state.isSaving === told.isSaving &&
      state.failure === told.failure
    ) {
      return;
    }
    this.#told = state;
    this.parts.onState(state);
  }
}

import type { LiveState } from "@/components/shell/live-indicator";
import type { LiveEvent } from "@/lib/live/events";
import type { Present } from "@/lib/live/presence";

export type LiveMessage = { kind: "events"; events: LiveEvent[] } | { kind: "reset" };

interface Listeners {
  onMessage(message: LiveMessage, seq: number): void;
  onState(state: LiveState): void;
  onPresence(present: readonly Present[]): void;
  onSignedOut(): void;
}

const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 30_000;
/** After so many failures in a row it is said plainly that nothing arrives. */
const OFFLINE_AFTER = 3;

/** One event stream that reconnects by itself and goes on after the last event it heard. */
export class LiveConnection {
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failures = 0;
  #seq: number;
  readonly #listeners: Listeners;

  constructor(seq: number, listeners: Listeners) {
    this.#seq = seq;
    this.#listeners = listeners;
    window.addEventListener("online", this.retry);
    window.addEventListener("offline", this.#lose);
    this.#open();
  }

  close(): void {
    window.removeEventListener("online", this.retry);
    window.removeEventListener("offline", this.#lose);
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
  }

  #open(): void {
    this.#listeners.onState(this.#failures >= OFFLINE_AFTER ? "offline" : "connecting");
    const source = new EventSource(`/api/stream?after=${this.#seq}`);
    this.#source = source;
    source.addEventListener("ready", () => {
      this.#failures = 0;
      this.#listeners.onState("live");
    });
    source.addEventListener("reset", (event) => this.#hear({ kind: "reset" }, event));
    source.addEventListener("message", (event) => {
      this.#hear({ kind: "events", events: JSON.parse(event.data) as LiveEvent[] }, event);
    });
    source.addEventListener("presence", (event) => {
      this.#listeners.onPresence(JSON.parse(event.data) as Present[]);
    });
    source.addEventListener("signedOut", () => {
      this.close();
      this.#listeners.onSignedOut();
    });
    source.addEventListener("error", () => this.#fail(source));
  }

  #hear(message: LiveMessage, event: MessageEvent): void {
    this.#seq = Number(event.lastEventId) || this.#seq;
    this.#listeners.onMessage(message, this.#seq);
  }

  /** The browser's own retry gives up on an error status, so waiting is done here. */
  #fail(source: EventSource): void {
    source.close();
    if (this.#source !== source) return;
    this.#failures += 1;
    const isOffline = this.#failures >= OFFLINE_AFTER || !navigator.onLine;
    this.#listeners.onState(isOffline ? "offline" : "connecting");
    const wait = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (this.#failures - 1));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#open(), wait * (0.75 + Math.random() / 2));
  }

  /** A stream that was cut off may be silent for minutes before it fails by itself. */
  #lose = () => {
    if (this.#source) this.#fail(this.#source);
  };

  /** Tries again now instead of after the wait. */
  retry = () => {
    if (this.#source?.readyState === EventSource.OPEN) return;
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#open();
  };
}

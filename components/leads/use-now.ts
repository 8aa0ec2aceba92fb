import { useSyncExternalStore } from "react";

const TICK_MS = 30_000;
/** How far off its clock may be: an answer takes its time, and clocks are read to the minute. */
const CLOSE_MS = 1_000;

/** How far the server's clock is ahead of this machine's, in ms. */
let ahead = 0;
let now = 0;
let timer: ReturnType<typeof setInterval> | undefined;
const listeners = new Set<() => void>();

function tick(): void {
  now = Date.now() + ahead;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (timer === undefined) {
    now = Date.now() + ahead;
    timer = setInterval(tick, TICK_MS);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

function snapshot(): number {
  // Without a listener nothing ticks, so what is kept may be old. Asked twice in a row it is the same.
  const real = Date.now() + ahead;
  if (timer === undefined && real - now > TICK_MS) now = real;
  return now;
}

/** Sets the clock by an answer that the server has just given, if it is off: each setting draws all clocks anew. */
export function setServerNow(at: number): void {
  const found = at - Date.now();
  if (Math.abs(found - ahead) < CLOSE_MS) return;
  ahead = found;
  tick();
}

/** The server's time in epoch ms, anew every 30 s; `rendered` is the time of the server's rendering. */
export function useNow(rendered = 0): number {
  return useSyncExternalStore(subscribe, snapshot, () => rendered);
}

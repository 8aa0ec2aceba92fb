import { emailKeyOf } from "@/lib/users/schema";

/** Guessing is slowed per account and per network address; a window begins with its first failure. */
export const FAILURE_WINDOW_MS = 15 * 60_000;
export const MAX_FAILURES_PER_EMAIL = 10;
/** Higher: an office shares one address. */
export const MAX_FAILURES_PER_ADDRESS = 60;

export function emailThrottleKey(email: string): string {
  return `email:${emailKeyOf(email).slice(0, 254)}`;
}

export function addressThrottleKey(address: string): string {
  return `address:${address.slice(0, 64)}`;
}

export function isThrottled(failures: ReadonlyMap<string, number>): boolean {
  return [...failures].some(([key, count]) =>
    key.startsWith("email:") ? count >= MAX_FAILURES_PER_EMAIL : count >= MAX_FAILURES_PER_ADDRESS,
  );
}

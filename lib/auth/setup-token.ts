import { createHmac, timingSafeEqual } from "node:crypto";
import { authSecret, behindProxy } from "@/lib/env";
import { isLoopbackHost } from "./loopback";

/**
 * Proves that whoever sets the workspace up can read the server's console. Derived from the
 * secret, so that every process of a workspace prints and accepts the same one.
 */
export function setupToken(): string {
  return createHmac("sha256", authSecret()).update("first admin").digest("base64url").slice(0, 24);
}

/** A server that only this machine can reach needs no token. A proxy may ask for strangers by its own address. */
export function setupNeedsToken(requestHost: string | null): boolean {
  if (behindProxy()) return true;
  return !(isLoopbackHost(process.env.HOST ?? null) && isLoopbackHost(requestHost));
}

export function isSetupToken(given: string): boolean {
  const expected = Buffer.from(setupToken());
  const actual = Buffer.from(given.trim());
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}

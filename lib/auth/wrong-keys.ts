import { type Allowance, countRequest, type RateLimit } from "@/lib/operations/rate-limit";
import { senderOf } from "./request-origin";

/** An office shares one address, and a program that was left with an old key goes on asking. */
export const WRONG_KEYS: RateLimit = { name: "wrong-keys", requests: 60, seconds: 15 * 60 };

/**
 * Counts a key that is not in force against the network it came from; null of a request that brought
 * none. Keys that are in force are never asked: nobody is shut out by those behind the same address.
 */
export async function countWrongKey({ headers }: Request): Promise<Allowance | null> {
  return headers.has("authorization") ? countRequest(WRONG_KEYS, senderOf(headers)) : null;
}

/** What is said of too many of them. */
export function tooManyWrongKeys({ seconds }: Allowance): string {
  return `Too many keys that are not in force came from your network. Wait ${seconds} seconds.`;
}

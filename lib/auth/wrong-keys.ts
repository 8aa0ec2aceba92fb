import { type Allowance, countRequest, type RateLimit } from "@/lib/operations/rate-limit";
import { senderOf } from "./request-origin";

/** An office shares one address, and a program that was left with an old key goes on asking. */
export const WRONG_KEYS: RateLimit = { name: "wrong-keys", requests: 60, seconds: 15 * 60 };

/** The key that a request brings; null of one that brings none. The word before it may be of any case. */
export function keyOf({ headers }: Request): string | null {
  return /^bearer +(.*)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? null;
}

/**
 * Counts a key that is not in force against the network it came from; null of a request that brought
 * none. Keys that are in force are never asked: nobody is shut out by those behind the same address.
 */
export async function countWrongKey(request: Request): Promise<Allowance | null> {
  return keyOf(request) === null ? null : countRequest(WRONG_KEYS, senderOf(request.headers));
}

/** What is said of too many of them. */
export function tooManyWrongKeys({ seconds }: Allowance): string {
  return `Too many keys that are not in force came from your network. Wait ${seconds} seconds.`;
}

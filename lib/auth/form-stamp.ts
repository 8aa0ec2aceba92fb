import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { authSecret } from "@/lib/env";

/** People need longer to fill in the shortest form. */
export const SHORTEST_MS = 2000;
const LONGEST_MS = 24 * 60 * 60_000;

function sealOf(formId: string, issued: string, nonce: string): string {
  return createHmac("sha256", authSecret())
    .update(`form ${formId} ${issued} ${nonce}`)
    .digest("base64url");
}

/** Says when a form was handed out, so that a page can be sent once, and not within a blink. */
export function stampForm(formId: string, issuedAt: number): string {
  const issued = issuedAt.toString(36);
  const nonce = randomBytes(16).toString("base64url");
  return `${issued}.${nonce}.${sealOf(formId, issued, nonce)}`;
}

export type ReadStamp = { nonce: string; verdict: "fine" | "early" } | { verdict: "stale" };

/** What a stamp that came back says; one that is not ours, or is a day old, is stale. */
export function readStamp(stamp: string, formId: string, now: number): ReadStamp {
  const [issued = "", nonce = "", seal = "", ...rest] = stamp.split(".");
  const expected = Buffer.from(sealOf(formId, issued, nonce));
  const given = Buffer.from(seal);
  if (rest.length > 0 || given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return { verdict: "stale" };
  }
  const age = now - Number.parseInt(issued, 36);
  if (!(age <= LONGEST_MS)) return { verdict: "stale" };
  return { nonce, verdict: age < SHORTEST_MS ? "early" : "fine" };
}

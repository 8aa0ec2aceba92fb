import { createHmac, randomBytes } from "node:crypto";

const PREFIX = "whsec_";

/** A secret to sign with, as standardwebhooks.com writes it: 32 random bytes. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString("base64");
}

/**
 * What tells a receiver that a message is from here, unchanged and fresh: HMAC-SHA256 of id, time
 * and body, as specified by Standard Webhooks 1.0. `at` in epoch ms; sent in whole seconds.
 */
export function signatureHeaders(
  secret: string,
  { id, body }: { id: string; body: string },
  at: number,
): Record<string, string> {
  const timestamp = String(Math.floor(at / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const mac = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${mac}`,
  };
}

import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { emailInput } from "@/lib/leads/schema/inputs";
import { VISITOR_ID } from "../schema/visits";

/** Tokens may hold for so long. */
const LONGEST_S = 24 * 60 * 60;

const claims = z.object({
  visitor: z.string().regex(VISITOR_ID),
  email: emailInput,
  /** Epoch seconds. */
  expires: z.number().int(),
});

/** What a website signs with: 32 random bytes; the text itself is the key of the HMAC. */
export function newIdentitySecret(): string {
  return `hid_${randomBytes(32).toString("base64url")}`;
}

function claimsOf(payload: string): unknown {
  try {
    return JSON.parse(Buffer.from(payload, "base64url").toString("utf8"));
  } catch {
    return null;
  }
}

/**
 * The address that a website says its visitor has: of a token `payload.signature`, where the payload is
 * JSON in base64url and the signature its HMAC-SHA256, in base64url, too. Null when it was not signed
 * with the secret, not for this visitor, or does not hold (any more); `now` in epoch ms.
 */
export function readIdentity(
  secret: string,
  token: string,
  visitor: string,
  now: number,
): string | null {
  const [payload = "", signature = "", ...more] = token.split(".");
  const given = Buffer.from(signature, "base64url");
  const right = createHmac("sha256", secret).update(payload).digest();
  if (more.length > 0 || given.length !== right.length) return null;
  if (!timingSafeEqual(given, right)) return null;
  const read = claims.safeParse(claimsOf(payload));
  if (!read.success || read.data.visitor !== visitor) return null;
  const left = read.data.expires - now / 1000;
  return left > 0 && left <= LONGEST_S ? read.data.email : null;
}

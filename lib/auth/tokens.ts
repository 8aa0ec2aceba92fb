import { createHash, randomBytes } from "node:crypto";

/** A secret to hand out once; only its hash is kept. 256 random bits need no slow hash. */
export function newToken(prefix = ""): { token: string; hash: string } {
  const token = `${prefix}${randomBytes(32).toString("base64url")}`;
  return { token, hash: hashToken(token) };
}

export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { authSecret } from "@/lib/env";
import { sessionCookieName } from "./cookie-name";

/** The session that a token was found to name, as long as the token lasts. */
interface Opened {
  secret: string;
  sessionId: string;
  /** Epoch seconds. */
  expiresAt: number;
}

const MOST_OPENED = 1000;
const opened = new Map<string, Opened>();

/** The session row that the request's cookie names; null when it names none or was tampered with. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  return token ? sessionIdOf(token, authSecret(), Date.now()) : null;
}

/**
 * Opening a token takes longer than the rest of many requests, and a token says the same each time
 * until it expires. Whether the session that it names is in force is not part of it.
 */
async function sessionIdOf(token: string, secret: string, now: number): Promise<string | null> {
  const known = opened.get(token);
  if (known?.secret === secret && now < known.expiresAt * 1000) return known.sessionId;
  opened.delete(token);
  try {
    const claims = await decode({ token, secret });
    if (typeof claims?.sid !== "string") return null;
    if (typeof claims.exp === "number") {
      const [oldest] = opened.keys();
      if (oldest !== undefined && opened.size >= MOST_OPENED) opened.delete(oldest);
      opened.set(token, { secret, sessionId: claims.sid, expiresAt: claims.exp });
    }
    return claims.sid;
  } catch {
    return null;
  }
}

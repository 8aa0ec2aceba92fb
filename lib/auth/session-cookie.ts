import { cookies } from "next/headers";
import { decode } from "next-auth/jwt";
import { authSecret } from "@/lib/env";
import { sessionCookieName } from "./cookie-name";

/** The session row that the request's cookie names; null when it names none or was tampered with. */
export async function sessionIdOfRequest(): Promise<string | null> {
  const token = (await cookies()).get(sessionCookieName())?.value;
  if (!token) return null;
  try {
    const claims = await decode({ token, secret: authSecret() });
    return typeof claims?.sid === "string" ? claims.sid : null;
  } catch {
    return null;
  }
}

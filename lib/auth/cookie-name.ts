import { servedOverHttps } from "@/lib/env";

/** Browsers refuse the `__Secure-` name over http, so it proves that the cookie came by https. */
export function sessionCookieName(): string {
  return servedOverHttps() ? "__Secure-handoff.session" : "handoff.session";
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { behindProxy } from "@/lib/env";

const CLAIMS = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "x-forwarded-port",
  "x-forwarded-proto",
  "x-real-ip",
];

/** The path as it came, or, where it is not well encoded, with every % taken literally. */
export function readableUrl(url: string): string {
  const [path = "", ...query] = url.split("?");
  try {
    decodeURIComponent(path);
    return url;
  } catch {
    return [path.replaceAll("%", "%25"), ...query].join("?");
  }
}

/**
 * Sees every request before the web server's own code does. What only a proxy may say about where a
 * request comes from is believed from a proxy only: guessing at passwords is slowed down per
 * address. An address that cannot be decoded names nothing, and is not found instead of failing.
 */
export function watchIncoming(): void {
  const trusting = behindProxy();
  subscribe("http.server.request.start", (message) => {
    const { request } = message as { request: IncomingMessage };
    if (!trusting) for (const claim of CLAIMS) delete request.headers[claim];
    if (request.url?.includes("%")) request.url = readableUrl(request.url);
  });
}

import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { behindProxy } from "@/lib/env";
import { t } from "@/lib/language";
import { answering } from "./spoken";

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

const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

function refuseMethod(response: ServerResponse, method = ""): void {
  const title = t`Nothing here takes ${method}.`;
  const body = { type: "about:blank", title, status: 405, code: "not_allowed" };
  response
    .writeHead(405, { allow: METHODS.join(", "), "content-type": "application/problem+json" })
    .end(JSON.stringify(body));
}

/**
 * Has the web server answer in the language of the request, and refuses methods that its own request
 * cannot have, at which it would fail.
 */
function standBefore(server: Server): void {
  const emit = server.emit.bind(server) as (event: string, ...args: unknown[]) => boolean;
  server.emit = (event: string, ...args: unknown[]): boolean => {
    const [request, response] = args as [IncomingMessage, ServerResponse];
    if (event !== "request") return emit(event, ...args);
    if (METHODS.includes(request.method ?? "")) {
      return answering(request, () => emit(event, ...args));
    }
    refuseMethod(response, request.method);
    return true;
  };
}

/**
 * Sees every request before the web server's own code does. What only a proxy may say about where a
 * request comes from is believed from a proxy only: guessing at passwords is slowed down per
 * address. An address that cannot be decoded names nothing, and is not found instead of failing.
 */
export function watchIncoming(): void {
  const trusting = behindProxy();
  const seen = new WeakSet<Server>();
  subscribe("http.server.request.start", (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    if (!seen.has(server)) {
      seen.add(server);
      standBefore(server);
    }
    if (!trusting) for (const claim of CLAIMS) delete request.headers[claim];
    if (request.url?.includes("%")) request.url = readableUrl(request.url);
  });
}

import { actorOfSession } from "@/lib/auth/current-actor";
import { actorOfKey } from "@/lib/auth/key-actor";
import { keyOf } from "@/lib/auth/wrong-keys";
import { liveStream } from "@/lib/live/stream";
import { actorOf, problemOfUnknown } from "@/lib/operations/route";

export const dynamic = "force-dynamic";

/** What happens, as server-sent events; resumes after `Last-Event-ID` or `?after=`. */
export async function GET(request: Request): Promise<Response> {
  const actor = await actorOf(request);
  if (!actor) return problemOfUnknown(request);
  const known = [
    request.headers.get("last-event-id"),
    new URL(request.url).searchParams.get("after"),
  ].filter((text) => text !== null && /^\d{1,15}$/.test(text));
  const key = keyOf(request) ?? "";
  const current = () => (actor.kind === "user" ? actorOfSession(actor.sessionId) : actorOfKey(key));
  const body = liveStream({
    actor,
    after: known.length === 0 ? null : Math.max(...known.map(Number)),
    current,
    signal: request.signal,
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      // Without no-transform the stream would be compressed, and so held back.
      "cache-control": "no-cache, no-transform",
      "x-accel-buffering": "no",
      // Else the browser would ask again over the same connection, and a server that stops waits
      // for its connections to end.
      connection: "close",
    },
  });
}

import type { Actor } from "@/lib/operations/actor";
import { mayHear, RESET_EVENT } from "./events";
import { hub } from "./hub";
import { presence } from "./presence";
import { type LiveNews, liveReader, newsAfter } from "./reader";

const PING_MS = 15_000;
/** Pieces waiting for a client that does not read; it is dropped and resumes when it comes back. */
const MAX_WAITING = 1000;

export interface StreamOptions {
  actor: Actor;
  /** Number of the last entry the client knows; null for "from now on". */
  after: number | null;
  /**
   * The actor as they are now, null when they may not listen any more; asked with every ping, and when
   * somebody's access changed.
   */
  current: () => Promise<Actor | null>;
  signal: AbortSignal;
}

/** The body of an event stream: everything after `after`, then what happens, until one side ends. */
export function liveStream({ actor, after, current, signal }: StreamOptions) {
  const encoder = new TextEncoder();
  const ends: (() => void)[] = [];
  let isOpen = true;

  return new ReadableStream<Uint8Array>(
    {
      async start(controller) {
        const close = () => {
          if (!isOpen) return;
          isOpen = false;
          for (const end of ends) end();
          try {
            controller.close();
          } catch {
            // The client went away first.
          }
        };
        const send = (text: string) => {
          if (!isOpen) return;
          if ((controller.desiredSize ?? 0) < -MAX_WAITING) close();
          else controller.enqueue(encoder.encode(text));
        };
        const check = async () => {
          const now = await current();
          if (now && rightsOf(now) === rightsOf(actor)) return;
          // Who has other rights now comes back and hears by them.
          if (!now) send("event: signedOut\ndata: {}\n\n");
          close();
        };
        let turn = Promise.resolve();
        const tell = (news: LiveNews) => {
          turn = turn.then(async () => {
            if (!isOpen) return;
            // Who cannot be checked comes back and is.
            if (news.concernsAccess) await check().catch(close);
            const text = wordsOf(news, actor);
            if (text) send(text);
          });
        };
        ends.push(hub().onShutDown(close));
        signal.addEventListener("abort", close);
        ends.push(() => signal.removeEventListener("abort", close));
        if (signal.aborted) return close();

        // News that comes while the client is brought up to date waits for its turn.
        let waiting: LiveNews[] | null = [];
        const joined = await liveReader().join((news) => {
          if (waiting) waiting.push(news);
          else tell(news);
        });
        ends.push(joined.leave);
        if (!isOpen) return joined.leave();
        send(`retry: 2000\nid: ${after ?? joined.seq}\nevent: ready\ndata: {}\n\n`);
        let told = joined.seq;
        if (after !== null && after < joined.seq) {
          const missed = await newsAfter(after);
          if (missed) {
            tell(missed);
            told = missed.seq;
          }
        }
        for (const news of waiting) if (news.seq > told) tell(news);
        waiting = null;

        if (actor.kind === "user") {
          ends.push(presence().join(actor));
          const tellWho = () =>
            send(`event: presence\ndata: ${JSON.stringify(presence().list())}\n\n`);
          ends.push(presence().onChange(tellWho));
          tellWho();
          if (!isOpen) for (const end of ends) end();
        }

        const ping = setInterval(() => {
          send(": ping\n\n");
          check().catch(() => {});
        }, PING_MS);
        ends.push(() => clearInterval(ping));
        if (!isOpen) clearInterval(ping);
      },
      cancel() {
        isOpen = false;
        for (const end of ends) end();
      },
    },
    { highWaterMark: 0 },
  );
}

function rightsOf(actor: Actor): string {
  if (actor.kind === "system") return "";
  return JSON.stringify([actor.role, actor.kind === "key" ? actor.scopes : null]);
}

function wordsOf(news: LiveNews, actor: Actor): string | null {
  if ("reset" in news) return `id: ${news.seq}\nevent: ${RESET_EVENT}\ndata: {}\n\n`;
  const events = news.events.filter((event) => mayHear(actor, event));
  if (events.length === 0) return null;
  return `id: ${news.seq}\ndata: ${JSON.stringify(events)}\n\n`;
}

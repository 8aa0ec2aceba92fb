import { LiveConnection, type LiveMessage } from "@/components/live/live-connection";
import type { LiveState } from "@/components/shell/live-indicator";
import type { Present } from "@/lib/live/presence";

const NAME = "handoff-live";
/** What the leading tab remembers for tabs that open while it leads. */
const REMEMBERED = 200;

type Word =
  | { type: "hello"; seq: number }
  | { type: "state"; state: LiveState }
  | { type: "presence"; present: readonly Present[] }
  | { type: "news"; seq: number; message: LiveMessage }
  | { type: "signedOut" }
  | { type: "retry" };

export interface LiveRoom {
  leave(): void;
  /** Has the connection tried again now. */
  retry(): void;
}

export interface RoomListeners {
  onMessage(message: LiveMessage): void;
  onState(state: LiveState): void;
  onPresence(present: readonly Present[]): void;
  onSignedOut(): void;
}

/**
 * All tabs of a browser share one stream: browsers allow six connections to a server, and a seventh
 * stream would block every other request. The tab that holds the lock has the stream and tells the
 * others; when it closes, the next one takes over where it stood.
 */
export function joinLiveRoom(startSeq: number, listeners: RoomListeners): LiveRoom {
  let seq = startSeq;
  const hear = (message: LiveMessage, at: number) => {
    if (at <= seq) return;
    seq = at;
    listeners.onMessage(message);
  };
  // Without a secure context there are neither locks nor a safe way to agree: a stream per tab.
  if (!("locks" in navigator) || !("BroadcastChannel" in window)) {
    const own = new LiveConnection(seq, { ...listeners, onMessage: hear });
    return { leave: () => own.close(), retry: own.retry };
  }

  const channel = new BroadcastChannel(NAME);
  const left = new AbortController();
  let connection: LiveConnection | null = null;

  const lead = () => {
    let state: LiveState = "connecting";
    let present: readonly Present[] = [];
    const memory: { seq: number; message: LiveMessage }[] = [];
    const from = seq;
    const say = (word: Word) => channel.postMessage(word);
    connection = new LiveConnection(seq, {
      onMessage(message, at) {
        memory.push({ seq: at, message });
        if (memory.length > REMEMBERED) memory.shift();
        say({ type: "news", seq: at, message });
        hear(message, at);
      },
      onState(next) {
        state = next;
        say({ type: "state", state });
        listeners.onState(state);
      },
      onPresence(next) {
        present = next;
        say({ type: "presence", present });
        listeners.onPresence(present);
      },
      onSignedOut() {
        say({ type: "signedOut" });
        listeners.onSignedOut();
      },
    });
    channel.onmessage = ({ data }: MessageEvent<Word>) => {
      if (data.type === "retry") connection?.retry();
      if (data.type !== "hello") return;
      say({ type: "state", state });
      say({ type: "presence", present });
      const isForgotten = data.seq < (memory[0]?.seq ?? from) - 1 && memory.length >= REMEMBERED;
      if (isForgotten) say({ type: "news", seq, message: { kind: "reset" } });
      else for (const news of memory) if (news.seq > data.seq) say({ type: "news", ...news });
    };
  };

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type === "news") hear(data.message, data.seq);
    else if (data.type === "state") listeners.onState(data.state);
    else if (data.type === "presence") listeners.onPresence(data.present);
    else if (data.type === "signedOut") listeners.onSignedOut();
  };
  channel.postMessage({ type: "hello", seq } satisfies Word);
  navigator.locks
    .request(NAME, { signal: left.signal }, async () => {
      if (left.signal.aborted) return;
      lead();
      // The lock is held for as long as this waits.
      await new Promise<void>((resolve) => left.signal.addEventListener("abort", () => resolve()));
    })
    .catch(() => {
      // Leaving while waiting for the lock rejects the request; that is how it ends.
    });

  return {
    leave() {
      left.abort();
      connection?.close();
      channel.close();
    },
    retry() {
      if (connection) connection.retry();
      else channel.postMessage({ type: "retry" } satisfies Word);
    },
  };
}

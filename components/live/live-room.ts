import { LiveConnection, type LiveMessage } from "@/components/live/live-connection";
import type { LiveState } from "@/components/shell/live-indicator";
import type { Present } from "@/lib/live/presence";

const NAME = "handoff-room";
/** Where news is told: tabs that nobody sees are not there, so that news does not wake each of them. */
const NEWS_NAME = "handoff-news";
/** What the leading tab remembers for tabs that open, or are seen again, while it leads. */
const REMEMBERED = 200;

/** `after` is the number of the news before it: who stands further back has missed some. */
interface News {
  after: number;
  seq: number;
  message: LiveMessage;
}

type Word =
  | { type: "hello"; seq: number }
  /** Somebody leads from now on: who said hello before was not heard. */
  | { type: "lead" }
  | { type: "state"; state: LiveState }
  | { type: "presence"; present: readonly Present[] }
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
 * others that are in sight; when it closes, the next one takes over where it stood.
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
  const say = (word: Word) => channel.postMessage(word);
  const left = new AbortController();
  let news: BroadcastChannel | null = null;
  let connection: LiveConnection | null = null;

  const lead = () => {
    let state: LiveState = "connecting";
    let present: readonly Present[] = [];
    let told = seq;
    const memory: News[] = [];
    const followers = newsChannel();
    const tell = (one: News) => followers.postMessage(one);
    connection = new LiveConnection(seq, {
      onMessage(message, at) {
        hear(message, at);
        const one = { after: told, seq: at, message };
        told = at;
        memory.push(one);
        if (memory.length > REMEMBERED) memory.shift();
        tell(one);
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
      const isForgotten = data.seq < (memory[0]?.after ?? told);
      if (isForgotten) tell({ after: data.seq, seq: told, message: { kind: "reset" } });
      else for (const one of memory) if (one.seq > data.seq) tell(one);
    };
    say({ type: "lead" });
  };

  const newsChannel = () => {
    news ??= new BroadcastChannel(NEWS_NAME);
    news.onmessage = ({ data }: MessageEvent<News>) => {
      // What came between is asked for before what came after it is heard.
      if (data.after > seq) say({ type: "hello", seq });
      else hear(data.message, data.seq);
    };
    return news;
  };
  /** In sight it follows, and first asks for what it missed; the one that leads always does. */
  const look = () => {
    if (connection) return;
    if (document.hidden) {
      news?.close();
      news = null;
    } else if (!news) {
      newsChannel();
      say({ type: "hello", seq });
    }
  };

  channel.onmessage = ({ data }: MessageEvent<Word>) => {
    if (data.type === "lead" && news) say({ type: "hello", seq });
    else if (data.type === "state") listeners.onState(data.state);
    else if (data.type === "presence") listeners.onPresence(data.present);
    else if (data.type === "signedOut") listeners.onSignedOut();
  };
  document.addEventListener("visibilitychange", look);
  // One that opens behind others wants to know who is here, too.
  if (document.hidden) say({ type: "hello", seq });
  else look();
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
      document.removeEventListener("visibilitychange", look);
      connection?.close();
      channel.close();
      news?.close();
    },
    retry() {
      if (connection) connection.retry();
      else say({ type: "retry" });
    },
  };
}

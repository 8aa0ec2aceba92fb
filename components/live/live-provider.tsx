"use client";

import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import type { LiveMessage } from "@/components/live/live-connection";
import { joinLiveRoom, type LiveRoom } from "@/components/live/live-room";
import { liveTexts } from "@/components/live/texts";
import { LiveIndicator, type LiveState } from "@/components/shell/live-indicator";
import type { Present } from "@/lib/live/presence";

type Handler = (message: LiveMessage) => void;

interface Live {
  state: LiveState;
  subscribe(handler: Handler): () => void;
  retry(): void;
}

const LiveContext = createContext<Live | null>(null);
const NOBODY: readonly Present[] = [];
const PresenceContext = createContext(NOBODY);

/** After a change was told at once, those that come within this time are told together. */
const GATHER_MS = 100;

/** Keeps the page's live connection; `seq` is the last change the rendered page can know of. */
export function LiveProvider({ seq, children }: { seq: number; children: ReactNode }) {
  const [state, setState] = useState<LiveState>("connecting");
  const [present, setPresent] = useState(NOBODY);
  const handlers = useRef(new Set<Handler>());
  const startSeq = useRef(seq);
  const room = useRef<LiveRoom | null>(null);

  useEffect(() => {
    let waiting: LiveMessage[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = () => {
      timer = undefined;
      if (waiting.length === 0) return;
      const message = gathered(waiting);
      waiting = [];
      timer = setTimeout(tell, GATHER_MS);
      for (const handler of handlers.current) handler(message);
    };
    const joined = joinLiveRoom(startSeq.current, {
      onMessage(message) {
        waiting.push(message);
        if (timer === undefined) tell();
      },
      onState: setState,
      onPresence: setPresent,
      // A fresh page asks the server, which leads to the sign-in.
      onSignedOut: () => window.location.reload(),
    });
    room.current = joined;
    return () => {
      joined.leave();
      clearTimeout(timer);
    };
  }, []);

  const live = useMemo<Live>(
    () => ({
      state,
      subscribe(handler) {
        handlers.current.add(handler);
        return () => void handlers.current.delete(handler);
      },
      retry: () => room.current?.retry(),
    }),
    [state],
  );
  return (
    <LiveContext value={live}>
      <PresenceContext value={present}>{children}</PresenceContext>
    </LiveContext>
  );
}

function gathered(messages: readonly LiveMessage[]): LiveMessage {
  if (messages.some((message) => message.kind === "reset")) return { kind: "reset" };
  return {
    kind: "events",
    events: messages.flatMap((message) => (message.kind === "events" ? message.events : [])),
  };
}

/**
 * Calls `handler` with what others (and this user) changed: single events, or `reset` when there
 * were too many and everything should be looked up again. The handler may change freely.
 */
export function useLiveEvents(handler: Handler): void {
  const live = useContext(LiveContext);
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  const subscribe = live?.subscribe;
  useEffect(() => subscribe?.((message) => latest.current(message)), [subscribe]);
}

/** Whether others' changes arrive, and the way to try again now. */
export function useLiveConnection(): { state: LiveState; retry: () => void } {
  const live = useContext(LiveContext);
  return { state: live?.state ?? "connecting", retry: live?.retry ?? (() => undefined) };
}

/** Who has pages of this workspace open, this user among them. */
export function usePresence(): readonly Present[] {
  return useContext(PresenceContext);
}

/** The mark in the shell. */
export function LiveMark() {
  const { state } = useLiveConnection();
  return <LiveIndicator state={state} label={liveTexts.states[state]} />;
}

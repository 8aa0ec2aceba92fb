"use client";

import { usePathname } from "next/navigation";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { fetchJson } from "@/components/leads/fetch-json";
import type { LiveMessage } from "@/components/live/live-connection";
import { useLiveEvents } from "@/components/live/live-provider";
import { useMounted } from "@/components/shell/use-mounted";
import { readNotificationsAction } from "@/lib/notifications/actions";
import type { Waiting } from "@/lib/notifications/schema";
import { notificationTexts as texts } from "./notification-texts";

const NOTHING: Waiting = { unread: [], alerts: 0, disputes: 0 };
const WaitingContext = createContext(NOTHING);

/** What waits for this person, as far as it is counted. */
export function useWaiting(): Waiting {
  return useContext(WaitingContext);
}

/** After which changes of leads other disputes wait. */
const DISPUTED: readonly string[] = ["lead.dispute", "lead.uphold", "lead.overturn"];

function concernsWaiting(message: LiveMessage): boolean {
  return (
    message.kind === "reset" ||
    message.events.some(
      ({ entity, action }) =>
        entity === "notification" || entity === "alert" || DISPUTED.includes(action),
    )
  );
}

/**
 * Knows what waits for one from when the page is there, and keeps up with it. A notification about
 * the page that is open and in sight counts as read, whichever way it was opened.
 */
export function WaitingProvider({ children }: { children: ReactNode }) {
  const path = usePathname();
  const isMounted = useMounted();
  const [waiting, setWaiting] = useState(NOTHING);
  const [news, setNews] = useState("");
  const latest = useRef(0);
  const known = useRef<ReadonlySet<string> | null>(null);

  const load = useCallback(async () => {
    latest.current += 1;
    const asked = latest.current;
    const outcome = await fetchJson<Waiting>("/api/notifications");
    if (!outcome.ok || asked !== latest.current) return;
    const { unread: next } = outcome.value;
    const fresh = known.current ? next.filter(({ id }) => !known.current?.has(id)).length : 0;
    known.current = new Set(next.map(({ id }) => id));
    setNews(fresh > 0 ? texts.arrived(fresh) : "");
    setWaiting(outcome.value);
  }, []);

  useEffect(() => void load(), [load]);
  useLiveEvents((message) => {
    if (concernsWaiting(message)) void load();
  });

  const { unread } = waiting;
  useEffect(() => {
    const opened = unread.filter(({ place }) => place === path).map(({ id }) => id);
    if (opened.length === 0) return;
    const read = () => {
      if (document.visibilityState === "hidden") return;
      document.removeEventListener("visibilitychange", read);
      setWaiting((all) => ({
        ...all,
        unread: all.unread.filter(({ id }) => !opened.includes(id)),
      }));
      // Whoever cannot be reached now is asked again when the page is opened anew.
      readNotificationsAction({ ids: opened }).catch(() => undefined);
    };
    document.addEventListener("visibilitychange", read);
    read();
    return () => document.removeEventListener("visibilitychange", read);
  }, [path, unread]);

  return (
    <WaitingContext value={waiting}>
      {children}
      {isMounted ? (
        <p role="status" className="sr-only">
          {news}
        </p>
      ) : null}
    </WaitingContext>
  );
}

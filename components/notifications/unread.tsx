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
import { useLiveEvents } from "@/components/live/live-provider";
import { useMounted } from "@/components/shell/use-mounted";
import { readNotificationsAction } from "@/lib/notifications/actions";
import type { UnreadPlace } from "@/lib/notifications/schema";
import { notificationTexts as texts } from "./notification-texts";

const CountContext = createContext(0);

/** How many notifications are unread, as far as they are counted. */
export function useUnreadCount(): number {
  return useContext(CountContext);
}

/**
 * Knows one's unread notifications from when the page is there, and keeps up with them. What is
 * about the page that is open and in sight counts as read, whichever way it was opened.
 */
export function UnreadProvider({ children }: { children: ReactNode }) {
  const path = usePathname();
  const isMounted = useMounted();
  const [unread, setUnread] = useState<readonly UnreadPlace[]>([]);
  const [news, setNews] = useState("");
  const latest = useRef(0);
  const known = useRef<ReadonlySet<string> | null>(null);

  const load = useCallback(async () => {
    latest.current += 1;
    const asked = latest.current;
    const outcome = await fetchJson<{ unread: UnreadPlace[] }>("/api/notifications");
    if (!outcome.ok || asked !== latest.current) return;
    const next = outcome.value.unread;
    const fresh = known.current ? next.filter(({ id }) => !known.current?.has(id)).length : 0;
    known.current = new Set(next.map(({ id }) => id));
    setNews(fresh > 0 ? texts.arrived(fresh) : "");
    setUnread(next);
  }, []);

  useEffect(() => void load(), [load]);
  useLiveEvents((message) => {
    const concerned =
      message.kind === "reset" || message.events.some(({ entity }) => entity === "notification");
    if (concerned) void load();
  });

  useEffect(() => {
    const opened = unread.filter(({ place }) => place === path).map(({ id }) => id);
    if (opened.length === 0) return;
    const read = () => {
      if (document.visibilityState === "hidden") return;
      document.removeEventListener("visibilitychange", read);
      setUnread((all) => all.filter(({ id }) => !opened.includes(id)));
      // Whoever cannot be reached now is asked again when the page is opened anew.
      readNotificationsAction({ ids: opened }).catch(() => undefined);
    };
    document.addEventListener("visibilitychange", read);
    read();
    return () => document.removeEventListener("visibilitychange", read);
  }, [path, unread]);

  return (
    <CountContext value={unread.length}>
      {children}
      {isMounted ? (
        <p role="status" className="sr-only">
          {news}
        </p>
      ) : null}
    </CountContext>
  );
}

import type { LiveState } from "@/components/shell/live-indicator";
import { translated } from "@/lib/language";

/** The words of the connection over which others' changes arrive. */
export const liveTexts = translated({
  states: {
    live: "Live",
    connecting: "Connecting…",
    offline: "Offline: changes may be missing",
  } satisfies Record<LiveState, string>,
  lost: "The connection is lost.",
  lostMeans:
    "What others change does not arrive, and nothing that you do can be saved. This page keeps trying; leave it open so that nothing you typed is lost.",
  retry: "Try now",
  found: "Connected again",
  foundMeans: "What changed meanwhile is shown.",
} as const);

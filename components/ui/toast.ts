import { ToastQueue } from "react-stately/useToastState";

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: "info" | "good" | "warn" | "bad";
  action?: {
    label: string;
    onAction: () => void;
    /** Takes something back: the newest of these is what Ctrl or ⌘ Z does. */
    isUndo?: boolean;
  };
}

/** What is said at present. */
export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });

/**
 * Says something in passing, announced to screen readers; returns a function that takes it back.
 * It leaves by itself after 6 s, unless it is bad news or offers an action: those get longer.
 */
export function toast(message: ToastMessage): () => void {
  // The same news again takes the place of the old.
  for (const { key, content } of toastQueue.visibleToasts) {
    if (!content.action && content.title === message.title) toastQueue.close(key);
  }
  const isSticky = message.tone === "bad" || message.action !== undefined;
  const key = toastQueue.add(message, { timeout: isSticky ? 15_000 : 6_000 });
  return () => toastQueue.close(key);
}

/** What Ctrl or ⌘ Z takes back. */
export function newestUndo() {
  return toastQueue.visibleToasts.find(({ content }) => content.action?.isUndo);
}

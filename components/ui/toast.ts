import { ToastQueue } from "react-stately/useToastState";

export interface ToastMessage {
  title: string;
  description?: string;
  tone?: "info" | "good" | "warn" | "bad";
  action?: {
    label: string;
    onAction: () => void;
    /** Takes something back: Ctrl or ⌘ Z does, unless something else was done since. */
    isUndo?: boolean;
  };
}

/** What is said at present. */
export const toastQueue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });

/** What can be taken back, counted in the order in which it was done. */
const turns = new WeakMap<ToastMessage, number>();
let lastTurn = 0;
/** The turn of the last thing that cannot be: its toast may have left before those of things done earlier. */
let lastFinal = 0;

/**
 * Says something in passing, announced to screen readers; returns a function that takes it back.
 * It leaves by itself after 6 s, unless it is bad news or offers an action: those get longer.
 */
export function toast(message: ToastMessage): () => void {
  // The same news again takes the place of the old.
  for (const { key, content } of toastQueue.visibleToasts) {
    if (!content.action && content.title === message.title) toastQueue.close(key);
  }
  if (message.action?.isUndo) turns.set(message, ++lastTurn);
  else if (message.tone === "good") lastFinal = ++lastTurn;
  const isSticky = message.tone === "bad" || message.action !== undefined;
  const key = toastQueue.add(message, { timeout: isSticky ? 15_000 : 6_000 });
  return () => toastQueue.close(key);
}

const newestOffer = () => toastQueue.visibleToasts.find(({ content }) => content.action?.isUndo);

const isLast = (offer: { content: ToastMessage }) => (turns.get(offer.content) ?? 0) > lastFinal;

/** What Ctrl or ⌘ Z takes back: the last thing done, and never one before it. */
export function newestUndo() {
  const offer = newestOffer();
  return offer && isLast(offer) ? offer : undefined;
}

/** What it does not take back, as something else was done since; its button still does. */
export function earlierUndo() {
  const offer = newestOffer();
  return offer && !isLast(offer) ? offer : undefined;
}

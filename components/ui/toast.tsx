"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import { useEffect } from "react";
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastQueue as ToastQueue,
  UNSTABLE_ToastRegion as ToastRegionBase,
} from "react-aria-components";
import { buttonClass, iconButtonClass } from "@/components/ui/button-styles";
import { KeyHint } from "@/components/ui/key-hint";
import { isCovered, isTyping } from "@/components/ui/key-target";
import { uiTexts } from "@/components/ui/texts";

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

const queue = new ToastQueue<ToastMessage>({ maxVisibleToasts: 4 });

/**
 * Says something in passing, announced to screen readers; returns a function that takes it back.
 * It leaves by itself after 6 s, unless it is bad news or offers an action: those get longer.
 */
export function toast(message: ToastMessage): () => void {
  // The same news again takes the place of the old.
  for (const { key, content } of queue.visibleToasts) {
    if (!content.action && content.title === message.title) queue.close(key);
  }
  const isSticky = message.tone === "bad" || message.action !== undefined;
  const key = queue.add(message, { timeout: isSticky ? 15_000 : 6_000 });
  return () => queue.close(key);
}

function newestUndo() {
  return queue.visibleToasts.find(({ content }) => content.action?.isUndo);
}

function useUndoKey(): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "z" || event.repeat || event.defaultPrevented) return;
      const undo = newestUndo();
      if (!undo || isTyping(event.target) || isCovered()) return;
      event.preventDefault();
      undo.content.action?.onAction();
      queue.close(undo.key);
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

const marks = {
  info: <Info aria-hidden="true" className="text-info-ink" />,
  good: <CircleCheck aria-hidden="true" className="text-good-ink" />,
  warn: <TriangleAlert aria-hidden="true" className="text-warn-ink" />,
  bad: <CircleAlert aria-hidden="true" className="text-bad-ink" />,
};

/**
 * Where toasts appear; once per page. A bar at the foot of a page lifts them by `--toast-lift`.
 * While a dialog is open they are at the top: on a phone it rises from the bottom, and elsewhere
 * its last line and its buttons are at the foot.
 */
export function ToastRegion() {
  useUndoKey();
  return (
    <ToastRegionBase
      queue={queue}
      aria-label={uiTexts.notifications}
      data-toasts=""
      className="fixed right-4 bottom-[calc(var(--shell-foot)+var(--toast-lift,0px)+1rem)] in-[body:has(section:is([role=dialog],[role=alertdialog]))]:top-[max(0.5rem,env(safe-area-inset-top,0px))] in-[body:has(section:is([role=dialog],[role=alertdialog]))]:bottom-auto z-60 flex w-[min(24rem,calc(100vw-2rem))] flex-col gap-2 outline-none"
    >
      {({ toast: item }) => (
        <Toast
          toast={item}
          className="flex items-start gap-2.5 rounded-lg border border-line-strong bg-raised p-3 shadow-float [&>svg]:mt-0.5 [&>svg]:size-4 [&>svg]:shrink-0"
        >
          {marks[item.content.tone ?? "info"]}
          <ToastContent className="min-w-0 flex-1">
            <Text slot="title" className="block font-medium">
              {item.content.title}
            </Text>
            {item.content.description ? (
              <Text slot="description" className="block whitespace-pre-line text-ink-muted">
                {item.content.description}
              </Text>
            ) : null}
          </ToastContent>
          {item.content.action ? (
            <Button
              className={buttonClass("secondary", "sm")}
              {...(item.key === newestUndo()?.key
                ? { "aria-keyshortcuts": "Control+Z Meta+Z" }
                : {})}
              onPress={() => {
                item.content.action?.onAction();
                queue.close(item.key);
              }}
            >
              {item.content.action.label}
              {item.key === newestUndo()?.key ? (
                <KeyHint keys="Ctrl Z" className="pointer-coarse:hidden" />
              ) : null}
            </Button>
          ) : null}
          <Button
            slot="close"
            aria-label={uiTexts.close}
            className={iconButtonClass("ghost", "sm", "-m-1")}
          >
            <X aria-hidden="true" />
          </Button>
        </Toast>
      )}
    </ToastRegionBase>
  );
}

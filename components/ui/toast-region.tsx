"use client";

import { useEffect } from "react";
import { useToastQueue } from "react-stately/useToastState";
import { ahead } from "@/components/ui/ahead";
import { isCovered, isTyping } from "@/components/ui/key-target";
import { earlierUndo, newestUndo, toast, toastQueue } from "@/components/ui/toast";
import { t } from "@/lib/language";

const ToastList = ahead(async () => (await import("./toast-list")).ToastList);

function useUndoKey(): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "z" || event.repeat || event.defaultPrevented) return;
      if (isTyping(event.target) || isCovered()) return;
      const [undo, earlier] = [newestUndo(), earlierUndo()];
      if (undo || earlier) event.preventDefault();
      if (undo) {
        undo.content.action?.onAction();
        toastQueue.close(undo.key);
      } else if (earlier) {
        toast({
          title: t("Nothing was undone: something else was done since."),
          description: t`“${earlier.content.title}” is taken back by the button beside it.`,
        });
      }
    }
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, []);
}

/** Where toasts appear; once per page. */
export function ToastRegion() {
  useUndoKey();
  const { visibleToasts } = useToastQueue(toastQueue);
  return <ToastList isOpen={visibleToasts.length > 0} />;
}

"use client";

import { useEffect } from "react";
import { useToastQueue } from "react-stately/useToastState";
import { ahead } from "@/components/ui/ahead";
import { isCovered, isTyping } from "@/components/ui/key-target";
import { newestUndo, toastQueue } from "@/components/ui/toast";

const ToastList = ahead(async () => (await import("./toast-list")).ToastList);

function useUndoKey(): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
      if (event.key.toLowerCase() !== "z" || event.repeat || event.defaultPrevented) return;
      const undo = newestUndo();
      if (!undo || isTyping(event.target) || isCovered()) return;
      event.preventDefault();
      undo.content.action?.onAction();
      toastQueue.close(undo.key);
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

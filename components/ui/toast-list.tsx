"use client";

import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from "lucide-react";
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegionBase,
} from "react-aria-components";
import { buttonClass, iconButtonClass } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import { KeyHint } from "@/components/ui/key-hint";
import { uiTexts } from "@/components/ui/texts";
import { newestUndo, toastQueue } from "@/components/ui/toast";
import { t } from "@/lib/language";

const marks = {
  info: <Info aria-hidden="true" className="text-info-ink" />,
  good: <CircleCheck aria-hidden="true" className="text-good-ink" />,
  warn: <TriangleAlert aria-hidden="true" className="text-warn-ink" />,
  bad: <CircleAlert aria-hidden="true" className="text-bad-ink" />,
};

/**
 * The toasts of the moment. A bar at the foot of a page lifts them by `--toast-lift`.
 * While a dialog is open they are at the top: on a phone it rises from the bottom, and elsewhere
 * its last line and its buttons are at the foot.
 */
export function ToastList() {
  return (
    <ToastRegionBase
      queue={toastQueue}
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
          {/* What can be done stands below words that would get too little room beside it. */}
          <div className="flex min-w-0 flex-1 flex-wrap items-start gap-x-2.5 gap-y-2">
            <ToastContent
              className={cn("min-w-0 flex-1", item.content.description ? "basis-56" : "basis-36")}
            >
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
                  toastQueue.close(item.key);
                }}
              >
                {item.content.action.label}
                {item.key === newestUndo()?.key ? (
                  <KeyHint keys={t("Ctrl Z")} className="pointer-coarse:hidden" />
                ) : null}
              </Button>
            ) : null}
          </div>
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

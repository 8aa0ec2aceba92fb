"use client";

import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import {
  Button,
  DialogTrigger,
  Heading,
  Modal,
  ModalOverlay,
  Dialog as RacDialog,
  Text,
} from "react-aria-components";
import { iconButtonClass } from "@/components/ui/button-styles";
import { cn } from "@/components/ui/cn";
import { uiTexts } from "@/components/ui/texts";

type Content = ReactNode | ((close: () => void) => ReactNode);

export interface DialogProps {
  title: string;
  description?: ReactNode;
  children?: Content;
  /** Buttons, right-aligned; the confirming one last. */
  footer?: Content;
  /** A button of this library; leave out for a dialog opened by `isOpen`. */
  trigger?: ReactElement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  /**
   * `alert` interrupts and cannot be dismissed by clicking beside it; `sheet` comes from the side.
   * On phones every dialog rises from the bottom and sheets take the full height.
   */
  variant?: "modal" | "alert" | "sheet";
  size?: "sm" | "md" | "lg" | "xl";
  /** Escape and clicks beside it close it (default; never for `alert` clicks). */
  isDismissable?: boolean;
}

const widths = { sm: "sm:max-w-sm", md: "sm:max-w-lg", lg: "sm:max-w-2xl", xl: "sm:max-w-5xl" };

const frames = {
  modal:
    "max-sm:rounded-t-xl max-h-[calc(100dvh-1.5rem)] sm:max-h-[calc(100dvh-4rem)] sm:rounded-xl data-entering:translate-y-2 data-exiting:translate-y-2",
  alert:
    "max-sm:rounded-t-xl max-h-[calc(100dvh-1.5rem)] sm:max-h-[calc(100dvh-4rem)] sm:rounded-xl data-entering:translate-y-2 data-exiting:translate-y-2",
  sheet:
    "h-dvh sm:border-l data-entering:translate-x-4 data-exiting:translate-x-4 max-sm:data-entering:translate-x-0",
};

/** A modal dialog: focus stays within it and returns to where it was. */
export function Dialog({
  title,
  description,
  children,
  footer,
  trigger,
  variant = "modal",
  size = "md",
  isDismissable = true,
  ...state
}: DialogProps) {
  const overlay = (
    <ModalOverlay
      isDismissable={isDismissable && variant !== "alert"}
      isKeyboardDismissDisabled={!isDismissable}
      {...(trigger ? {} : state)}
      className={cn(
        "fixed inset-0 z-50 flex h-dvh bg-scrim transition-opacity duration-150 data-entering:opacity-0 data-exiting:opacity-0",
        variant === "sheet" ? "justify-end" : "items-end justify-center sm:items-center sm:p-4",
      )}
    >
      <Modal
        className={cn(
          "flex w-full flex-col border-line bg-raised shadow-float transition-transform duration-150 sm:border",
          frames[variant],
          widths[size],
        )}
      >
        <RacDialog
          role={variant === "alert" ? "alertdialog" : "dialog"}
          className="flex min-h-0 flex-1 flex-col outline-none"
        >
          {({ close }) => (
            <>
              <div className="flex items-start gap-3 px-5 pt-4 pb-3">
                <div className="min-w-0 flex-1">
                  <Heading slot="title" className="font-semibold text-lg">
                    {title}
                  </Heading>
                  {description ? (
                    <Text slot="description" className="mt-0.5 block text-pretty text-ink-muted">
                      {description}
                    </Text>
                  ) : null}
                </div>
                {isDismissable && variant !== "alert" ? (
                  <Button
                    slot="close"
                    aria-label={uiTexts.close}
                    className={iconButtonClass("ghost", "sm", "-mr-2")}
                  >
                    <X aria-hidden="true" />
                  </Button>
                ) : null}
              </div>
              {children === undefined ? null : (
                <div className="scroll-thin min-h-0 flex-1 overflow-y-auto px-5 pt-1 pb-4">
                  {fill(children, close)}
                </div>
              )}
              {footer === undefined ? null : (
                <div className="flex flex-wrap justify-end gap-2 border-line border-t px-5 py-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]">
                  {fill(footer, close)}
                </div>
              )}
            </>
          )}
        </RacDialog>
      </Modal>
    </ModalOverlay>
  );
  if (!trigger) return overlay;
  return (
    <DialogTrigger {...state}>
      {trigger}
      {overlay}
    </DialogTrigger>
  );
}

function fill(content: Content, close: () => void): ReactNode {
  return typeof content === "function" ? content(close) : content;
}

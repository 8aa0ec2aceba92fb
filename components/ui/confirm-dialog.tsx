"use client";

import type { ReactElement, ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { uiTexts } from "@/components/ui/texts";

export interface ConfirmDialogProps {
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  confirmLabel: string;
  /** May be asynchronous; return false to keep the dialog open, e.g. after a refusal. */
  onConfirm: () => undefined | boolean | Promise<undefined | boolean>;
  tone?: "danger" | "plain";
  isPending?: boolean;
  trigger?: ReactElement;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  children?: ReactNode;
}

/** Asks before something that is hard to take back. */
export function ConfirmDialog({
  confirmLabel,
  onConfirm,
  tone = "plain",
  isPending = false,
  children,
  ...dialog
}: ConfirmDialogProps) {
  return (
    <Dialog
      {...dialog}
      variant="alert"
      size="sm"
      {...(children === undefined ? {} : { children })}
      footer={(close) => (
        <>
          <Button onPress={close} autoFocus={tone === "danger"}>
            {uiTexts.cancel}
          </Button>
          <Button
            variant={tone === "danger" ? "danger" : "primary"}
            isPending={isPending}
            onPress={async () => {
              if ((await onConfirm()) !== false) close();
            }}
          >
            {confirmLabel}
          </Button>
        </>
      )}
    />
  );
}

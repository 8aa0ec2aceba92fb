"use client";

import { type FormEvent, type ReactNode, useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, type DialogProps } from "@/components/ui/dialog";
import { uiTexts } from "@/components/ui/texts";
import { useUnsavedWarning } from "@/components/ui/use-unsaved-warning";
import { isSendKey } from "./send-key";

export interface FormDialogProps
  extends Pick<DialogProps, "title" | "description" | "size" | "variant"> {
  /** What is said on the button that sends it. */
  action: string;
  isDanger?: boolean;
  isPending: boolean;
  /** There is nothing to send, or nowhere. */
  isDisabled?: boolean;
  /** Not called while an earlier answer is awaited: two presses of Enter send once. */
  onSubmit: () => void;
  onClose: () => void;
  /** What is said on the button that closes it, if it does not only that. */
  closeLabel?: string;
  /** A further button. */
  extra?: ReactNode;
  /** What came of it and is shown once, such as a secret: takes the form's place until it is closed. */
  result?: ReactNode;
  children: ReactNode;
}

/**
 * A dialog that is one form: Enter in a line sends it, Ctrl or ⌘ and Enter from anywhere in it. Where what
 * was typed is kept (`useKept`), closing it loses nothing; before the page goes with what was typed, the
 * browser asks.
 */
export function FormDialog({
  action,
  isDanger = false,
  isPending,
  isDisabled = false,
  onSubmit,
  onClose,
  closeLabel = uiTexts.cancel,
  extra,
  result,
  children,
  ...dialog
}: FormDialogProps) {
  const formId = useId();
  useSendKeys(formId);
  const [isTyped, setTyped] = useState(false);
  useUnsavedWarning(isTyped && result === undefined, false);
  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!isPending && !isDisabled) onSubmit();
  }
  const frame = {
    ...dialog,
    isOpen: true,
    onOpenChange(isOpen: boolean) {
      if (!isOpen) onClose();
    },
  };
  if (result !== undefined) {
    return (
      <Dialog
        {...frame}
        isDismissable={false}
        footer={
          <Button variant="primary" onPress={onClose}>
            {uiTexts.done}
          </Button>
        }
      >
        {result}
      </Dialog>
    );
  }
  return (
    <Dialog
      {...frame}
      footer={
        <>
          {extra}
          <Button onPress={onClose}>{closeLabel}</Button>
          <Button
            type="submit"
            form={formId}
            variant={isDanger ? "danger" : "primary"}
            isPending={isPending}
            isDisabled={isDisabled}
          >
            {action}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        noValidate
        onSubmit={submit}
        onInput={() => setTyped(true)}
        className="flex min-w-0 flex-col gap-3"
      >
        {children}
      </form>
    </Dialog>
  );
}

function useSendKeys(formId: string): void {
  useEffect(() => {
    function press(event: KeyboardEvent) {
      if (!isSendKey(event)) return;
      const form = document.getElementById(formId);
      if (!(form instanceof HTMLFormElement)) return;
      // Else what has the focus would be pressed as well.
      event.preventDefault();
      event.stopPropagation();
      form.requestSubmit();
    }
    document.addEventListener("keydown", press, true);
    return () => document.removeEventListener("keydown", press, true);
  }, [formId]);
}

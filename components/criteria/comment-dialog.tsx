"use client";

import { type ReactNode, useState } from "react";
import { Refusal } from "@/components/lead-moves/refusal";
import { Button, type ButtonProps } from "@/components/ui/button";
import { FormDialog } from "@/components/ui/form-dialog";
import { useKept } from "@/components/ui/kept";
import { TextArea } from "@/components/ui/text-area";
import { t } from "@/lib/language";
import type { Outcome } from "@/lib/operations/outcome";
import { useOperation } from "./use-operation";

export interface CommentDialogProps {
  /** The button that opens it, and the one that does it. */
  label: string;
  variant?: NonNullable<ButtonProps["variant"]>;
  title: string;
  description: string;
  commentLabel: string;
  needsComment?: boolean;
  onConfirm: (comment: string) => Promise<Outcome<unknown>>;
  /** Said when it went well. */
  doneTitle: string;
  children?: ReactNode;
}

/** A step of the agreement that is taken with a comment. */
export function CommentDialog({
  label,
  variant = "secondary",
  title,
  description,
  commentLabel,
  needsComment = false,
  onConfirm,
  doneTitle,
  children,
}: CommentDialogProps) {
  const [isOpen, setOpen] = useState(false);
  // The title names the version.
  const [comment, setComment, clearComment] = useKept(`comment: ${title}`, "");
  const [isMissing, setMissing] = useState(false);
  const { run, isPending, failure, clear } = useOperation();

  async function confirm() {
    const missing = needsComment && comment.trim() === "";
    setMissing(missing);
    if (missing) return;
    const went = await run(
      () => onConfirm(comment),
      () => ({ title: doneTitle }),
    );
    if (!went) return;
    clearComment();
    setOpen(false);
  }

  return (
    <>
      <Button
        variant={variant}
        onPress={() => {
          clear();
          setOpen(true);
        }}
      >
        {label}
      </Button>
      {isOpen ? (
        <FormDialog
          title={title}
          description={description}
          action={label}
          isDanger={variant === "danger"}
          isPending={isPending}
          onSubmit={() => void confirm()}
          onClose={() => setOpen(false)}
        >
          <Refusal failure={failure ?? undefined} />
          {children}
          <TextArea
            label={commentLabel}
            isRequired={needsComment}
            value={comment}
            onChange={setComment}
            maxLength={2000}
            error={isMissing ? t("Say what should change.") : undefined}
          />
        </FormDialog>
      ) : null}
    </>
  );
}

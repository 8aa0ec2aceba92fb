"use client";

import { Check, Copy } from "lucide-react";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { t } from "@/lib/language";

/** A text to hand on, with a button that copies it. */
export function CopyField({
  label,
  value,
  autoFocus = false,
}: {
  label: string;
  value: string;
  /** The focus goes to the button, as where the text takes a form's place. */
  autoFocus?: boolean;
}) {
  const [isCopied, setCopied] = useState(false);
  const input = useRef<HTMLInputElement>(null);

  async function copy() {
    input.current?.select();
    // The clipboard is shut on plain http; then the text stands selected, ready for Ctrl+C.
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => {},
    );
  }

  return (
    <div className="flex items-end gap-2">
      <TextField label={label} value={value} inputRef={input} isReadOnly className="flex-1" />
      <Button
        onPress={copy}
        autoFocus={autoFocus}
        icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
      >
        {isCopied ? t("Copied") : t("Copy")}
      </Button>
    </div>
  );
}

"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { leadTexts } from "./texts";

/** Puts a text on the clipboard. `what` names it, e.g. "email". */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ title: leadTexts.copyFailed, tone: "warn" });
    }
  }

  return (
    <>
      <IconButton
        size="sm"
        label={leadTexts.copy(what)}
        icon={isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        onPress={copy}
      />
      <span role="status" className="sr-only">
        {isCopied ? leadTexts.copied : ""}
      </span>
    </>
  );
}

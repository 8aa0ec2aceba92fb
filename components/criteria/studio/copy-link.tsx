"use client";

import { Link2 } from "lucide-react";
import { memo, useState } from "react";
import { CopyField } from "@/components/people/copy-field";
import { Dialog } from "@/components/ui/dialog";
import { IconButton } from "@/components/ui/icon-button";
import { toast } from "@/components/ui/toast";
import { viewFromParams, viewToParams } from "./address";
import { linkTexts as texts } from "./link-texts";

/** Copies an address under which a colleague sees the same draft, as it is looked at here. */
export const CopyLink = memo(function CopyLink({
  settle,
}: {
  /** Stores what is not stored yet; the draft's version then, null when it could not be. */
  settle: () => Promise<number | null>;
}) {
  const [link, setLink] = useState<string | null>(null);

  async function copy() {
    const asOf = await settle();
    if (asOf === null) {
      toast({ title: texts.unsaved, description: texts.unsavedHint, tone: "warn" });
      return;
    }
    const { origin, pathname, search } = window.location;
    const params = viewToParams({ ...viewFromParams(new URLSearchParams(search)), asOf });
    const address = `${origin}${pathname}?${params}`;
    try {
      await navigator.clipboard.writeText(address);
      toast({ title: texts.copied, description: texts.copiedHint, tone: "good" });
    } catch {
      // The clipboard is shut on plain http.
      setLink(address);
    }
  }

  return (
    <>
      <IconButton
        label={texts.copy}
        icon={<Link2 aria-hidden="true" />}
        onPress={() => void copy()}
      />
      <Dialog
        isOpen={link !== null}
        onOpenChange={(isOpen) => {
          if (!isOpen) setLink(null);
        }}
        title={texts.title}
        description={texts.copiedHint}
      >
        <CopyField label={texts.label} value={link ?? ""} />
      </Dialog>
    </>
  );
});

"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { SavedView } from "@/lib/views/schema";
import ViewDialog from "./view-dialog";
import { viewTexts as texts } from "./view-texts";

/** Renames, shares or deletes a view from a list of them. */
export function ChangeView({ view, mayShare }: { view: SavedView; mayShare: boolean }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" aria-label={texts.change(view.name)} onPress={() => setOpen(true)}>
        {texts.changeButton}
      </Button>
      {isOpen ? (
        <ViewDialog shown={null} view={view} mayShare={mayShare} onClose={() => setOpen(false)} />
      ) : null}
    </>
  );
}

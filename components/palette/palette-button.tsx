"use client";

import * as search from "lucide-react/icons/search";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { later } from "@/components/shell/later";
import type { NavGroup } from "@/components/shell/navigation";
import { drawnIcon } from "@/components/ui/drawn-icon";
import type { Role } from "@/lib/engine/roles";
import { paletteTexts as texts } from "./texts";

const SEARCH = drawnIcon(search);

/** Loaded when it is first asked for. */
const Palette = later(async () => (await import("./palette")).default);
const AddLeadDialog = later(
  async () => (await import("@/components/leads/add-lead-dialog")).default,
);

/**
 * Opens the command palette, as do Ctrl K and ⌘ K everywhere. `isCompact`: the icon alone, for the head
 * of a phone's screen, without keys of its own.
 */
export function PaletteButton({
  navigation,
  role,
  isCompact = false,
}: {
  navigation: readonly NavGroup[];
  role: Role;
  isCompact?: boolean;
}) {
  const router = useRouter();
  const [isOpen, setOpen] = useState(false);
  const [isAdding, setAdding] = useState(false);
  useEffect(() => {
    if (isCompact) return;
    const press = (event: KeyboardEvent) => {
      const isAsked = (event.metaKey || event.ctrlKey) && !event.altKey && !event.shiftKey;
      if (!isAsked || event.key.toLowerCase() !== "k" || event.isComposing) return;
      event.preventDefault();
      if (!event.repeat) setOpen((was) => !was);
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isCompact]);
  return (
    <>
      <button
        type="button"
        title={texts.title}
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
        className={
          isCompact
            ? "flex size-10 items-center justify-center rounded-md text-ink-muted hover:bg-hover [&>svg]:size-5"
            : "flex h-8 w-full items-center justify-center gap-2.5 rounded-md border border-line bg-raised px-2 text-ink-muted hover:border-line-strong hover:text-ink rail:justify-start pointer-coarse:h-10 [&>svg]:size-4 [&>svg]:shrink-0"
        }
      >
        {SEARCH}
        <span
          className={isCompact ? "sr-only" : "min-w-0 flex-1 truncate text-left max-rail:sr-only"}
        >
          {texts.open}
        </span>
        {isCompact ? null : (
          <span aria-hidden="true" className="font-sans text-2xs text-ink-faint max-rail:hidden">
            {texts.shortcut}
          </span>
        )}
      </button>
      {isOpen ? (
        <Palette
          navigation={navigation}
          role={role}
          onAddLead={() => setAdding(true)}
          onClose={() => setOpen(false)}
        />
      ) : null}
      {isAdding ? (
        <AddLeadDialog
          onAdded={(id) => router.push(`/leads/${id}`)}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </>
  );
}

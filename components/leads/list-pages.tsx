"use client";

import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { useEffect, useRef } from "react";
import { isFocusFree } from "@/components/ui/key-target";
import { LinkButton } from "@/components/ui/link-button";
import { LIST_ID, type ListState, listAddress } from "./list-address";
import { listTexts } from "./list-texts";

interface ListPagesProps {
  /** What the list shows, without its page. */
  state: ListState;
  isFirst: boolean;
  previous: string | null;
  next: string | null;
}

/** One page on or back, and back to the first; whoever goes there begins at its head. */
export function ListPages({ state, isFirst, previous, next }: ListPagesProps) {
  const nav = useRef<HTMLElement>(null);
  const page = `${previous} ${next}`;
  const shown = useRef(page);
  useEffect(() => {
    if (shown.current === page) return;
    shown.current = page;
    // The link that was followed may be gone.
    const isHere = isFocusFree() || nav.current?.contains(document.activeElement);
    const list = document.getElementById(LIST_ID)?.querySelector<HTMLElement>("[tabindex]");
    if (isHere) list?.focus({ preventScroll: true });
  }, [page]);
  if (isFirst && next === null) return null;
  return (
    <nav ref={nav} aria-label={listTexts.pages} className="flex flex-wrap justify-end gap-2">
      {isFirst ? null : (
        <LinkButton href={listAddress(state)} icon={<ChevronsLeft aria-hidden="true" />}>
          {listTexts.first}
        </LinkButton>
      )}
      {previous === null ? null : (
        <LinkButton
          href={listAddress({ ...state, before: previous })}
          icon={<ChevronLeft aria-hidden="true" />}
        >
          {listTexts.previous}
        </LinkButton>
      )}
      {next === null ? null : (
        <LinkButton href={listAddress({ ...state, cursor: next })}>
          {listTexts.next}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}

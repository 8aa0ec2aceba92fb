import { ChevronLeft, ChevronRight, ChevronsLeft } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import { type ListState, listAddress } from "./list-address";
import { listTexts } from "./list-texts";

interface ListPagesProps {
  /** What the list shows, without its page. */
  state: ListState;
  isFirst: boolean;
  previous: string | null;
  next: string | null;
}

/** One page on or back, and back to the first. */
export function ListPages({ state, isFirst, previous, next }: ListPagesProps) {
  if (isFirst && next === null) return null;
  return (
    <nav aria-label={listTexts.pages} className="flex flex-wrap justify-end gap-2">
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

import { ChevronRight, ChevronsLeft } from "lucide-react";
import { LinkButton } from "@/components/ui/link-button";
import type { LeadFilter } from "@/lib/leads/schema";
import type { LeadSort } from "@/lib/leads/schema/inputs";
import { listAddress } from "./list-address";
import { listTexts } from "./list-texts";

interface ListPagesProps {
  filter: LeadFilter;
  sort: LeadSort;
  cursor: string | undefined;
  next: string | null;
}

/** On to the next page and back to the first; the browser's Back goes one page back. */
export function ListPages({ filter, sort, cursor, next }: ListPagesProps) {
  if (cursor === undefined && next === null) return null;
  return (
    <nav aria-label={listTexts.pages} className="flex justify-end gap-2">
      {cursor === undefined ? null : (
        <LinkButton href={listAddress({ filter, sort })} icon={<ChevronsLeft aria-hidden="true" />}>
          {listTexts.first}
        </LinkButton>
      )}
      {next === null ? null : (
        <LinkButton href={listAddress({ filter, sort, cursor: next })}>
          {listTexts.next}
          <ChevronRight aria-hidden="true" />
        </LinkButton>
      )}
    </nav>
  );
}

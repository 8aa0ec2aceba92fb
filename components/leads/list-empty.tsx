import { SearchX, Users } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { AddLeadButton } from "./add-lead-button";
import { listTexts } from "./list-texts";

interface ListEmptyProps {
  isFiltered: boolean;
  mayAdd: boolean;
  mayImport: boolean;
}

/** Instead of an empty table. */
export function ListEmpty({ isFiltered, mayAdd, mayImport }: ListEmptyProps) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={listTexts.nothingTitle}
        action={<LinkButton href="/leads">{listTexts.clear}</LinkButton>}
      >
        {listTexts.nothingText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Users />}
      title={listTexts.emptyTitle}
      action={
        <>
          {mayImport ? (
            <LinkButton href="/imports" variant="primary">
              {listTexts.import}
            </LinkButton>
          ) : null}
          {mayAdd ? <AddLeadButton variant="secondary" /> : null}
        </>
      }
    >
      {listTexts.emptyText}
    </EmptyState>
  );
}

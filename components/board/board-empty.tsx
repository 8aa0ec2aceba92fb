"use client";

import { Columns3, SearchX } from "lucide-react";
import { AddLeadButton } from "@/components/leads/add-lead-button";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { boardTexts } from "./texts";

interface BoardEmptyProps {
  isFiltered: boolean;
  mayAdd: boolean;
  mayImport: boolean;
  onClear: () => void;
  onAdded: (id: string) => void;
}

/** Instead of seven empty columns: how leads come to be here. */
export function BoardEmpty({ isFiltered, mayAdd, mayImport, onClear, onAdded }: BoardEmptyProps) {
  if (isFiltered) {
    return (
      <EmptyState
        icon={<SearchX />}
        title={boardTexts.nothingTitle}
        action={<Button onPress={onClear}>{boardTexts.clearFilter}</Button>}
      >
        {boardTexts.nothingText}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Columns3 />}
      title={boardTexts.emptyTitle}
      action={
        <>
          {mayImport ? (
            <LinkButton href="/imports" variant="primary">
              {boardTexts.importLeads}
            </LinkButton>
          ) : null}
          {mayAdd ? <AddLeadButton variant="secondary" onAdded={onAdded} /> : null}
        </>
      }
    >
      {boardTexts.emptyText}
    </EmptyState>
  );
}

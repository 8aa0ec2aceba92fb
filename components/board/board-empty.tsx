"use client";

import { Columns3, SearchX, UserPlus } from "lucide-react";
import { AddLeadDialog } from "@/components/leads/add-lead-dialog";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { boardTexts } from "./texts";

interface BoardEmptyProps {
  isFiltered: boolean;
  mayAdd: boolean;
  mayImport: boolean;
  onClear: () => void;
}

/** Instead of seven empty columns: how leads come to be here. */
export function BoardEmpty({ isFiltered, mayAdd, mayImport, onClear }: BoardEmptyProps) {
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
          {mayAdd ? (
            <AddLeadDialog
              trigger={<Button icon={<UserPlus aria-hidden="true" />}>{boardTexts.addLead}</Button>}
            />
          ) : null}
        </>
      }
    >
      {boardTexts.emptyText}
    </EmptyState>
  );
}

"use client";

import { Inbox, SearchX, UserRoundCheck } from "lucide-react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { queueTexts } from "./texts";
import type { QueueFilter } from "./use-queue-rows";

/** What stands in the list when nothing does: why, and what to do. */
export function QueueEmpty({
  value: { mine, filter },
  onShowAll,
}: {
  value: QueueFilter;
  onShowAll: () => void;
}) {
  const showAll = (
    <Button size="sm" onPress={onShowAll}>
      {queueTexts.showAll}
    </Button>
  );
  if (Object.keys(filter).length > 0) {
    return (
      <EmptyState icon={<SearchX />} title={queueTexts.emptyFilterTitle} action={showAll}>
        {queueTexts.emptyFilter}
      </EmptyState>
    );
  }
  if (mine) {
    return (
      <EmptyState icon={<UserRoundCheck />} title={queueTexts.emptyMineTitle} action={showAll}>
        {queueTexts.emptyMine}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={<Inbox />}
      title={queueTexts.emptyTitle}
      action={
        <>
          <LinkButton size="sm" href="/criteria">
            {queueTexts.emptyCriteria}
          </LinkButton>
          <LinkButton size="sm" href="/board">
            {queueTexts.emptyBoard}
          </LinkButton>
        </>
      }
    >
      {queueTexts.empty}
    </EmptyState>
  );
}

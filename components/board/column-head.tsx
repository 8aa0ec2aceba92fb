"use client";

import { ChevronsLeft, Hourglass, TriangleAlert } from "lucide-react";
import { useEffect, useRef } from "react";
import { Button } from "react-aria-components";
import { formatSpan } from "@/components/leads/format-span";
import { StageDot } from "@/components/leads/stage-mark";
import { IconButton } from "@/components/ui/icon-button";
import { STAGE_INFO } from "@/lib/engine/stages";
import { shortNumberText } from "@/lib/format";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { CountOf } from "./count-of";
import { boardTexts } from "./texts";

interface ColumnHeadProps {
  column: BoardColumn;
  /** How many leads the team wants here at most; null for any number. */
  limit: number | null;
  isCollapsed: boolean;
  onCollapse?: ((isCollapsed: boolean) => void) | undefined;
}

/** Name, count, how many are late, and how long half of them have been here. */
export function ColumnHead({ column, limit, isCollapsed, onCollapse }: ColumnHeadProps) {
  const { stage, count, pastSla, medianAgeMs } = column;
  const { name, longName, meaning } = STAGE_INFO[stage];
  const button = useRef<HTMLButtonElement>(null);
  const isPressed = useRef(false);
  useEffect(() => {
    // The button that was pressed is gone: the one that takes it back has its focus.
    if (isPressed.current) button.current?.focus();
    isPressed.current = false;
  });
  const press = () => {
    isPressed.current = true;
    onCollapse?.(!isCollapsed);
  };
  if (isCollapsed) {
    return (
      <h2 className="shrink-0">
        <Button
          ref={button}
          aria-expanded={false}
          aria-label={`${boardTexts.expand(stage)}: ${boardTexts.leads(count)}`}
          onPress={press}
          className="flex w-full flex-col items-center gap-2 rounded-xl px-1 py-3 hover:bg-hover"
        >
          <StageDot stage={stage} />
          <span className="tabular font-medium text-2xs text-ink-muted">
            {shortNumberText(count)}
          </span>
          <span className="font-medium text-xs [writing-mode:vertical-rl]">{name}</span>
        </Button>
      </h2>
    );
  }
  return (
    <header className="flex h-10 shrink-0 items-center gap-2 px-3">
      <h2 className="flex shrink-0 items-center gap-2 font-semibold text-sm" title={meaning}>
        <StageDot stage={stage} />
        <span className="truncate">{name}</span>
        <span className="sr-only">({longName})</span>
      </h2>
      <CountOf count={count} limit={limit} />
      <span className="ml-auto" />
      {pastSla > 0 ? (
        <span
          title={boardTexts.pastSla(pastSla)}
          className="tabular inline-flex items-center gap-1 rounded-sm bg-bad-soft px-1 font-medium text-2xs text-bad-ink [&_svg]:size-3"
        >
          <TriangleAlert aria-hidden="true" />
          <span aria-hidden="true">{pastSla}</span>
          <span className="sr-only">{boardTexts.pastSla(pastSla)}</span>
        </span>
      ) : null}
      {medianAgeMs === null ? null : (
        <span
          className="tabular inline-flex items-center gap-0.5 whitespace-nowrap text-2xs text-ink-faint [&_svg]:size-3"
          title={boardTexts.medianTitle(formatSpan(medianAgeMs))}
        >
          <Hourglass aria-hidden="true" />
          <span className="sr-only">{boardTexts.median}</span>
          {formatSpan(medianAgeMs)}
        </span>
      )}
      {onCollapse ? (
        <IconButton
          ref={button}
          label={boardTexts.collapse(stage)}
          size="sm"
          icon={<ChevronsLeft aria-hidden="true" />}
          className="-mr-2"
          onPress={press}
        />
      ) : null}
    </header>
  );
}

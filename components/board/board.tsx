"use client";

import { UserPlus } from "lucide-react";
import { useMemo, useRef, useState } from "react";
import { MoveDialog } from "@/components/lead-moves/move-dialog";
import { AddLeadDialog } from "@/components/leads/add-lead-dialog";
import { FilterBar } from "@/components/leads/filter-bar";
import { FilterChips } from "@/components/leads/filter-chips";
import { LoadProblem } from "@/components/leads/load-problem";
import { Button } from "@/components/ui/button";
import { ViewsMenu } from "@/components/views/views-menu";
import type { LeadCard } from "@/lib/leads/schema";
import { filterToParams } from "@/lib/leads/schema/filter-params";
import { can } from "@/lib/operations/policy";
import { namesOfSegments } from "@/lib/segments/schema/names";
import { BoardColumns } from "./board-columns";
import { BoardContext, type BoardTools } from "./board-context";
import { BOARD_VIEWS, boardOf } from "./board-data";
import { BoardEmpty } from "./board-empty";
import { cardCount, findCard } from "./board-state";
import { CardMarks } from "./card-marks";
import { boardTexts } from "./texts";
import { useBoardColumns } from "./use-board-columns";
import { useBoardKeys } from "./use-board-keys";
import { useBoardLive } from "./use-board-live";
import { useBoardMoves } from "./use-board-moves";
import { useFilter } from "./use-filter";
import { useQualifying } from "./use-qualifying";

/** The shared board, from the text that the server sent along. */
export default function Board({ text }: { text: string }) {
  const data = useMemo(() => boardOf(text), [text]);
  const { viewer, timeZone, currency, reasons, colleagues, segments } = data;
  const [filter, setFilter] = useFilter();
  const [marks] = useState(() => new CardMarks());
  const [dragged, setDragged] = useState<LeadCard | null>(null);
  const board = useBoardColumns(data.board, data.filter, filter);
  const { columns, latest, change, refresh, reload } = board;
  const moves = useBoardMoves({ viewer, marks, latest, change, refresh });
  const draggedId = dragged?.id ?? null;
  const news = useBoardLive({ viewerId: viewer.id, marks, refresh, reload, draggedId });
  const frame = useRef<HTMLDivElement>(null);
  useBoardKeys(frame, latest, moves.startMove);
  const { asked } = moves;
  const qualifying = useQualifying(asked?.to === "sql" ? asked.card.id : null);

  const { startMove } = moves;
  const tools = useMemo<BoardTools>(
    () => ({ viewer, timeZone, marks, startMove }),
    [viewer, timeZone, marks, startMove],
  );
  const names = useMemo(
    () => ({
      owners: Object.fromEntries(colleagues.map((one) => [one.id, one.name])),
      reasons: Object.fromEntries(reasons.map((one) => [one.id, one.label])),
      versions: {},
      segments: namesOfSegments(segments),
      timeZone,
      windowDays: data.windowDays,
    }),
    [colleagues, reasons, segments, timeZone, data.windowDays],
  );

  const isFiltered = Object.keys(filter).length > 0;
  const count = cardCount(columns);
  const mayAdd = can(viewer, "lead:write");
  return (
    <BoardContext value={tools}>
      <div ref={frame} className="flex h-fit-screen min-w-0 flex-col">
        <header className="flex flex-col gap-2 px-4 pt-3 pb-2 sm:px-5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="font-semibold text-xl tracking-tight">{boardTexts.title}</h1>
            <p className="tabular text-ink-muted text-xs" aria-live="polite">
              {board.isLoading ? boardTexts.reloading : boardTexts.leads(count)}
            </p>
            {mayAdd ? (
              <div className="max-sm:ml-auto sm:order-last">
                <AddLeadDialog
                  trigger={
                    <Button variant="primary" icon={<UserPlus aria-hidden="true" />}>
                      {boardTexts.addLead}
                    </Button>
                  }
                  onAdded={(id) => void refresh(new Map([[id, { from: null }]]))}
                />
              </div>
            ) : null}
            <FilterBar
              filter={filter}
              onChange={setFilter}
              viewerId={viewer.id}
              colleagues={colleagues}
              segments={segments}
              className="max-sm:w-full sm:ml-auto"
            >
              <ViewsMenu
                place={BOARD_VIEWS}
                search={filterToParams(filter).toString()}
                views={data.views}
                viewerId={viewer.id}
                mayShare={can(viewer, "view:share")}
              />
            </FilterBar>
          </div>
          <FilterChips filter={filter} names={names} onChange={setFilter} />
          {board.failure ? (
            <LoadProblem failure={board.failure} onRetry={() => void reload()} />
          ) : null}
        </header>
        {count === 0 ? (
          <BoardEmpty
            isFiltered={isFiltered}
            mayAdd={mayAdd}
            mayImport={can(viewer, "import:run")}
            onClear={() => setFilter({})}
          />
        ) : (
          <BoardColumns
            columns={columns}
            isFiltered={isFiltered}
            isLoading={board.isLoading}
            dragged={dragged}
            onDragChange={setDragged}
            onDrop={startMove}
            canMove={mayAdd}
            onMore={board.loadMore}
          />
        )}
        <p className="sr-only" aria-live="polite">
          {news}
        </p>
        {asked ? (
          <MoveDialog
            key={`${asked.card.id}-${asked.to}`}
            lead={findCard(columns, asked.card.id) ?? asked.card}
            to={asked.to}
            reasons={reasons}
            currency={currency}
            timeZone={timeZone}
            {...qualifying}
            lastMover={marks.lastMover(asked.card.id)}
            onDone={(outcome) => moves.onAnswered(asked.card, outcome)}
            onClose={moves.close}
          />
        ) : null}
      </div>
    </BoardContext>
  );
}

"use client";

import { useCallback, useMemo, useRef, useState } from "react";
import { AddLeadButton } from "@/components/leads/add-lead-button";
import { FilterBar } from "@/components/leads/filter-bar";
import { FilterChips } from "@/components/leads/filter-chips";
import { GuessedSearch } from "@/components/leads/guessed-search";
import { listTexts } from "@/components/leads/list-texts";
import { LoadProblem } from "@/components/leads/load-problem";
import { later } from "@/components/shell/later";
import { Notice } from "@/components/ui/notice";
import { ViewsMenu } from "@/components/views/views-menu";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import { can } from "@/lib/operations/policy";
import { namesOfSegments } from "@/lib/segments/schema/names";
import { BoardColumns } from "./board-columns";
import { BoardContext, type BoardTools } from "./board-context";
import { BOARD_VIEWS, boardOf } from "./board-data";
import { BoardEmpty } from "./board-empty";
import { cardCount, findCard } from "./board-state";
import { CardMarks } from "./card-marks";
import { ChosenBar } from "./chosen-bar";
import { namesOfGroups } from "./group-names";
import { LookButton } from "./look-button";
import { boardTexts } from "./texts";
import { useBoardAddress } from "./use-board-address";
import { useBoardColumns } from "./use-board-columns";
import { useBoardKeys } from "./use-board-keys";
import { useBoardLive } from "./use-board-live";
import { focusCard, useBoardMoves } from "./use-board-moves";
import { useSelection } from "./use-selection";
import { WhoIsHere } from "./who-is-here";

const MoveLead = later(async () => (await import("./move-lead")).default);
const ManyMovesDialog = later(
  async () => (await import("@/components/lead-moves/many-moves-dialog")).default,
);

const NOTHING: readonly LeadCard[] = [];

/** The shared board, from the text that the server sent along. */
export default function Board({ text }: { text: string }) {
  const data = useMemo(() => boardOf(text), [text]);
  const { viewer, timeZone, currency, reasons, colleagues, segments, limits } = data;
  const { filter, look, search, setFilter, setLook } = useBoardAddress(data.filter);
  const question = useMemo(() => ({ filter, group: look.group }), [filter, look.group]);
  const [first] = useState({ filter: data.filter, group: data.look.group });
  const [marks] = useState(() => new CardMarks());
  const [dragged, setDragged] = useState(NOTHING);
  const board = useBoardColumns(data.board, first, question);
  const { columns, latest, change, refresh, reload } = board;
  const selection = useSelection(columns);
  const chosen = selection.cards;
  const onMoved = selection.drop;
  const moves = useBoardMoves({ viewer, marks, latest, change, refresh, onMoved });
  const { asked, askedMany, startMove, startMoves, settlingOf } = moves;
  const viewerId = viewer.id;
  const news = useBoardLive({ viewerId, marks, refresh, reload, dragged, settlingOf });
  const frame = useRef<HTMLDivElement>(null);
  /** By a key: of all chosen cards, when this is one of them. */
  const startByKey = useCallback(
    (card: LeadCard, to: Stage) => {
      const isAmong = chosen.some(({ id }) => id === card.id);
      void startMoves(isAmong ? chosen : [card], to);
    },
    [chosen, startMoves],
  );
  useBoardKeys(frame, latest, startByKey);

  const { toggle } = selection;
  const { hidden } = look;
  const tools = useMemo<BoardTools>(
    () => ({ viewer, timeZone, marks, hidden, limits, startMove, toggle }),
    [viewer, timeZone, marks, hidden, limits, startMove, toggle],
  );
  const names = useMemo(
    () => ({
      owners: Object.fromEntries(colleagues.map((one) => [one.id, one.name])),
      reasons: Object.fromEntries(reasons.map((one) => [one.id, one.label])),
      versions: {},
      segments: namesOfSegments(segments),
      where: data.where,
      timeZone,
      windowDays: data.windowDays,
    }),
    [colleagues, reasons, segments, timeZone, data.where, data.windowDays],
  );

  const nameOfGroup = useMemo(() => namesOfGroups(colleagues), [colleagues]);

  const isFiltered = Object.keys(filter).length > 0;
  const count = cardCount(columns);
  const mayAdd = can(viewer, "lead:write");
  const onAdded = (id: string) => void refresh(new Map([[id, { from: null }]]));
  return (
    <BoardContext value={tools}>
      <div
        ref={frame}
        {...(chosen.length > 0 ? { "data-choosing": "" } : {})}
        className="flex h-fit-screen min-w-0 flex-col"
      >
        <header className="flex flex-col gap-2 px-4 pt-3 pb-2 sm:px-5">
          <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <h1 className="font-semibold text-xl tracking-tight">{boardTexts.title}</h1>
            <p className="tabular text-ink-muted text-xs" aria-live="polite">
              {board.isLoading ? boardTexts.reloading : boardTexts.leads(count)}
            </p>
            <WhoIsHere viewerId={viewerId} />
            {mayAdd ? (
              <div className="ml-auto xl:order-last">
                <AddLeadButton onAdded={onAdded} />
              </div>
            ) : null}
            <FilterBar
              filter={filter}
              onChange={setFilter}
              viewerId={viewerId}
              colleagues={colleagues}
              segments={segments}
              className="w-full xl:ml-auto xl:w-auto xl:grow xl:justify-end"
            >
              <LookButton look={look} onChange={setLook} />
              <ViewsMenu
                place={BOARD_VIEWS}
                search={search}
                views={data.views}
                viewerId={viewerId}
                mayShare={can(viewer, "view:share")}
              />
            </FilterBar>
          </div>
          <FilterChips filter={filter} names={names} onChange={setFilter} />
          <GuessedSearch text={filter.text} />
          {data.unread.length > 0 ? (
            <Notice tone="warn" title={listTexts.unread}>
              {listTexts.unreadText(data.unread)}
            </Notice>
          ) : null}
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
            onAdded={onAdded}
          />
        ) : (
          <BoardColumns
            columns={columns}
            isFiltered={isFiltered}
            isLoading={board.isLoading}
            dragged={dragged}
            onDragChange={setDragged}
            onDrop={startMoves}
            canDrag={mayAdd}
            selection={mayAdd ? selection : null}
            nameOfGroup={nameOfGroup}
            onMore={board.loadMore}
          />
        )}
        <p className="sr-only" aria-live="polite">
          {news}
        </p>
        {chosen.length > 0 ? (
          <ChosenBar
            cards={chosen}
            viewer={viewer}
            onMove={(cards, to) => void startMoves(cards, to)}
            onClear={() => {
              focusCard(chosen[0]?.id ?? "");
              selection.clear();
            }}
          />
        ) : null}
        {asked ? (
          <MoveLead
            key={`${asked.card.id}-${asked.to}`}
            card={findCard(columns, asked.card.id) ?? asked.card}
            to={asked.to}
            reasons={reasons}
            currency={currency}
            timeZone={timeZone}
            lastMover={marks.lastMover(asked.card.id)}
            onDone={(outcome) => moves.onAnswered(asked.card, outcome)}
            onClose={moves.close}
          />
        ) : null}
        {askedMany ? (
          <ManyMovesDialog
            leads={askedMany.cards.map((card) => findCard(columns, card.id) ?? card)}
            to={askedMany.to}
            reasons={reasons}
            timeZone={timeZone}
            onRefused={() => moves.lookUpMany(askedMany.cards)}
            onDone={(done) => moves.onManyDone(askedMany.cards, askedMany.to, done)}
            onClose={moves.closeMany}
          />
        ) : null}
      </div>
    </BoardContext>
  );
}

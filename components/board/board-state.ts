import { slaDue } from "@/components/leads/sla-clock";
import { STAGES, type Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import { groupKeyOf } from "@/lib/leads/schema/board-look";
import { compareCards } from "./board-order";
import { cardsPerGroup, countedBy, goingOn, recounted } from "./column-groups";

export type Columns = Readonly<Record<Stage, BoardColumn>>;

export function columnsOf(board: readonly BoardColumn[]): Columns {
  const columns = {} as Record<Stage, BoardColumn>;
  for (const stage of STAGES) {
    columns[stage] = board.find((column) => column.stage === stage) ?? {
      stage,
      count: 0,
      pastSla: 0,
      medianAgeMs: null,
      cards: [],
      next: null,
      grouping: null,
    };
  }
  return columns;
}

export function findCard(columns: Columns, id: string): LeadCard | null {
  for (const stage of STAGES) {
    const card = columns[stage].cards.find((one) => one.id === id);
    if (card) return card;
  }
  return null;
}

function isSame<T extends LeadCard | BoardColumn>(a: T, b: T): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Cards of the longest column, or of the longest group of one, that are there. */
export function mostLoaded(columns: Columns): number {
  return Math.max(
    ...STAGES.flatMap((stage) => {
      const { cards, grouping } = columns[stage];
      return grouping ? [...cardsPerGroup(cards, grouping.by).values()] : [cards.length];
    }),
    0,
  );
}

/** The column as it is, where a newly read one says the same. */
function unlessSame(old: BoardColumn, read: BoardColumn): BoardColumn {
  const { cards } = old;
  const isOfSame =
    read.cards.length === cards.length && read.cards.every((card, i) => card === cards[i]);
  return isOfSame && isSame({ ...old, cards: [] }, { ...read, cards: [] }) ? old : read;
}

/** Whether a board was read before a change that is known here already. */
export function isOvertaken(known: Columns, board: readonly BoardColumn[]): boolean {
  return board.some(({ cards }) =>
    cards.some(({ id, version }) => version < (findCard(known, id)?.version ?? 0)),
  );
}

/** A freshly read board; what did not change stays the same objects and is not drawn again. */
export function refreshed(old: Columns, board: readonly BoardColumn[]): Columns {
  const known = new Map(STAGES.flatMap((s) => old[s].cards.map((card) => [card.id, card])));
  const keep = (card: LeadCard) => {
    const before = known.get(card.id);
    return before && isSame(before, card) ? before : card;
  };
  return columnsOf(
    board.map((column) =>
      unlessSame(old[column.stage], { ...column, cards: column.cards.map(keep) }),
    ),
  );
}

/** New totals; the cards stay. */
export function withTotals(columns: Columns, board: readonly BoardColumn[]): Columns {
  const next = { ...columns };
  for (const { stage, count, pastSla, medianAgeMs, grouping } of board) {
    const { cards, grouping: known } = columns[stage];
    const counted = recounted(cards, known, grouping);
    const totals = { count, pastSla, medianAgeMs, grouping: counted };
    next[stage] = unlessSame(columns[stage], { ...columns[stage], ...totals });
  }
  return next;
}

export interface MoreCards extends Pick<BoardColumn, "stage" | "cards" | "next"> {
  /** The key of their group; null when they are not grouped. */
  group: string | null;
}

/** The next cards of a column, without those that meanwhile came by themselves. */
export function withMore(columns: Columns, more: MoreCards): Columns {
  const column = columns[more.stage];
  const known = new Set(STAGES.flatMap((stage) => columns[stage].cards.map((card) => card.id)));
  const added = more.cards.filter((card) => !known.has(card.id));
  const cards = [...column.cards, ...added];
  const next =
    more.group === null
      ? { ...column, cards, next: more.next }
      : { ...column, cards, grouping: goingOn(column.grouping, more.group, more.next) };
  return { ...columns, [more.stage]: next };
}

/**
 * The board after one lead was looked up again. `card` is null when the lead is gone, or does not
 * match the filter any more; `from` is where it stood when it is not among the loaded cards.
 */
export function withCard(
  columns: Columns,
  id: string,
  card: LeadCard | null,
  now: number,
  from: Stage | null = null,
): Columns {
  const before = findCard(columns, id);
  if (before && card && isSame(before, card)) return columns;
  const next: Record<Stage, BoardColumn> = { ...columns };
  const left = before?.stage ?? from;
  if (left) {
    const column = next[left];
    const wasLate = before !== null && isLate(before, now);
    next[left] = {
      ...column,
      count: Math.max(0, column.count - 1),
      pastSla: Math.max(0, column.pastSla - (wasLate ? 1 : 0)),
      cards: before ? column.cards.filter((one) => one.id !== id) : column.cards,
      // Of which group a card was that is not loaded, the next totals tell.
      grouping: before ? countedBy(column.grouping, before, -1) : column.grouping,
    };
  }
  if (card) {
    const column = next[card.stage];
    next[card.stage] = {
      ...column,
      count: column.count + 1,
      pastSla: column.pastSla + (isLate(card, now) ? 1 : 0),
      cards: insert(column, card, now),
      grouping: countedBy(column.grouping, card, 1),
    };
  }
  return next;
}

function isLate(card: LeadCard, now: number): boolean {
  const due = slaDue(card);
  return due !== null && due < now;
}

/** Into its place; behind the loaded cards it is left for the next page to bring. */
function insert({ cards, next, grouping }: BoardColumn, card: LeadCard, now: number): LeadCard[] {
  const key = grouping && groupKeyOf(card, grouping.by);
  const isBeside = (one: LeadCard) => !grouping || groupKeyOf(one, grouping.by) === key;
  const at = cards.findIndex((one) => isBeside(one) && compareCards(card, one, now) < 0);
  if (at >= 0) return cards.toSpliced(at, 0, card);
  const group = grouping?.groups.find((one) => one.key === key);
  return (group ?? { next }).next === null ? [...cards, card] : cards;
}

/** The lead as it will be once the server agrees. */
export function movedCard(card: LeadCard, to: Stage, now: number): LeadCard {
  return {
    ...card,
    stage: to,
    stageAt: now,
    slaDueAt: null,
    claimedBy: null,
    claimedByName: null,
    claimedUntil: null,
  };
}

/** All cards that the board holds. */
export function cardCount(columns: Columns): number {
  return STAGES.reduce((sum, stage) => sum + columns[stage].count, 0);
}

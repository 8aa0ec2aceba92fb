import { and } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { STAGES, type Stage } from "@/lib/engine/stages";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { readWorkspace } from "@/lib/settings/store";
import type { LeadCard } from "../schema";
import type { BoardColumn, ColumnGroup, ColumnGrouping } from "../schema/board-column";
import { type CardGroup, MOST_CARDS } from "../schema/board-look";
import { getBoardInput, getCardsInput, getColumnInput } from "../schema/inputs";
import { readCondition } from "../steps/condition";
import { refuseCursor } from "../steps/rules";
import {
  type ColumnCursor,
  countPastSla,
  GROUP_COLUMNS,
  isInGroup,
  readColumn,
  readMedianStageAt,
} from "../store/board";
import { type CardPeople, readCardPeople, readCards, toCard } from "../store/cards";
import { countGroups, countStages, type GroupCounts, type StageCounts } from "../store/counts";
import type { LeadCondition } from "../store/where";

/** The place before the first card. */
const START = "start";
/** So many groups of a column are shown, the largest; a source can be any text. */
const MOST_GROUPS = 50;

/** Refuses what is no cursor of that column: its first page again would look like more cards. */
function parseCursor(cursor: string | undefined, stage: Stage): ColumnCursor | null {
  if (cursor === undefined || cursor === START) return null;
  const [, part, at, id] = /^(due|rest)\.(\d{1,16})\.(.+)$/.exec(cursor) ?? [];
  if (!part || !at || !id || (part === "due" && stage !== "nurture")) refuseCursor();
  return { part: part === "due" ? "due" : "rest", at: Number(at), id };
}

function cursorAfter(card: LeadCard, now: number): string {
  const { id, stage, stageAt, nurtureUntil } = card;
  const due = stage === "nurture" && nurtureUntil !== null && nurtureUntil <= now;
  return due ? `due.${nurtureUntil}.${id}` : `rest.${stageAt}.${id}`;
}

async function columnPage(
  db: ReadDb,
  stage: Stage,
  where: Parameters<typeof readColumn>[2],
  cursor: ColumnCursor | null,
  limit: number,
  people: CardPeople,
  now: number,
): Promise<{ cards: LeadCard[]; next: string | null }> {
  // What stands first in nurture depends on the day; the other columns only on what was committed.
  const rows =
    where || cursor || stage === "nurture"
      ? await readColumn(db, stage, where, now, cursor, limit + 1)
      : await remembered(db, `lead.column.${stage}.${limit}`, () =>
          readColumn(db, stage, undefined, now, null, limit + 1),
        );
  const cards = rows.slice(0, limit).map((row) => toCard(row, people, now));
  const last = cards.at(-1);
  return { cards, next: rows.length > limit && last ? cursorAfter(last, now) : null };
}

function countOfStage(counts: readonly StageCounts[], stage: Stage): number {
  return counts.find((c) => c.stage === stage)?.count ?? 0;
}

interface ColumnFigures {
  count: number;
  /** When the middle lead of the column entered it; null in an empty or filtered one. */
  middleAt: number | null;
  /** The largest groups first; null when they are not asked for. */
  groups: GroupCounts[] | null;
}

/** What stands in each column, whoever looks. */
async function readFigures(
  db: ReadDb,
  condition: LeadCondition,
  group: CardGroup | undefined,
): Promise<Map<Stage, ColumnFigures>> {
  const counted = group && (await countGroups(db, condition, GROUP_COLUMNS[group]));
  const counts = counted ? sumsOf(counted) : await countStages(db, condition);
  const figures = new Map<Stage, ColumnFigures>();
  for (const { stage, count } of counts) {
    const middleAt =
      condition.where || count === 0 ? null : await readMedianStageAt(db, stage, count);
    const groups = counted?.filter((one) => one.stage === stage).sort(byCount) ?? null;
    figures.set(stage, { count, middleAt, groups });
  }
  return figures;
}

function sumsOf(counted: readonly GroupCounts[]): StageCounts[] {
  const sums = new Map<Stage, number>();
  for (const { stage, count } of counted) sums.set(stage, (sums.get(stage) ?? 0) + count);
  return [...sums].map(([stage, count]) => ({ stage, count }));
}

function byCount(a: GroupCounts, b: GroupCounts): number {
  return b.count - a.count || ((a.key ?? "") < (b.key ?? "") ? -1 : 1);
}

type Page = Pick<BoardColumn, "cards" | "next" | "grouping">;

/** The first cards of each group, until a column has as many as are read of it at once. */
async function groupedPage(
  by: CardGroup,
  counted: readonly GroupCounts[],
  perGroup: number,
  read: (key: string, limit: number) => Promise<{ cards: LeadCard[]; next: string | null }>,
): Promise<Page> {
  const cards: LeadCard[] = [];
  const groups: ColumnGroup[] = [];
  for (const { key: value, count } of counted.slice(0, MOST_GROUPS)) {
    const key = value ?? "";
    const limit = Math.min(perGroup, MOST_CARDS - cards.length);
    const page = limit > 0 ? await read(key, limit) : { cards: [], next: START };
    cards.push(...page.cards);
    groups.push({ key, count, next: page.next });
  }
  const rest = counted.slice(MOST_GROUPS);
  const further = { groups: rest.length, count: rest.reduce((sum, one) => sum + one.count, 0) };
  const grouping: ColumnGrouping = { by, groups, further };
  return { cards, next: null, grouping };
}

/**
 * All columns with their counts and first cards. With a filter no median age is worked out. The counts
 * of a column's groups add up to its own.
 */
export const getBoard = defineQuery({
  name: "lead.board",
  permission: "lead:read",
  input: getBoardInput,
  async run({ db, input: { filter, group, perColumn }, now }): Promise<{
    columns: BoardColumn[];
    now: number;
  }> {
    const condition = await readCondition(db, filter, await readWorkspace(db), now);
    const { where } = condition;
    const people = await readCardPeople(db, now);
    const figures = where
      ? await readFigures(db, condition, group)
      : await remembered(db, `lead.board.${group ?? ""}`, () => readFigures(db, condition, group));
    const pastSla = await countPastSla(db, where, now);
    const columns: BoardColumn[] = [];
    for (const stage of STAGES) {
      const { count, middleAt, groups } = figures.get(stage) ?? {
        count: 0,
        middleAt: null,
        groups: [],
      };
      const read = (bound: typeof where, limit: number) =>
        columnPage(db, stage, bound, null, limit, people, now);
      const page: Page = group
        ? await groupedPage(group, groups ?? [], perColumn, (key, limit) =>
            read(and(where, isInGroup(group, key)), limit),
          )
        : count === 0 || perColumn === 0
          ? { cards: [], next: count === 0 ? null : START, grouping: null }
          : { ...(await read(where, perColumn)), grouping: null };
      columns.push({
        stage,
        count,
        pastSla: countOfStage(pastSla, stage),
        medianAgeMs: middleAt === null ? null : Math.max(0, now - middleAt),
        ...page,
      });
    }
    return { columns, now };
  },
});

/** More cards of one column, or of one of its groups. */
export const getColumn = defineQuery({
  name: "lead.column",
  permission: "lead:read",
  input: getColumnInput,
  async run({ db, input: { stage, filter, group, cursor, limit }, now }) {
    const { where } = await readCondition(db, filter, await readWorkspace(db), now);
    const people = await readCardPeople(db, now);
    const bound = and(where, group && isInGroup(group.by, group.key));
    return columnPage(db, stage, bound, parseCursor(cursor, stage), limit, people, now);
  },
});

/** These cards as they are now, in the order asked for, without those that match no more. */
export const getCards = defineQuery({
  name: "lead.cards",
  permission: "lead:read",
  input: getCardsInput,
  async run({ db, input: { ids, filter }, now }): Promise<LeadCard[]> {
    const { where } = await readCondition(db, filter, await readWorkspace(db), now);
    const people = await readCardPeople(db, now);
    const cards = new Map((await readCards(db, ids, where)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = cards.get(id);
      return row ? [toCard(row, people, now)] : [];
    });
  },
});

import type { ReadDb } from "@/db/handles";
import { STAGES, type Stage } from "@/lib/engine/stages";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { readWorkspace } from "@/lib/settings/store";
import type { BoardColumn, LeadCard } from "../schema";
import { getBoardInput, getCardsInput, getColumnInput } from "../schema/inputs";
import { refuseCursor } from "../steps/rules";
import { type ColumnCursor, countPastSla, readColumn, readMedianStageAt } from "../store/board";
import { readCards, toCard, type UserNames } from "../store/cards";
import { countStages, type StageCounts } from "../store/counts";
import { readUserNames } from "../store/moves";
import { type LeadCondition, readLeadCondition } from "../store/where";

/** Refuses what is no cursor of that column: its first page again would look like more cards. */
function parseCursor(cursor: string | undefined, stage: Stage): ColumnCursor | null {
  if (cursor === undefined) return null;
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
  names: UserNames,
  now: number,
): Promise<{ cards: LeadCard[]; next: string | null }> {
  // What stands first in nurture depends on the day; the other columns only on what was committed.
  const rows =
    where || cursor || stage === "nurture"
      ? await readColumn(db, stage, where, now, cursor, limit + 1)
      : await remembered(db, `lead.column.${stage}.${limit}`, () =>
          readColumn(db, stage, undefined, now, null, limit + 1),
        );
  const cards = rows.slice(0, limit).map((row) => toCard(row, names, now));
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
}

/** What stands in each column, whoever looks. */
async function readFigures(
  db: ReadDb,
  condition: LeadCondition,
): Promise<Map<Stage, ColumnFigures>> {
  const figures = new Map<Stage, ColumnFigures>();
  for (const { stage, count } of await countStages(db, condition)) {
    const middleAt =
      condition.where || count === 0 ? null : await readMedianStageAt(db, stage, count);
    figures.set(stage, { count, middleAt });
  }
  return figures;
}

/** All columns with their counts and first cards. With a filter no median age is worked out. */
export const getBoard = defineQuery({
  name: "lead.board",
  permission: "lead:read",
  input: getBoardInput,
  async run({ db, input: { filter, perColumn }, now }): Promise<{
    columns: BoardColumn[];
    now: number;
  }> {
    const condition = await readLeadCondition(db, filter, await readWorkspace(db), now);
    const { where } = condition;
    const names = await readUserNames(db);
    const figures = where
      ? await readFigures(db, condition)
      : await remembered(db, "lead.board", () => readFigures(db, condition));
    const pastSla = await countPastSla(db, where, now);
    const columns: BoardColumn[] = [];
    for (const stage of STAGES) {
      const { count, middleAt } = figures.get(stage) ?? { count: 0, middleAt: null };
      const page =
        count === 0
          ? { cards: [], next: null }
          : await columnPage(db, stage, where, null, perColumn, names, now);
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

/** More cards of one column. */
export const getColumn = defineQuery({
  name: "lead.column",
  permission: "lead:read",
  input: getColumnInput,
  async run({ db, input: { stage, filter, cursor, limit }, now }) {
    const { where } = await readLeadCondition(db, filter, await readWorkspace(db), now);
    const names = await readUserNames(db);
    return columnPage(db, stage, where, parseCursor(cursor, stage), limit, names, now);
  },
});

/** These cards as they are now, in the order asked for, without those that match no more. */
export const getCards = defineQuery({
  name: "lead.cards",
  permission: "lead:read",
  input: getCardsInput,
  async run({ db, input: { ids, filter }, now }): Promise<LeadCard[]> {
    const { where } = await readLeadCondition(db, filter, await readWorkspace(db), now);
    const names = await readUserNames(db);
    const cards = new Map((await readCards(db, ids, where)).map((row) => [row.id, row]));
    return ids.flatMap((id) => {
      const row = cards.get(id);
      return row ? [toCard(row, names, now)] : [];
    });
  },
});

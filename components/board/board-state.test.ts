import { describe, expect, it } from "vitest";
import { NO_BANT } from "@/lib/engine/bant";
import type { Stage } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn } from "@/lib/leads/schema/board-column";
import {
  cardCount,
  columnsOf,
  findCard,
  isOvertaken,
  movedCard,
  refreshed,
  withCard,
  withMore,
  withTotals,
} from "./board-state";

const NOW = 1_000_000;

function card(id: string, stage: Stage, stageAt: number, more: Partial<LeadCard> = {}): LeadCard {
  return {
    id,
    name: id,
    title: null,
    company: null,
    fit: 0,
    engagement: 0,
    grade: null,
    source: null,
    ownerId: null,
    ownerName: null,
    ownerAwayUntil: null,
    stage,
    stageAt,
    slaDueAt: null,
    firstTouchAt: null,
    bant: NO_BANT,
    label: "newCompany",
    path: null,
    claimedBy: null,
    claimedByName: null,
    claimedUntil: null,
    nurtureUntil: null,
    optedOut: false,
    version: 1,
    ...more,
  };
}

function column(
  stage: Stage,
  cards: LeadCard[],
  count = cards.length,
  next: string | null = null,
): BoardColumn {
  return { stage, count, pastSla: 0, medianAgeMs: null, cards, next, grouping: null };
}

const ids = (cards: readonly LeadCard[]) => cards.map(({ id }) => id);

describe("the board's columns", () => {
  it("moves a card into its place and both counts with it", () => {
    const moving = card("b", "mql", 20);
    const before = columnsOf([column("mql", [moving], 9), column("sal", [card("a", "sal", 10)])]);
    const after = withCard(before, "b", movedCard(moving, "sal", 30), NOW);
    expect(ids(after.mql.cards)).toEqual([]);
    expect([after.mql.count, after.sal.count]).toEqual([8, 2]);
    expect(ids(after.sal.cards)).toEqual(["b", "a"]);
  });

  it("puts a card back where it was when its move is refused", () => {
    const cards = [card("c", "mql", 30), card("b", "mql", 20), card("a", "mql", 10)];
    const before = columnsOf([column("mql", cards)]);
    const [, moving] = cards;
    if (!moving) throw new Error("unreachable");
    const moved = withCard(before, "b", movedCard(moving, "sal", NOW), NOW);
    const back = withCard(moved, "b", moving, NOW);
    expect(ids(back.mql.cards)).toEqual(["c", "b", "a"]);
    expect([back.mql.count, back.sal.count]).toEqual([3, 0]);
  });

  it("counts a lead that was never loaded, but leaves it to the page that brings it", () => {
    const before = columnsOf([column("inquiry", [card("b", "inquiry", 20)], 500, "more")]);
    const old = card("z", "inquiry", 1);
    expect(withCard(before, "z", old, NOW, "inquiry").inquiry).toMatchObject({ count: 500 });
    const moved = withCard(before, "z", card("z", "mql", NOW), NOW, "inquiry");
    expect([moved.inquiry.count, moved.mql.count]).toEqual([499, 1]);
    expect(ids(withCard(before, "z", old, NOW, "inquiry").inquiry.cards)).toEqual(["b"]);
  });

  it("takes away a lead that is gone or matches the filter no more", () => {
    const before = columnsOf([column("mql", [card("a", "mql", 10, { slaDueAt: 5 })])]);
    const late = { ...before, mql: { ...before.mql, pastSla: 1 } };
    const after = withCard(late, "a", null, NOW);
    expect(after.mql).toMatchObject({ count: 0, pastSla: 0, cards: [] });
    expect(findCard(after, "a")).toBeNull();
  });

  it("lists leads in nurture whose day has come first, the longest due before the others", () => {
    const waiting = card("w", "nurture", 90, { nurtureUntil: NOW + 1 });
    const before = columnsOf([column("nurture", [waiting])]);
    const one = withCard(before, "d", card("d", "nurture", 10, { nurtureUntil: 500 }), NOW);
    const two = withCard(one, "e", card("e", "nurture", 20, { nurtureUntil: 400 }), NOW);
    expect(ids(two.nurture.cards)).toEqual(["e", "d", "w"]);
  });

  it("adds the next page without those that came by themselves meanwhile", () => {
    const before = columnsOf([column("mql", [card("b", "mql", 20)], 3, "b")]);
    const more = {
      stage: "mql",
      group: null,
      cards: [card("b", "mql", 20), card("a", "mql", 10)],
    } as const;
    const after = withMore(before, { ...more, cards: [...more.cards], next: null });
    expect(ids(after.mql.cards)).toEqual(["b", "a"]);
    expect(after.mql.next).toBeNull();
  });

  it("keeps unchanged cards as the same objects when the board is read again", () => {
    const a = card("a", "mql", 10);
    const before = columnsOf([column("mql", [a, card("b", "mql", 5)])]);
    const changed = card("b", "mql", 5, { version: 2 });
    const after = refreshed(before, [column("mql", [{ ...a }, changed])]);
    expect(after.mql.cards[0]).toBe(a);
    expect(after.mql.cards[1]).toBe(changed);
    expect(cardCount(after)).toBe(2);
  });

  it("tells a board that was read before a change that is known", () => {
    const known = columnsOf([column("sal", [card("a", "sal", 10, { version: 2 })])]);
    expect(isOvertaken(known, [column("mql", [card("a", "mql", 5)])])).toBe(true);
    const now = [card("a", "sal", 10, { version: 2 }), card("b", "sal", 4)];
    expect(isOvertaken(known, [column("sal", now)])).toBe(false);
  });

  it("keeps columns of which nothing changed as the same objects, so that they are not drawn", () => {
    const read = () => [
      column("mql", [card("a", "mql", 10)]),
      column("sal", [card("b", "sal", 5)]),
      column("sql", []),
    ];
    const before = columnsOf(read());
    const [mql, ...others] = read();
    const after = refreshed(before, [{ ...(mql as BoardColumn), count: 2 }, ...others]);
    expect(after.mql.count).toBe(2);
    expect(after.sal).toBe(before.sal);
    expect(after.sql).toBe(before.sql);
    const counted = withTotals(before, [{ ...column("mql", []), count: 1 }, column("sal", [], 7)]);
    expect(counted.mql).toBe(before.mql);
    expect(counted.sal).toEqual({ ...before.sal, count: 7 });
  });
});

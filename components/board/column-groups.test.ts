import { describe, expect, it } from "vitest";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn, ColumnGroup } from "@/lib/leads/schema/board-column";
import { columnsOf, mostLoaded, withCard, withMore, withTotals } from "./board-state";
import { linesIn, linesOf } from "./column-groups";
import { namesOfGroups } from "./group-names";

const NOW = 1_000_000;

function card(id: string, source: string | null, stageAt: number): LeadCard {
  return { id, name: id, stage: "mql", source, stageAt, slaDueAt: null } as LeadCard;
}

function grouped(cards: LeadCard[], groups: ColumnGroup[]): BoardColumn {
  const count = groups.reduce((sum, group) => sum + group.count, 0);
  const grouping = { by: "source" as const, groups, further: { groups: 0, count: 0 } };
  return { stage: "mql", count, pastSla: 0, medianAgeMs: null, cards, next: null, grouping };
}

const group = (key: string, count: number, next: string | null = null) => ({ key, count, next });
const nameOf = namesOfGroups([{ id: "ana", name: "Ana", active: true }]);
const shown = (column: BoardColumn, folded: readonly string[] = []) =>
  linesOf(column, (key) => folded.includes(key), nameOf).map((line) =>
    "kind" in line && line.kind === "head" ? `${line.name} ${line.group.count}` : line.id,
  );
const groupsOf = ({ grouping }: BoardColumn) => grouping?.groups ?? [];

describe("a grouped column", () => {
  const column = grouped(
    [card("a", "Web", 30), card("n", null, 25), card("b", "Web", 20), card("f", "Fair", 10)],
    [group("Web", 9, "more"), group("", 1), group("Fair", 1)],
  );

  it("shows each group's head with its cards, unknown ones last, and of folded ones the head", () => {
    expect(shown(column, ["Fair"])).toEqual([
      "Fair 1",
      "Web 9",
      "a",
      "b",
      "line more Web",
      "Unknown source 1",
      "n",
    ]);
  });

  it("counts the lines that it has once everything is loaded", () => {
    expect(linesIn(column, () => false)).toBe(3 + 11);
    expect(linesIn(column, (key) => key === "Web")).toBe(3 + 2);
    expect(linesIn({ count: 8614, grouping: null }, () => false)).toBe(8614);
  });

  it("puts a card into its own group, whatever stands beside it in time", () => {
    const after = withCard(columnsOf([column]), "c", card("c", "Fair", 5), NOW).mql;
    expect(shown(after).slice(0, 3)).toEqual(["Fair 2", "f", "c"]);
    expect(after.count).toBe(12);
    const behind = withCard(columnsOf([column]), "z", card("z", "Web", 5), NOW).mql;
    expect(groupsOf(behind)[0]).toEqual(group("Web", 10, "more"));
    expect(behind.cards).toHaveLength(4);
  });

  it("makes the group of a card that is the first of it, and drops one that became empty", () => {
    const came = withCard(columnsOf([column]), "x", card("x", "Call", 5), NOW);
    expect(shown(came.mql).slice(0, 2)).toEqual(["Call 1", "x"]);
    expect(shown(withCard(came, "x", null, NOW).mql)).toEqual(shown(column));
  });

  it("moves a card that became another group's", () => {
    const after = withCard(columnsOf([column]), "f", card("f", "Web", 10), NOW).mql;
    expect(groupsOf(after)).toEqual([group("Web", 10, "more"), group("", 1)]);
    expect(after.count).toBe(11);
  });

  it("goes on where a group's cards end, and no other", () => {
    const more = { stage: "mql", group: "Web", cards: [card("d", "Web", 8)], next: null } as const;
    const after = withMore(columnsOf([column]), { ...more, cards: [...more.cards] });
    expect(groupsOf(after.mql)[0]).toEqual(group("Web", 9));
    expect(shown(after.mql).slice(2, 6)).toEqual(["Web 9", "a", "b", "d"]);
    expect(mostLoaded(after)).toBe(3);
  });

  it("takes new counts, and says where cards are missing that others brought", () => {
    const counts = grouped([], [group("Web", 8, "start"), group("Fair", 2, "start")]);
    const after = withTotals(columnsOf([column]), [counts]).mql;
    expect(groupsOf(after)).toEqual([group("Web", 8, "more"), group("Fair", 2, "start")]);
    expect(after.cards).toBe(column.cards);
  });

  it("says that there are groups which it does not show", () => {
    const [first] = column.cards;
    const many = grouped(first ? [first] : [], [group("Web", 1)]);
    if (many.grouping) many.grouping.further = { groups: 3, count: 4 };
    expect(shown(many)).toEqual(["Web 1", "a", "line further"]);
  });
});

describe("the names of groups", () => {
  it("are those of people, labels and letters, and say what is not known", () => {
    expect([nameOf("owner", "ana"), nameOf("owner", ""), nameOf("owner", "gone")]).toEqual([
      "Ana",
      "Nobody",
      "gone",
    ]);
    expect([
      nameOf("label", "existingCustomer"),
      nameOf("grade", "A"),
      nameOf("grade", ""),
    ]).toEqual(["Customer", "Fit A", "Not scored"]);
  });
});

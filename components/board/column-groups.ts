import { LEAD_LABELS, type LeadLabel } from "@/lib/engine/stages";
import type { LeadCard } from "@/lib/leads/schema";
import type { BoardColumn, ColumnGroup, ColumnGrouping } from "@/lib/leads/schema/board-column";
import { type CardGroup, groupKeyOf } from "@/lib/leads/schema/board-look";

type Grouping = ColumnGrouping | null;

/** Where a group goes on that has cards of which none was read. */
const START = "start";

/** The groups after a card came (`by` 1) or went (-1); one that becomes empty is gone. */
export function countedBy(grouping: Grouping, card: LeadCard, by: 1 | -1): Grouping {
  if (!grouping) return null;
  const key = groupKeyOf(card, grouping.by);
  const isKnown = grouping.groups.some((group) => group.key === key);
  const groups: ColumnGroup[] = isKnown
    ? grouping.groups.map((group) =>
        group.key === key ? { ...group, count: group.count + by } : group,
      )
    : [...grouping.groups, { key, count: Math.max(0, by), next: null }];
  return { ...grouping, groups: groups.filter(({ count }) => count > 0) };
}

/** The groups after more cards of one were read. */
export function goingOn(grouping: Grouping, key: string, next: string | null): Grouping {
  if (!grouping) return null;
  const groups = grouping.groups.map((group) => (group.key === key ? { ...group, next } : group));
  return { ...grouping, groups };
}

/** How many of the cards are of which group. */
export function cardsPerGroup(cards: readonly LeadCard[], by: CardGroup): Map<string, number> {
  const loaded = new Map<string, number>();
  for (const card of cards) {
    const key = groupKeyOf(card, by);
    loaded.set(key, (loaded.get(key) ?? 0) + 1);
  }
  return loaded;
}

/** New counts of the groups; which cards of theirs are there stays. */
export function recounted(
  cards: readonly LeadCard[],
  known: Grouping,
  counted: Grouping,
): Grouping {
  if (!known || counted?.by !== known.by) return known;
  const loaded = cardsPerGroup(cards, known.by);
  const groups = counted.groups.map(({ key, count }) => {
    const before = known.groups.find((group) => group.key === key)?.next ?? null;
    const isMissing = (loaded.get(key) ?? 0) < count;
    return { key, count, next: before ?? (isMissing ? START : null) };
  });
  return { ...counted, groups };
}

/** A line between the cards of a column: the head of a group, or the way to more of its cards. */
export type GroupLine =
  | { kind: "head"; id: string; group: ColumnGroup; name: string; isFolded: boolean }
  | { kind: "more"; id: string; group: ColumnGroup; name: string; left: number }
  | { kind: "further"; id: string; groups: number; count: number };
export type ColumnLine = LeadCard | GroupLine;

/** What the ids of lines begin with that are no cards. */
const LINE = "line ";

export function isLine(id: string | number): boolean {
  return String(id).startsWith(LINE);
}

/** How a group is called, by its key. */
export type NameOfGroup = (by: CardGroup, key: string) => string;

/**
 * What stands in a column from top to bottom: its cards or, grouped, each group's head with its cards.
 * Of a folded group only the head is shown.
 */
export function linesOf(
  { cards, grouping }: Pick<BoardColumn, "cards" | "grouping">,
  isFoldedKey: (key: string) => boolean,
  nameOf: NameOfGroup,
): readonly ColumnLine[] {
  if (!grouping) return cards;
  const { by, further } = grouping;
  const members = new Map<string, LeadCard[]>();
  for (const card of cards) {
    const key = groupKeyOf(card, by);
    const beside = members.get(key);
    if (beside) beside.push(card);
    else members.set(key, [card]);
  }
  const named = grouping.groups.map((group) => ({ group, name: nameOf(by, group.key) }));
  named.sort((a, b) => compareGroups(by, a, b));
  const lines: ColumnLine[] = named.flatMap(({ group, name }) => {
    const { key, next, count } = group;
    const isFolded = isFoldedKey(key);
    const head = { kind: "head", id: `${LINE}head ${key}`, group, name, isFolded } as const;
    if (isFolded) return [head];
    const shown = members.get(key) ?? [];
    const left = count - shown.length;
    const more = { kind: "more", id: `${LINE}more ${key}`, group, name, left } as const;
    return [head, ...shown, ...(next === null ? [] : [more])];
  });
  return further.groups === 0
    ? lines
    : [...lines, { kind: "further", id: `${LINE}further`, ...further }];
}

/** How many lines a column has once all its cards are loaded. */
export function linesIn(
  { count, grouping }: Pick<BoardColumn, "count" | "grouping">,
  isFoldedKey: (key: string) => boolean,
): number {
  if (!grouping) return count;
  const { groups, further } = grouping;
  const cards = groups.map((group) => (isFoldedKey(group.key) ? 0 : group.count));
  return cards.reduce((sum, one) => sum + one, groups.length) + (further.groups === 0 ? 0 : 1);
}

interface Named {
  group: ColumnGroup;
  name: string;
}

/** Labels in their own order, others by name; what is not known comes last. */
function compareGroups(by: CardGroup, a: Named, b: Named): number {
  const [unknownA, unknownB] = [a.group.key === "", b.group.key === ""];
  if (unknownA !== unknownB) return unknownA ? 1 : -1;
  if (by !== "label") return a.name.localeCompare(b.name) || (a.group.key < b.group.key ? -1 : 1);
  const placeOf = ({ group }: Named) => LEAD_LABELS.indexOf(group.key as LeadLabel);
  return placeOf(a) - placeOf(b);
}

import type { LeadCard, SearchInput } from "../schema";

/** What a column's cards can be grouped by. */
export const CARD_GROUPS = ["owner", "source", "label", "grade"] as const;
export type CardGroup = (typeof CARD_GROUPS)[number];

/** What a card shows beside the name, unless it is hidden; in words' order. */
export const CARD_FACTS = [
  "about",
  "score",
  "source",
  "label",
  "sla",
  "age",
  "bant",
  "owner",
] as const;
export type CardFact = (typeof CARD_FACTS)[number];

/** The most cards of a column that are read at once. */
export const MOST_CARDS = 200;

/** How the board looks; which leads it shows is its filter. */
export interface BoardLook {
  group: CardGroup | null;
  hidden: readonly CardFact[];
}

/** Search parameters of the look. */
export const LOOK_PARAMS = ["group", "hide"] as const;

/** The look in search parameters, and the names of its parts that cannot be read. */
export function readLook(search: SearchInput): { look: BoardLook; unread: string[] } {
  const [named, given] = LOOK_PARAMS.map((name) =>
    search instanceof URLSearchParams ? search.getAll(name) : [search[name] ?? []].flat(),
  ) as [string[], string[]];
  const group = CARD_GROUPS.find((one) => one === named[0]) ?? null;
  const hidden = CARD_FACTS.filter((fact) => given.includes(fact));
  const unread = [
    ...(named.length > (group === null ? 0 : 1) ? ["group"] : []),
    ...(given.every((one) => hidden.some((fact) => fact === one)) ? [] : ["hide"]),
  ];
  return { look: { group, hidden }, unread };
}

/** Search parameters of the board: those of its filter, and of its look where somebody chose another. */
export function boardSearch(filter: string, { group, hidden }: BoardLook): string {
  const params = new URLSearchParams(filter);
  if (group !== null) params.set("group", group);
  for (const fact of hidden) params.append("hide", fact);
  return params.toString();
}

/** The group that a card stands in; "" where that is not known, or is nobody. */
export function groupKeyOf(card: LeadCard, group: CardGroup): string {
  return (group === "owner" ? card.ownerId : card[group]) ?? "";
}

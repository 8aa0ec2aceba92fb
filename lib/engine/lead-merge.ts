import type { Attributes, AttributeValue } from "./attributes";
import { BANT_DIMENSIONS, type Bant, type BantDimension, type BantLevel } from "./bant";
import { type StageMove, standingMoves } from "./handoffs";
import { FUNNEL_STAGES, type LeadLabel, type Stage } from "./stages";

/** Which of two leads that are one person: the one that stays, or the one that goes into it. */
export const MERGE_SIDES = ["survivor", "other"] as const;
export type MergeSide = (typeof MERGE_SIDES)[number];

/** What a merge looks at of a lead; times in epoch ms. */
export interface MergedLead<M extends StageMove = StageMove> {
  name: string;
  email: string | null;
  phone: string | null;
  externalId: string | null;
  createdAt: number;
  label: LeadLabel;
  accountId: string | null;
  ownerId: string | null;
  attributes: Attributes;
  observations: readonly { observedAt: number; values: Record<string, AttributeValue | null> }[];
  bant: Bant;
  answers: readonly { dimension: BantDimension; level: BantLevel; at: number }[];
  /** In the order they were made; at least the arrival. */
  moves: readonly M[];
}

/** A value that both may know, and whose is kept. */
export interface Settled<T> {
  value: T | null;
  /** Null where neither knows it. */
  from: MergeSide | null;
}

export interface Timeline<M> {
  /** The moves of the one person, in order; `from` follows the move before. */
  moves: M[];
  /** What does not stand: the same person was with sales by the other lead then. */
  setAside: M[];
  /** The lead whose last move the person stands by. */
  stands: MergeSide;
}

export interface LeadMerge<M> {
  name: Settled<string>;
  email: Settled<string>;
  phone: Settled<string>;
  externalId: Settled<string>;
  owner: Settled<string>;
  account: Settled<string>;
  attributes: Record<string, Settled<AttributeValue>>;
  /** What has to be observed at the merge, so that the joined observations say the same. */
  correction: Record<string, AttributeValue | null>;
  bant: Bant;
  /** The lead that was there first: it says how the person came and what they were to us. */
  first: MergeSide;
  timeline: Timeline<M>;
}

/** Facts about how somebody came to us. Those of one lead stay: a campaign is of its source. */
const CAME_BY: readonly string[] = ["source", "campaign"];

/** From one entry into MQL to the next. */
interface Offer<M> {
  side: MergeSide;
  from: number;
  /** When sales let it go; infinite while it is with them. */
  until: number;
  /** How far it got: the place of its furthest stage. */
  reached: number;
  moves: M[];
}

function offersOf<M extends StageMove>(
  moves: readonly M[],
  side: MergeSide,
): { before: M[]; offers: Offer<M>[] } {
  const standing = new Set(standingMoves(moves).map(({ id }) => id));
  const before: M[] = [];
  const offers: Offer<M>[] = [];
  for (const move of moves) {
    const last = offers.at(-1);
    const stands = standing.has(move.id);
    if (stands && move.to === "mql") {
      if (last) last.until = Math.min(last.until, move.at);
      offers.push({ side, from: move.at, until: Infinity, reached: reach("mql"), moves: [move] });
      continue;
    }
    (last?.moves ?? before).push(move);
    if (!last || !stands) continue;
    if (move.to === "nurture" || move.to === "disqualified") {
      last.until = Math.min(last.until, move.at);
    } else if (last.until === Infinity) last.reached = Math.max(last.reached, reach(move.to));
  }
  return { before, offers };
}

function reach(stage: Stage): number {
  return (FUNNEL_STAGES as readonly Stage[]).indexOf(stage);
}

/** The better claim first: what got further, what is still with sales, what began and ended earlier. */
function byClaim(a: Offer<unknown>, b: Offer<unknown>): number {
  return (
    b.reached - a.reached ||
    Number(b.until === Infinity) - Number(a.until === Infinity) ||
    a.from - b.from ||
    a.until - b.until ||
    MERGE_SIDES.indexOf(a.side) - MERGE_SIDES.indexOf(b.side)
  );
}

/** The moves up to an instant; one that is taken back only after it is not among them. */
function movesUntil<M extends StageMove>(moves: readonly M[], end: number): M[] {
  const cut = moves.findIndex(({ at }) => at > end);
  if (cut < 0) return [...moves];
  const isSplit = moves[cut]?.undoes !== null && moves[cut]?.undoes === moves[cut - 1]?.id;
  return moves.slice(0, isSplit ? cut - 1 : cut);
}

/**
 * The stage history of two leads that are one person. Hand-offs at different times all stand, each
 * up to the next one. Of two at the same time the one that got further stands, because sales had
 * the person once. Without any hand-off the surviving lead's stage stands.
 */
export function mergeTimelines<M extends StageMove>(
  survivor: readonly M[],
  other: readonly M[],
): Timeline<M> {
  const sides = { survivor: offersOf(survivor, "survivor"), other: offersOf(other, "other") };
  const kept: Offer<M>[] = [];
  for (const offer of [...sides.survivor.offers, ...sides.other.offers].sort(byClaim)) {
    const isFree = kept.every(
      (one) => one.side === offer.side || one.until <= offer.from || offer.until <= one.from,
    );
    if (isFree) kept.push(offer);
  }
  kept.sort((a, b) => a.from - b.from || a.until - b.until);

  const arrivals = [survivor[0], other[0]].filter((move) => move !== undefined);
  const [arrival] = arrivals.sort((a, b) => a.at - b.at);
  if (!arrival) throw new RangeError("A lead has at least its arrival");
  const { before } = sides[kept[0]?.side ?? "survivor"];
  const chosen: M[] = [arrival, ...before.slice(1)];
  kept.forEach((offer, i) => {
    const next = kept[i + 1];
    // What follows in the same lead is later anyway, if only by its order.
    const end = next && next.side !== offer.side ? next.from : Infinity;
    chosen.push(...movesUntil(offer.moves, end));
  });

  const standing = new Set(standingMoves(chosen).map(({ id }) => id));
  let stage: Stage | null = null;
  const moves = chosen.map((move): M => {
    if (!standing.has(move.id)) return move;
    const placed = { ...move, from: stage };
    stage = move.to;
    return placed;
  });
  const taken = new Set(chosen.map(({ id }) => id));
  return {
    moves,
    setAside: [...survivor, ...other].filter(({ id }) => !taken.has(id)),
    stands: kept.at(-1)?.side ?? "survivor",
  };
}

function settle<T>(
  survivor: T | null | undefined,
  other: T | null | undefined,
  prefers: MergeSide = "survivor",
): Settled<T> {
  const values = { survivor: survivor ?? null, other: other ?? null };
  const side = values[prefers] === null ? opposite(prefers) : prefers;
  return of(side, values[side]);
}

function opposite(side: MergeSide): MergeSide {
  return side === "survivor" ? "other" : "survivor";
}

/** What one of the two knows, whatever the other does. */
function of<T>(side: MergeSide, value: T | null | undefined): Settled<T> {
  return value === null || value === undefined
    ? { value: null, from: null }
    : { value, from: side };
}

/** When the lead's present value of an attribute became known. */
function knownSince({ observations, createdAt }: MergedLead, id: string): number {
  let since = createdAt;
  for (const { observedAt, values } of observations) if (id in values) since = observedAt;
  return since;
}

/** What a reader of all observations, oldest first, takes to be known. */
function foldedAttributes(sides: readonly MergedLead[]): Record<string, AttributeValue | null> {
  const folded: Record<string, AttributeValue | null> = {};
  const all = sides.flatMap(({ observations }) => observations);
  for (const { values } of all.sort((a, b) => a.observedAt - b.observedAt)) {
    Object.assign(folded, values);
  }
  return folded;
}

/** Per dimension the newest answer, else what stood without one. */
export function bantOf(stood: Bant, answers: MergedLead["answers"]): Bant {
  const bant = { ...stood };
  for (const { dimension, level } of [...answers].sort((a, b) => a.at - b.at)) {
    bant[dimension] = level;
  }
  return bant;
}

function mergeBant(survivor: MergedLead, other: MergedLead): Bant {
  const stood = { ...survivor.bant };
  for (const dimension of BANT_DIMENSIONS) {
    if (stood[dimension] === "unknown") stood[dimension] = other.bant[dimension];
  }
  return bantOf(stood, [...survivor.answers, ...other.answers]);
}

/**
 * What becomes of two leads that turn out to be one person. Name, address and phone are the
 * surviving lead's where it has them. Of a fact that both know the newer stays; a blank never wins.
 */
export function mergeOf<M extends StageMove>(
  survivor: MergedLead<M>,
  other: MergedLead<M>,
): LeadMerge<M> {
  const first: MergeSide = other.createdAt < survivor.createdAt ? "other" : "survivor";
  const timeline = mergeTimelines(survivor.moves, other.moves);
  const attributes: LeadMerge<M>["attributes"] = {};
  const correction: LeadMerge<M>["correction"] = {};
  const folded = foldedAttributes([survivor, other]);
  const ids = new Set([
    ...Object.keys(survivor.attributes),
    ...Object.keys(other.attributes),
    ...Object.keys(folded),
  ]);
  const known = { survivor: survivor.attributes, other: other.attributes };
  const cameBy = CAME_BY.some((id) => id in known[first]) ? first : opposite(first);
  for (const id of ids) {
    const isNewer = knownSince(other, id) > knownSince(survivor, id);
    const settled = CAME_BY.includes(id)
      ? of(cameBy, known[cameBy][id])
      : settle(survivor.attributes[id], other.attributes[id], isNewer ? "other" : "survivor");
    if (settled.from !== null) attributes[id] = settled;
    if ((folded[id] ?? null) !== settled.value) correction[id] = settled.value;
  }
  return {
    name: settle(survivor.name, other.name),
    email: settle(survivor.email, other.email),
    phone: settle(survivor.phone, other.phone),
    externalId: settle(survivor.externalId, other.externalId),
    owner: settle(survivor.ownerId, other.ownerId, timeline.stands),
    account: settle(survivor.accountId, other.accountId),
    attributes,
    correction,
    bant: mergeBant(survivor, other),
    first,
    timeline,
  };
}

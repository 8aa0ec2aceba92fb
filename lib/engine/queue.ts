/** Which leads an SDR is offered, which are theirs, and in which order they are worked. */
import type { MqlPath, Stage } from "./stages";

/** What deciding about a lead's place in the queue needs to know. */
export interface QueueFacts {
  id: string;
  stage: Stage;
  ownerId: string | null;
  claimedBy: string | null;
  /** Epoch ms. */
  claimedUntil: number | null;
  path: MqlPath | null;
  /** Epoch ms. */
  slaDueAt: number | null;
  /** When they asked to be called again, epoch ms. */
  callbackAt: number | null;
  /** Fit and engagement together, in millipoints. */
  score: number;
}

function claimHolds(lead: QueueFacts, now: number): boolean {
  return lead.claimedBy !== null && (lead.claimedUntil ?? 0) > now;
}

/** Who is out of office, by id. */
export type Away = Pick<ReadonlyMap<string, string>, "has">;

/**
 * Offered: nobody else's, and not held by anybody else. An accepted lead only without its owner; one that
 * waits for somebody who is away is offered to everybody, and nothing new to those who are away.
 */
export function isOffered(lead: QueueFacts, userId: string, now: number, away: Away): boolean {
  if (claimHolds(lead, now) && lead.claimedBy !== userId) return false;
  if (lead.ownerId !== userId && away.has(userId)) return false;
  const isLeft = lead.stage === "mql" && lead.ownerId !== null && away.has(lead.ownerId);
  if (lead.ownerId !== null && lead.ownerId !== userId && !isLeft) return false;
  if (lead.stage === "mql") return true;
  return lead.stage === "sal" && lead.ownerId === null;
}

/** Accepted by somebody who is away, and due: a manager gives it to somebody else. */
export function isLeftBehind(lead: QueueFacts, now: number, away: Away): boolean {
  if (lead.stage !== "sal" || lead.ownerId === null || !away.has(lead.ownerId)) return false;
  return [lead.callbackAt, lead.slaDueAt].some((due) => due !== null && due <= now);
}

/** Accepted by them: what they work on. */
export function isAccepted(lead: QueueFacts, userId: string): boolean {
  return lead.stage === "sal" && lead.ownerId === userId;
}

/** Theirs: accepted, assigned to them, or held by their claim. */
export function isMine(lead: QueueFacts, userId: string, now: number): boolean {
  if (isAccepted(lead, userId)) return true;
  if (lead.stage !== "mql") return false;
  return lead.ownerId === userId || (lead.claimedBy === userId && claimHolds(lead, now));
}

/** Fast-tracked first, then the nearest SLA, then the higher score; ties by id. */
export function compareUrgency(a: QueueFacts, b: QueueFacts): number {
  const fast = Number(b.path === "fastTrack") - Number(a.path === "fastTrack");
  if (fast !== 0) return fast;
  const due = (a.slaDueAt ?? Number.MAX_SAFE_INTEGER) - (b.slaDueAt ?? Number.MAX_SAFE_INTEGER);
  if (due !== 0) return due;
  return b.score - a.score || (a.id < b.id ? -1 : 1);
}

/** The queue in its order at `now`: calls that are due come first, the longest waiting one before all. */
export function inOrder<T extends QueueFacts>(sorted: readonly T[], now: number): T[] {
  const dueAt = ({ callbackAt }: T) =>
    callbackAt !== null && callbackAt <= now ? callbackAt : Number.POSITIVE_INFINITY;
  return sorted.toSorted((a, b) => {
    const [first, second] = [dueAt(a), dueAt(b)];
    return first === second ? 0 : first - second;
  });
}

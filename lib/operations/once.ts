import { createHash } from "node:crypto";
import { and, eq, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/db/handles";
import { keptAnswers } from "@/db/schema";
import { containsText, takeTurns } from "@/db/sql";
import { refuse } from "./outcome";

/** For so long a request may come again and is answered as the first time. */
const KEPT_MS = 24 * 3_600_000;

/** A request that may come again, because its sender did not hear the answer. */
export interface Once {
  /** The sender's own name for it. */
  key: string;
  /** SHA-256 of all that makes the request. */
  request: string;
}

/** A lock of this sender's key: of two that come at once, the second finds the first's result. */
function lockOf(actorId: string, key: string): number {
  const digest = createHash("sha256").update(`${actorId} ${key}`).digest("hex");
  return Number.parseInt(digest.slice(0, 12), 16);
}

/** Forgets answers that are kept no longer. */
export async function forgetOldAnswers(tx: Tx, now: number): Promise<void> {
  await tx.delete(keptAnswers).where(lt(keptAnswers.at, now - KEPT_MS));
}

/**
 * Takes these words, such as addresses of somebody who is erased, out of answers that are kept. Those
 * stay: without them what was done would be done again.
 */
export async function forgetInAnswers(tx: Tx, words: readonly string[]): Promise<void> {
  if (words.length === 0) return;
  const text = sql`cast(${keptAnswers.result} as text)`;
  const rows = await tx
    .select()
    .from(keptAnswers)
    .where(or(...words.map((word) => containsText(text, word))));
  const patterns = words.map((word) => wholeWord(word));
  for (const { actorId, key, result } of rows) {
    const without = JSON.parse(JSON.stringify(result), (_name, value: unknown) =>
      typeof value === "string"
        ? patterns.reduce((all, one) => all.replace(one, "…"), value)
        : value,
    );
    await tx
      .update(keptAnswers)
      .set({ result: without })
      .where(and(eq(keptAnswers.actorId, actorId), eq(keptAnswers.key, key)));
  }
}

/** A word, whatever its case, that is no part of another; a sentence may end with it. */
function wholeWord(word: string): RegExp {
  const literal = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<![\\p{L}\\p{N}._%+-])${literal}(?!\\.?[\\p{L}\\p{N}]|[_%+-])`, "giu");
}

/**
 * Runs `work` unless the same request was answered before, and keeps what it came to in the same
 * transaction: whatever happens on the way back, what was done is not done twice. A refusal changed
 * nothing and is not kept. Results must be JSON.
 */
export async function onlyOnce<T>(
  tx: Tx,
  actorId: string,
  { key, request }: Once,
  now: number,
  work: () => Promise<T>,
): Promise<T> {
  await takeTurns(tx, lockOf(actorId, key));
  await forgetOldAnswers(tx, now);
  const [known] = await tx
    .select({ request: keptAnswers.request, result: keptAnswers.result })
    .from(keptAnswers)
    .where(and(eq(keptAnswers.actorId, actorId), eq(keptAnswers.key, key)));
  if (known && known.request !== request) {
    refuse("reused", "This Idempotency-Key was used for another request. Choose a new one.");
  }
  if (known) return (known.result as { value: T }).value;
  const value = await work();
  // Wrapped, for a result may be null, and the column not.
  await tx.insert(keptAnswers).values({ actorId, key, request, result: { value }, at: now });
  return value;
}

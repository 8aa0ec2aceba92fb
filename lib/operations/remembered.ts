import type { ReadDb } from "@/db/handles";
import { newestSeq } from "@/db/newest-entry";

interface Remembered {
  seq: number;
  value: Promise<unknown>;
}

const shared = globalThis as unknown as {
  handoffRemembered?: WeakMap<ReadDb, Map<string, Remembered>>;
};

/**
 * Computes once and keeps the answer until anything is committed, in this process or another: no
 * write is without an audit entry. For what many readers ask and only the whole database answers;
 * `compute` may not depend on who asks or on the time. `name` must be unique in the program.
 */
export async function remembered<T>(
  db: ReadDb,
  name: string,
  compute: () => Promise<T>,
): Promise<T> {
  shared.handoffRemembered ??= new WeakMap();
  const kept = shared.handoffRemembered.get(db) ?? new Map<string, Remembered>();
  shared.handoffRemembered.set(db, kept);
  const seq = await newestSeq(db);
  const known = kept.get(name);
  if (known?.seq === seq) return known.value as Promise<T>;
  const value = compute();
  kept.set(name, { seq, value });
  value.catch(() => kept.delete(name));
  return value;
}

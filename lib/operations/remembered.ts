import { desc } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import { prepared } from "@/db/prepared";
import { audit } from "@/db/schema";

/** The number of the newest audit entry; 0 when there is none. It grows with every commit. */
export async function newestSeq(db: ReadDb): Promise<number> {
  const [row] = await prepared(db, "audit.newest", (d) =>
    d
      .select({ seq: audit.seq })
      .from(audit)
      .orderBy(desc(audit.seq))
      .limit(1)
      .prepare("audit_newest"),
  ).execute();
  return row?.seq ?? 0;
}

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

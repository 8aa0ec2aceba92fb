import type { ReadDb } from "@/db/handles";
import { hasEntryAbout, newestSeq } from "@/db/newest-entry";
import { language } from "@/lib/language";

interface Remembered {
  seq: number;
  value: Promise<unknown>;
}

const shared = globalThis as unknown as {
  handoffRemembered?: WeakMap<ReadDb, Map<string, Remembered>>;
  handoffNow?: WeakMap<ReadDb, AnswersNow>;
};

function keptOf(db: ReadDb): Map<string, Remembered> {
  shared.handoffRemembered ??= new WeakMap();
  const kept = shared.handoffRemembered.get(db) ?? new Map<string, Remembered>();
  shared.handoffRemembered.set(db, kept);
  return kept;
}

function keep<T>(kept: Map<string, Remembered>, name: string, seq: number, value: Promise<T>) {
  kept.set(name, { seq, value });
  value.catch(() => kept.delete(name));
  return value;
}

/**
 * Computes once, for each language, and keeps the answer until anything is committed, in this process
 * or another: no write is without an audit entry. For what many readers ask and only the whole database answers;
 * `compute` may not depend on who asks or on the time. `name` must be unique in the program.
 */
export async function remembered<T>(
  db: ReadDb,
  name: string,
  compute: () => Promise<T>,
): Promise<T> {
  const kept = keptOf(db);
  const key = `${language()} ${name}`;
  const seq = await newestSeq(db);
  const known = kept.get(key);
  if (known?.seq === seq) return known.value as Promise<T>;
  return keep(kept, key, seq, compute());
}

/** So many answers of one kind and state, however many others are asked for. */
const MOST_NOW = 60;
const MINUTE_MS = 60_000;

interface AnswersNow {
  seq: number;
  minute: number;
  kinds: Record<KindNow, Map<string, Promise<unknown>>>;
}

/** What many people ask for alike, and what each of them sees: neither takes the other's room. */
type KindNow = "figures" | "page" | "frame";

/**
 * The same for what follows from the time as well: given again until something is committed, or the
 * minute is over. An answer is of the moment at which it was first asked for, and says so itself if
 * that matters. `name` tells all that it depends on besides.
 */
export async function rememberedNow<T>(
  db: ReadDb,
  now: number,
  name: string,
  compute: () => Promise<T>,
  {
    kind = "figures",
    isKept = () => true,
  }: {
    kind?: KindNow;
    /** Whether an answer may be given again. */
    isKept?: (value: T) => boolean;
  } = {},
): Promise<T> {
  const seq = await newestSeq(db);
  const minute = Math.floor(now / MINUTE_MS);
  shared.handoffNow ??= new WeakMap();
  let kept = shared.handoffNow.get(db);
  if (kept?.seq !== seq || kept.minute !== minute) {
    kept = { seq, minute, kinds: { figures: new Map(), page: new Map(), frame: new Map() } };
    shared.handoffNow.set(db, kept);
  }
  const answers = kept.kinds[kind];
  const key = `${language()} ${name}`;
  const known = answers.get(key);
  if (known) return known as Promise<T>;
  const [oldest] = answers.keys();
  if (oldest !== undefined && answers.size >= MOST_NOW) answers.delete(oldest);
  const value = compute();
  answers.set(key, value);
  value.then(
    (given) => isKept(given) || answers.delete(key),
    () => answers.delete(key),
  );
  return value;
}

/** So many answers that are about certain things; they may be asked for in many ways. */
const MOST_ABOUT = 100;
/** When more has been written since, computing anew is no slower than looking through it. */
const MANY_ENTRIES = 2000;

/**
 * The same for what follows from certain things alone: kept until the audit log has an entry about
 * one of them (`entities`), whatever else is written. `name` tells all that it depends on besides.
 */
export async function rememberedAbout<T>(
  db: ReadDb,
  entities: readonly string[],
  name: string,
  compute: () => Promise<T>,
): Promise<T> {
  const kept = keptOf(db);
  const key = `about ${language()} ${name}`;
  const seq = await newestSeq(db);
  const known = kept.get(key);
  kept.delete(key);
  if (known && (known.seq === seq || !(await isChanged(db, known.seq, seq, entities)))) {
    kept.set(key, { seq, value: known.value });
    return known.value as Promise<T>;
  }
  const about = [...kept.keys()].filter((one) => one.startsWith("about "));
  const tooMany = Math.max(0, about.length + 1 - MOST_ABOUT);
  for (const oldest of about.slice(0, tooMany)) kept.delete(oldest);
  return keep(kept, key, seq, compute());
}

async function isChanged(
  db: ReadDb,
  since: number,
  newest: number,
  entities: readonly string[],
): Promise<boolean> {
  return newest - since > MANY_ENTRIES || hasEntryAbout(db, since, entities);
}

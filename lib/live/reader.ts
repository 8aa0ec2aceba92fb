import { store } from "@/db/client";
import { newestSeq } from "@/db/newest-entry";
import { readAuditAfter } from "@/lib/audit/store";
import { log } from "@/lib/operations/log";
import { LIVE_ENTITIES, type LiveEntity, type LiveEvent } from "./events";
import { hub } from "./hub";

/** More changes than this at once (an import) are told as "look everything up again". */
export const MAX_EVENTS = 300;
/** What entries about who may listen are about. */
const ACCESS: readonly string[] = ["key", "user"];
const FOLLOWED = [...LIVE_ENTITIES, ...ACCESS, "workspace"];
/** An entry that names many leads: looking everything up is no slower. */
const MANY_LEADS = "activity.batch";
/** Not everybody who hears of one may read the report that it is about. */
const UNSAID: readonly string[] = ["alert"];
/** Larger descriptions of a change are left out; screens ask for what they need. */
const MAX_AFTER_CHARACTERS = 4000;

/** `concernsAccess`: keys, sessions or roles changed, so that some may have to stop listening. */
export type LiveNews = { seq: number; concernsAccess: boolean } & (
  | { events: LiveEvent[] }
  | { reset: true }
);
type Listener = (news: LiveNews) => void;

/** Reads new entries of the audit log once for all streams of this process. */
interface Reader {
  /** Joins at the present; gives the number of the last entry already told, and how to leave. */
  join(listener: Listener): Promise<{ seq: number; leave: () => void }>;
}

function makeReader(): Reader {
  const listeners = new Set<Listener>();
  let cursor: Promise<number> | null = null;
  let stop: (() => void) | null = null;
  let reading = false;
  let again = false;

  async function begin(): Promise<number> {
    const opened = await store();
    const seq = await newestSeq(opened.read);
    const unhear = hub().onCommit(wake);
    const unlisten = opened.onForeignCommit(wake);
    stop = () => {
      unhear();
      unlisten();
    };
    return seq;
  }

  function end(): void {
    stop?.();
    stop = null;
    cursor = null;
  }

  function wake(): void {
    again = true;
    if (!reading) void read();
  }

  async function read(): Promise<void> {
    reading = true;
    try {
      while (again && cursor) {
        again = false;
        const news = await newsAfter(await cursor);
        if (!news || !cursor) continue;
        cursor = Promise.resolve(news.seq);
        for (const listener of listeners) listener(news);
      }
    } catch (error) {
      log.error({ err: error }, "live reader failed");
    } finally {
      reading = false;
    }
  }

  return {
    async join(listener) {
      cursor ??= begin();
      const joined = cursor;
      listeners.add(listener);
      try {
        await joined;
      } catch (error) {
        listeners.delete(listener);
        cursor = null;
        throw error;
      }
      return {
        seq: await (cursor ?? joined),
        leave() {
          listeners.delete(listener);
          if (listeners.size === 0) end();
        },
      };
    },
  };
}

/** What happened after an entry, as one piece of news; null when nothing did. */
export async function newsAfter(after: number): Promise<LiveNews | null> {
  const { read } = await store();
  const newest = await newestSeq(read);
  if (newest <= after) return null;
  const rows = await readAuditAfter(read, after, FOLLOWED, MAX_EVENTS + 1);
  const seq = Math.max(newest, rows.at(-1)?.seq ?? 0);
  if (rows.length > MAX_EVENTS) return { seq, reset: true, concernsAccess: true };
  const concernsAccess = rows.some(({ entity }) => ACCESS.includes(entity));
  if (rows.some(({ action }) => action === MANY_LEADS)) {
    return { seq, reset: true, concernsAccess };
  }
  const told = rows.filter(({ entity }) => LIVE_ENTITIES.some((one) => one === entity));
  const events = told.map((row): LiveEvent => {
    const isLong = JSON.stringify(row.after ?? null).length > MAX_AFTER_CHARACTERS;
    return {
      seq: row.seq,
      action: row.action,
      entity: row.entity as LiveEntity,
      entityId: row.entityId,
      actorId: row.actorId,
      actorName: row.actorName,
      after: isLong || UNSAID.includes(row.entity) ? null : row.after,
    };
  });
  return { seq, events, concernsAccess };
}

const shared = globalThis as unknown as { handoffLiveReader?: Reader };

export function liveReader(): Reader {
  shared.handoffLiveReader ??= makeReader();
  return shared.handoffLiveReader;
}

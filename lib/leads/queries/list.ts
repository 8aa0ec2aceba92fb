import { createHash } from "node:crypto";
import type { SQL } from "drizzle-orm";
import type { ReadDb } from "@/db/handles";
import type { Attributes } from "@/lib/engine/attributes";
import {
  compareUrgency,
  inOrder,
  isAccepted,
  isLeftBehind,
  isMine,
  isOffered,
  type QueueFacts,
} from "@/lib/engine/queue";
import { t } from "@/lib/language";
import { refuse } from "@/lib/operations/outcome";
import { can } from "@/lib/operations/policy";
import { defineQuery } from "@/lib/operations/query";
import { remembered } from "@/lib/operations/remembered";
import { readWorkspace } from "@/lib/settings/store";
import type { LeadCard, ListedLead, QueueLead } from "../schema";
import {
  findLeadInput,
  getQueueInput,
  type LeadSort,
  listLeadsInput,
  searchLeadsInput,
} from "../schema/inputs";
import type { QueueCounts } from "../schema/queue";
import { emailKeyOf } from "../steps/attributes";
import { readCondition } from "../steps/condition";
import { refuseCursor } from "../steps/rules";
import { readExternalIds, readFurther } from "../store/addresses";
import { readCardPeople, toCard } from "../store/cards";
import { countLeads } from "../store/counts";
import { type Place, readLeadRows, searchCards } from "../store/list";
import { countReturning, readQueued, readWorked } from "../store/queue";
import { readMeaning } from "../store/search";
import { findIdsByEmail, findIdsByExternalId } from "../store/working";

const QUEUE_LENGTH = 50;

/**
 * Where the next page begins. Its check says of which sort it is, and that nothing of it was lost on
 * the way: a cursor that was cut off would begin somewhere else and end a list too early.
 */
function cursorAfter({ id, sortedBy }: { id: string; sortedBy: unknown }, sort: LeadSort): string {
  const place = `${id}.${sortedBy}`;
  return `${checkOf(place, sort)}.${place}`;
}

function checkOf(place: string, sort: LeadSort): string {
  return createHash("sha256").update(`${sort} ${place}`).digest("hex").slice(0, 8);
}

/** The sort value is last: a name may hold anything. */
function parseCursor(cursor: string | undefined, sort: LeadSort): Place | null {
  if (cursor === undefined) return null;
  const [, check, id, value] = /^(\w{8})\.([\w-]{1,100})\.(.*)$/s.exec(cursor) ?? [];
  if (id === undefined || value === undefined || check !== checkOf(`${id}.${value}`, sort)) {
    refuseCursor();
  }
  return { id, value };
}

export const listLeads = defineQuery({
  name: "lead.list",
  permission: "lead:read",
  input: listLeadsInput,
  async run({ db, input, now }): Promise<{
    rows: ListedLead[];
    /** The page after this one begins there; null when there is none. */
    next: string | null;
    /** The page before this one ends there; null when there is none. */
    previous: string | null;
    /** Null when it was not asked for. */
    total: number | null;
  }> {
    const { filter, sort, cursor, before, limit, facts, keyed, counted } = input;
    if (cursor !== undefined && before !== undefined) refuseCursor();
    const isBack = before !== undefined;
    const place = parseCursor(before ?? cursor, sort);
    const condition = await readCondition(db, filter, await readWorkspace(db), now, sort);
    const people = await readCardPeople(db, now);
    const total = counted ? await countLeads(db, condition) : null;
    const found = await readLeadRows(
      db,
      condition.where,
      sort,
      place && { ...place, isBack },
      limit + 1,
      facts.length > 0,
      total,
    );
    const isMore = found.length > limit;
    const shown = found.slice(0, limit);
    if (isBack) shown.reverse();
    const ids = keyed ? shown.map(({ id }) => id) : [];
    const externalIds = await readExternalIds(db, ids);
    const further = await readFurther(db, ids);
    const keysOf = (id: string) => ({
      externalId: externalIds.get(id) ?? null,
      emails: further.get(id) ?? [],
    });
    const edge = (row: (typeof shown)[number] | undefined) => row && cursorAfter(row, sort);
    return {
      rows: shown.map(({ sortedBy: _, facts: known, ...row }) => ({
        ...toCard(row, people, now),
        facts: chosenOf(known ?? {}, facts),
        ...(keyed ? { keys: keysOf(row.id) } : {}),
      })),
      next: ((isBack || isMore) && edge(shown.at(-1))) || null,
      previous: ((isBack ? isMore : place !== null) && edge(shown[0])) || null,
      total,
    };
  },
});

function chosenOf(known: Attributes, ids: readonly string[]): ListedLead["facts"] {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = Object.hasOwn(known, id) ? known[id] : undefined;
      return value === undefined ? [] : [[id, value]];
    }),
  );
}

/** The lead that has exactly this address, a further one or not, or this id in another system. */
export const findLead = defineQuery({
  name: "lead.find",
  permission: "lead:read",
  input: findLeadInput,
  async run({ db, input: { email, externalId } }): Promise<{ id: string }> {
    const [id] = email
      ? (await findIdsByEmail(db, [emailKeyOf(email)])).values()
      : (await findIdsByExternalId(db, externalId ? [externalId] : [])).values();
    return id === undefined ? refuse("not_found", t("There is no such lead.")) : { id };
  },
});

export const searchLeads = defineQuery({
  name: "lead.search",
  permission: "lead:read",
  input: searchLeadsInput,
  async run({ db, input: { text, limit }, now }): Promise<LeadCard[]> {
    const people = await readCardPeople(db, now);
    const rows = await searchCards(db, text, await readMeaning(db, text), limit);
    return rows.map(({ accountId: _, lastActivityAt: __, ...row }) => toCard(row, people, now));
  },
});

async function readByUrgency(db: ReadDb, where: SQL | undefined): Promise<QueueFacts[]> {
  return (await readWorked(db, where)).sort(compareUrgency);
}

type QueuedRow = Awaited<ReturnType<typeof readQueued>>[number];

/** The queue's view of these leads; each is read once between two commits, whoever asks. */
async function queuedCards(db: ReadDb, ids: readonly string[]): Promise<Map<string, QueuedRow>> {
  const known = await remembered(
    db,
    "lead.queued",
    async (): Promise<Map<string, QueuedRow>> => new Map(),
  );
  const missing = ids.filter((id) => !known.has(id));
  for (const row of await readQueued(db, missing)) known.set(row.id, row);
  return known;
}

/**
 * What the actor can work on next: MQLs that are free or theirs, and leads they accepted. Who assigns
 * leads also has those that are due while their owners are away.
 */
export const getQueue = defineQuery({
  name: "lead.queue",
  permission: "lead:read",
  input: getQueueInput,
  async run({ db, actor, input: { mine, filter }, now }): Promise<{
    leads: QueueLead[];
    counts: QueueCounts;
  }> {
    const { where } = await readCondition(db, filter, await readWorkspace(db), now);
    const people = await readCardPeople(db, now);
    const userId = actor.id ?? "";
    const sorted = where
      ? await readByUrgency(db, where)
      : await remembered(db, "lead.queue", () => readByUrgency(db, undefined));
    const worked = inOrder(sorted, now);
    const offered = worked.filter((lead) => isOffered(lead, userId, now, people.away));
    const accepted = worked.filter((lead) => isAccepted(lead, userId));
    const own = worked.filter((lead) => isMine(lead, userId, now));
    const left = can(actor, "lead:assign")
      ? worked.filter((lead) => isLeftBehind(lead, now, people.away))
      : [];
    const others = mine ? [] : [...offered.slice(0, QUEUE_LENGTH), ...left.slice(0, QUEUE_LENGTH)];
    const both = [...new Set([...own.slice(0, QUEUE_LENGTH), ...others])].sort(compareUrgency);
    const queued = inOrder(both, now);
    const cards = await queuedCards(
      db,
      queued.map(({ id }) => id),
    );
    return {
      leads: queued.flatMap(({ id }) => {
        const row = cards.get(id);
        return row ? [toCard(row, people, now)] : [];
      }),
      counts: {
        offered: offered.length,
        mine: accepted.length,
        awayUntil: people.away.get(userId) ?? null,
        leftBehind: left.length,
        pastSla: new Set(
          [...offered, ...accepted].filter(({ slaDueAt }) => slaDueAt !== null && slaDueAt < now),
        ).size,
        returning: await countReturning(db, userId, where, now),
      },
    };
  },
});

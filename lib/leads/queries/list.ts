import { defineQuery } from "@/lib/operations/query";
import { readWorkspace } from "@/lib/settings/store";
import type { LeadCard, LeadRow, QueueCounts, QueueLead } from "../schema";
import { getQueueInput, listLeadsInput, searchLeadsInput } from "../schema/inputs";
import { toCard } from "../store/cards";
import { countLeads, readLeadRows, searchCards } from "../store/list";
import { readUserNames } from "../store/moves";
import { countQueue, readMine, readOffered } from "../store/queue";
import { leadWhere } from "../store/where";

/** Counting stops here: nobody reads a list that long, and counting further costs. */
const MOST_COUNTED = 1_000_000;
const QUEUE_LENGTH = 50;

/** The sort value is last: a name may hold anything. */
function parseCursor(cursor: string | undefined): { value: string; id: string } | null {
  const [, id, value] = /^([\w-]{1,100})\.(.*)$/s.exec(cursor ?? "") ?? [];
  return id !== undefined && value !== undefined ? { id, value } : null;
}

export const listLeads = defineQuery({
  name: "lead.list",
  permission: "lead:read",
  input: listLeadsInput,
  async run({ db, input: { filter, sort, cursor, limit }, now }): Promise<{
    rows: LeadRow[];
    next: string | null;
    total: number;
  }> {
    const where = leadWhere(filter, await readWorkspace(db), now);
    const names = await readUserNames(db);
    const found = await readLeadRows(db, where, sort, parseCursor(cursor), limit + 1);
    const last = found.length > limit ? found[limit - 1] : undefined;
    return {
      rows: found.slice(0, limit).map(({ sortedBy, ...row }) => toCard(row, names, now)),
      next: last ? `${last.id}.${last.sortedBy}` : null,
      total: await countLeads(db, where, MOST_COUNTED),
    };
  },
});

export const searchLeads = defineQuery({
  name: "lead.search",
  permission: "lead:read",
  input: searchLeadsInput,
  async run({ db, input: { text, limit }, now }): Promise<LeadCard[]> {
    const names = await readUserNames(db);
    return (await searchCards(db, text, limit)).map((row) => toCard(row, names, now));
  },
});

/** Fast track first, then what is due first, then the best score. */
function byUrgency(a: QueueLead, b: QueueLead): number {
  const fast = Number(b.path === "fastTrack") - Number(a.path === "fastTrack");
  if (fast !== 0) return fast;
  const due = (a.slaDueAt ?? Number.MAX_SAFE_INTEGER) - (b.slaDueAt ?? Number.MAX_SAFE_INTEGER);
  if (due !== 0) return due;
  return b.fit + b.engagement - (a.fit + a.engagement) || (a.id < b.id ? -1 : 1);
}

/** What the actor can work on next: MQLs that are free or theirs, and leads they accepted. */
export const getQueue = defineQuery({
  name: "lead.queue",
  permission: "lead:read",
  input: getQueueInput,
  async run({ db, actor, input: { mine, filter }, now }): Promise<{
    leads: QueueLead[];
    counts: QueueCounts;
  }> {
    const where = leadWhere(filter, await readWorkspace(db), now);
    const names = await readUserNames(db);
    const userId = actor.id ?? "";
    const own = await readMine(db, userId, where, now, QUEUE_LENGTH);
    const offered = mine ? [] : await readOffered(db, userId, where, now, QUEUE_LENGTH);
    const queued = new Map([...own, ...offered].map((row) => [row.id, toCard(row, names, now)]));
    return {
      leads: [...queued.values()].sort(byUrgency),
      counts: await countQueue(db, userId, where, now),
    };
  },
});

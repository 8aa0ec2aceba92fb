import type { QueueLead } from "@/lib/leads/schema";
import type { QueueCounts } from "@/lib/leads/schema/queue";

/** What `getQueue` answers. */
export interface QueueAnswer {
  leads: QueueLead[];
  counts: QueueCounts;
}

export interface QueueRow {
  lead: QueueLead;
  /** Why it is not in the queue any more: it is told before it goes. */
  gone: string | null;
}

/**
 * The rows after a fresh answer; those that say the same are the same, so that they are not drawn anew.
 * A lead that a colleague took stays in its place and says so, unless it was this person's own doing (`own`).
 */
export function mergeRows(
  rows: readonly QueueRow[],
  leads: readonly QueueLead[],
  own: ReadonlySet<string>,
  whyGone: (id: string) => string,
): QueueRow[] {
  const fresh = new Set(leads.map(({ id }) => id));
  const known = new Map(rows.map((row) => [row.lead.id, row]));
  const merged: QueueRow[] = leads
    .filter(({ id }) => !own.has(id))
    .map((lead) => {
      const row = known.get(lead.id);
      const isSame = row?.gone === null && JSON.stringify(row.lead) === JSON.stringify(lead);
      return isSame ? row : { lead, gone: null };
    });
  rows.forEach((row, index) => {
    if (fresh.has(row.lead.id) || own.has(row.lead.id)) return;
    merged.splice(Math.min(index, merged.length), 0, {
      lead: row.lead,
      gone: row.gone ?? whyGone(row.lead.id),
    });
  });
  return merged;
}

/** The row beside `id`, of those that are still in the queue; null at the end. */
export function neighbour(
  rows: readonly QueueRow[],
  id: string | null,
  step: 1 | -1,
): QueueLead | null {
  const from = rows.findIndex(({ lead }) => lead.id === id);
  const start = from === -1 && step === -1 ? rows.length : from;
  for (let i = start + step; i >= 0 && i < rows.length; i += step) {
    const row = rows[i];
    if (row && row.gone === null) return row.lead;
  }
  return null;
}

/** Who comes after `id` was dealt with: the next one, at the end the one before. */
export function following(rows: readonly QueueRow[], id: string): QueueLead | null {
  return neighbour(rows, id, 1) ?? neighbour(rows, id, -1);
}

/** The sources to choose from, "" for not known. */
export function sourcesOf(leads: readonly QueueLead[], known: readonly string[]): string[] {
  const all = new Set([...known, ...leads.map(({ source }) => source ?? "")]);
  return [...all].sort((a, b) => (a < b ? -1 : 1));
}

import {
  type Columns,
  columnsInOrder,
  type LeadRecord,
  leadCount,
  leadId,
  OUTCOMES,
} from "./columns";
import { compareIds, ID_BYTES, placeOf, writeId } from "./ids";

/** Leads that follow each other in one of the columns that a whole is put together from. */
interface Run {
  from: Columns;
  first: number;
  /** Not included. */
  end: number;
}

/** Copies rows of `width` entries each. */
function gather<A extends Int32Array | Uint8Array>(
  into: A,
  runs: readonly Run[],
  width: number,
  of: (columns: Columns) => A,
): A {
  let at = 0;
  for (const { from, first, end } of runs) {
    const part = of(from).subarray(first * width, end * width);
    into.set(part, at);
    at += part.length;
  }
  return into;
}

/** Copies what the leads of each run have, and where it begins. */
function gatherLists(
  runs: readonly Run[],
  leads: number,
  of: (columns: Columns) => { at: Uint32Array; minute: Int32Array; code: Uint32Array },
) {
  const begins = ({ from, first }: Run) => of(from).at[first] ?? 0;
  const ends = ({ from, end }: Run) => of(from).at[end] ?? 0;
  const entries = runs.reduce((sum, run) => sum + ends(run) - begins(run), 0);
  const at = new Uint32Array(leads + 1);
  const minute = new Int32Array(entries);
  const code = new Uint32Array(entries);
  let lead = 0;
  let filled = 0;
  for (const run of runs) {
    const lists = of(run.from);
    const start = begins(run);
    minute.set(lists.minute.subarray(start, ends(run)), filled);
    code.set(lists.code.subarray(start, ends(run)), filled);
    for (let i = run.first; i < run.end; i++) {
      at[lead] = (lists.at[i] ?? 0) - start + filled;
      lead += 1;
    }
    filled += ends(run) - start;
  }
  at[leads] = entries;
  return { at, minute, code };
}

/** Runs put one after the other; all must use the dictionaries given. */
function join(runs: readonly Run[], { signatures, facts }: Columns): Columns {
  const leads = runs.reduce((sum, { first, end }) => sum + end - first, 0);
  const events = gatherLists(runs, leads, (from) => ({
    at: from.eventsAt,
    minute: from.eventMinute,
    code: from.eventSignature,
  }));
  const observed = gatherLists(runs, leads, (from) => ({
    at: from.factsAt,
    minute: from.factMinute,
    code: from.factCode,
  }));
  return {
    ids: gather(new Uint8Array(leads * ID_BYTES), runs, ID_BYTES, ({ ids }) => ids),
    created: gather(new Int32Array(leads), runs, 1, ({ created }) => created),
    outcomes: gather(new Int32Array(leads * OUTCOMES), runs, OUTCOMES, ({ outcomes }) => outcomes),
    eventsAt: events.at,
    eventMinute: events.minute,
    eventSignature: events.code,
    factsAt: observed.at,
    factMinute: observed.minute,
    factCode: observed.code,
    signatures,
    facts,
  };
}

/** The columns' own leads put into ascending order of their ids. */
function ascending(columns: Columns): Columns {
  const { ids } = columns;
  const leads = leadCount(columns);
  const order = Array.from({ length: leads }, (_, lead) => lead);
  let sorted = true;
  for (let lead = 1; lead < leads && sorted; lead++) {
    sorted = compareIds(ids, lead - 1, ids, lead) < 0;
  }
  if (sorted) return columns;
  order.sort((a, b) => compareIds(ids, a, ids, b));
  order.forEach((lead, i) => {
    const before = order[i - 1];
    if (before !== undefined && compareIds(ids, before, ids, lead) === 0) {
      throw new RangeError(`Lead ${leadId(columns, lead)} is there twice`);
    }
  });
  const runs = order.map((lead): Run => ({ from: columns, first: lead, end: lead + 1 }));
  return join(runs, columns);
}

/**
 * The leads as columns, whatever order they come in. RangeError on an id that is no UUID or comes
 * twice, and on a history that does not ascend by minute.
 */
export function buildColumns(leads: Iterable<LeadRecord>): Columns {
  return ascending(columnsInOrder(leads, { signatures: [], facts: [] }));
}

/**
 * The columns with some leads new, read again or (by id) gone: what a build from all leads gives,
 * but that dictionaries keep their places and what nobody uses any more. What stays is copied in
 * blocks, so that it costs about the memory's speed; the old columns stay as they were. RangeError
 * as for `buildColumns`.
 */
export function updateLeads(
  columns: Columns,
  changed: Iterable<LeadRecord>,
  gone: readonly string[] = [],
): Columns {
  const fresh = ascending(columnsInOrder(changed, columns));
  const goneIds = new Uint8Array(gone.length * ID_BYTES);
  gone.forEach((id, i) => {
    writeId(goneIds, i, id);
  });
  /** Where the old leads are cut: what is left out there, and what is put in. */
  const cuts: { at: number; fresh: number | null; replaces: boolean }[] = [];
  const cut = (ids: Uint8Array, lead: number, freshLead: number | null) => {
    const at = placeOf(columns.ids, ids, lead);
    const replaces = at < leadCount(columns) && compareIds(columns.ids, at, ids, lead) === 0;
    if (replaces || freshLead !== null) cuts.push({ at, fresh: freshLead, replaces });
  };
  for (let lead = 0; lead < leadCount(fresh); lead++) cut(fresh.ids, lead, lead);
  for (let i = 0; i < gone.length; i++) cut(goneIds, i, null);
  // Of several at one place those that are put in before the old lead come first, by their ids.
  cuts.sort(
    (a, b) =>
      a.at - b.at || Number(a.replaces) - Number(b.replaces) || (a.fresh ?? -1) - (b.fresh ?? -1),
  );
  const runs: Run[] = [];
  let kept = 0;
  for (const { at, fresh: lead, replaces } of cuts) {
    if (at > kept) runs.push({ from: columns, first: kept, end: at });
    if (lead !== null) runs.push({ from: fresh, first: lead, end: lead + 1 });
    kept = Math.max(kept, replaces ? at + 1 : at);
  }
  if (kept < leadCount(columns)) runs.push({ from: columns, first: kept, end: leadCount(columns) });
  return join(runs, fresh);
}

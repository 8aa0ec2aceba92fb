import { type Columns, leadCount, leadId, OUTCOMES } from "./columns";
import { compareIds, ID_BYTES } from "./ids";

/** Leads that follow each other in one of the columns that a whole is put together from. */
export interface Run {
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
export function join(runs: readonly Run[], { signatures, facts }: Columns): Columns {
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

/** The columns' own leads put into ascending order of their ids; RangeError when one is there twice. */
export function ascending(columns: Columns): Columns {
  const { ids } = columns;
  const leads = leadCount(columns);
  let sorted = true;
  for (let lead = 1; lead < leads && sorted; lead++) {
    sorted = compareIds(ids, lead - 1, ids, lead) < 0;
  }
  if (sorted) return columns;
  const order = Array.from({ length: leads }, (_, lead) => lead);
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

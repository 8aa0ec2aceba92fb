import { type Columns, leadCount, leadId, OUTCOMES } from "./columns";
import { compareIds, ID_BYTES } from "./ids";

/** Leads that follow each other in one of the columns that a whole is put together from. */
export interface Run {
  from: Columns;
  first: number;
  /** Not included. */
  end: number;
}

type Column = Int32Array | Uint32Array | Uint8Array;
type Range = readonly [start: number, end: number];

/** One in so many entries more than needed, so that the next ones find room. */
const SPARE = 16;

/**
 * Memory for so many entries: the array's own where that is large enough, else new memory with some
 * to spare. An array that begins within its memory shares it with others.
 */
function memoryFor<A extends Column>(array: A, length: number): A {
  const Kind = array.constructor as new (of: ArrayBufferLike | number) => A;
  const bytes = length * array.BYTES_PER_ELEMENT;
  if (array.byteOffset === 0 && array.buffer.byteLength >= bytes) return new Kind(array.buffer);
  return new Kind(length + Math.ceil(length / SPARE));
}

/** What the runs have of one of the columns, one after the other, in the memory that `base` has. */
function gather<A extends Column>(
  base: Columns,
  runs: readonly Run[],
  of: (columns: Columns) => A,
  rangeOf: (run: Run) => Range,
): A {
  let length = 0;
  const parts = runs.map((run) => {
    const [start, end] = rangeOf(run);
    const to = length;
    length += end - start;
    return { from: of(run.from), start, end, to };
  });
  const into = memoryFor(of(base), length);
  const moved = parts.filter(({ from }) => from.buffer === into.buffer);
  // In this order none is moved over another that is still to be moved.
  for (const { start, end, to } of moved) if (to < start) into.copyWithin(to, start, end);
  for (const { start, end, to } of moved.toReversed()) {
    if (to > start) into.copyWithin(to, start, end);
  }
  for (const { from, start, end, to } of parts) {
    if (from.buffer !== into.buffer) into.set(from.subarray(start, end), to);
  }
  return into.subarray(0, length) as A;
}

/** Where what each lead of the runs has begins, and where all of it ends. */
function beginnings(runs: readonly Run[], of: (columns: Columns) => Uint32Array): Uint32Array {
  const leads = runs.reduce((sum, { first, end }) => sum + end - first, 0);
  const at = new Uint32Array(leads + 1);
  let lead = 0;
  let filled = 0;
  for (const { from, first, end } of runs) {
    const old = of(from);
    const shift = filled - (old[first] as number);
    for (let i = first; i < end; i++) {
      at[lead] = (old[i] as number) + shift;
      lead += 1;
    }
    filled = (old[end] as number) + shift;
  }
  at[leads] = filled;
  return at;
}

/**
 * Runs put one after the other, in the memory of `base` where it is large enough: whatever else is
 * laid over that memory says nothing any more. All must use the dictionaries given.
 */
export function join(
  base: Columns,
  runs: readonly Run[],
  { signatures, facts }: Pick<Columns, "signatures" | "facts">,
): Columns {
  const rows =
    (width: number) =>
    ({ first, end }: Run): Range => [first * width, end * width];
  const lists =
    (of: (columns: Columns) => Uint32Array) =>
    ({ from, first, end }: Run): Range => [of(from)[first] as number, of(from)[end] as number];
  const events = lists(({ eventsAt }) => eventsAt);
  const observed = lists(({ factsAt }) => factsAt);
  return {
    ids: gather(base, runs, ({ ids }) => ids, rows(ID_BYTES)),
    created: gather(base, runs, ({ created }) => created, rows(1)),
    outcomes: gather(base, runs, ({ outcomes }) => outcomes, rows(OUTCOMES)),
    eventsAt: beginnings(runs, ({ eventsAt }) => eventsAt),
    eventMinute: gather(base, runs, ({ eventMinute }) => eventMinute, events),
    eventSignature: gather(base, runs, ({ eventSignature }) => eventSignature, events),
    factsAt: beginnings(runs, ({ factsAt }) => factsAt),
    factMinute: gather(base, runs, ({ factMinute }) => factMinute, observed),
    factCode: gather(base, runs, ({ factCode }) => factCode, observed),
    signatures,
    facts,
  };
}

const NOTHING: Columns = {
  ids: new Uint8Array(0),
  created: new Int32Array(0),
  outcomes: new Int32Array(0),
  eventsAt: new Uint32Array(0),
  eventMinute: new Int32Array(0),
  eventSignature: new Uint32Array(0),
  factsAt: new Uint32Array(0),
  factMinute: new Int32Array(0),
  factCode: new Uint32Array(0),
  signatures: [],
  facts: [],
};

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
  return join(NOTHING, runs, columns);
}

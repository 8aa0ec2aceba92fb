import { ColumnsBuilder } from "./builder";
import { type Columns, type LeadRecord, leadCount, OUTCOMES } from "./columns";
import { compareIds, ID_BYTES, placeOf, writeId } from "./ids";
import { join, type Run } from "./join";

/**
 * The leads as columns, whatever order they come in. RangeError on an id that is no UUID or comes
 * twice, and on a history that does not ascend by minute.
 */
export function buildColumns(leads: Iterable<LeadRecord>): Columns {
  const builder = new ColumnsBuilder();
  for (const lead of leads) builder.add(lead);
  return builder.finish();
}

type Numbers = Int32Array | Uint32Array;

function areSame(a: Numbers, fromA: number, b: Numbers, fromB: number, count: number): boolean {
  for (let i = 0; i < count; i++) if (a[fromA + i] !== b[fromB + i]) return false;
  return true;
}

/** Whether both places hold the same; the dictionaries of one begin with those of the other. */
function saysSame(a: Columns, leadA: number, b: Columns, leadB: number): boolean {
  const [eventsA, eventsB] = [a.eventsAt[leadA] ?? 0, b.eventsAt[leadB] ?? 0];
  const [factsA, factsB] = [a.factsAt[leadA] ?? 0, b.factsAt[leadB] ?? 0];
  const events = (a.eventsAt[leadA + 1] ?? 0) - eventsA;
  const facts = (a.factsAt[leadA + 1] ?? 0) - factsA;
  return (
    a.created[leadA] === b.created[leadB] &&
    areSame(a.outcomes, leadA * OUTCOMES, b.outcomes, leadB * OUTCOMES, OUTCOMES) &&
    events === (b.eventsAt[leadB + 1] ?? 0) - eventsB &&
    facts === (b.factsAt[leadB + 1] ?? 0) - factsB &&
    areSame(a.eventMinute, eventsA, b.eventMinute, eventsB, events) &&
    areSame(a.eventSignature, eventsA, b.eventSignature, eventsB, events) &&
    areSame(a.factMinute, factsA, b.factMinute, factsB, facts) &&
    areSame(a.factCode, factsA, b.factCode, factsB, facts)
  );
}

/**
 * The columns with some leads new, read again or (by id) gone: what a build from all leads gives,
 * but that dictionaries keep their places and what nobody uses any more. When nothing differs they
 * are returned as they are. Else they are no longer to be used: what stays is moved within their
 * memory, so that what comes at the end costs nothing, and anything at the most the memory's speed.
 * RangeError as for `buildColumns`, and then nothing was changed.
 */
export function updateLeads(
  columns: Columns,
  changed: Iterable<LeadRecord>,
  gone: readonly string[] = [],
): Columns {
  const builder = new ColumnsBuilder(columns);
  for (const lead of changed) builder.add(lead);
  const fresh = builder.finish();
  const goneIds = new Uint8Array(gone.length * ID_BYTES);
  gone.forEach((id, i) => {
    writeId(goneIds, i, id);
  });
  /** Where the old leads are cut: what is left out there, and what is put in. */
  const cuts: { at: number; fresh: number | null; replaces: boolean }[] = [];
  const cut = (ids: Uint8Array, lead: number, freshLead: number | null) => {
    const at = placeOf(columns.ids, ids, lead);
    const replaces = at < leadCount(columns) && compareIds(columns.ids, at, ids, lead) === 0;
    if (replaces && freshLead !== null && saysSame(columns, at, fresh, freshLead)) return;
    if (replaces || freshLead !== null) cuts.push({ at, fresh: freshLead, replaces });
  };
  for (let lead = 0; lead < leadCount(fresh); lead++) cut(fresh.ids, lead, lead);
  for (let i = 0; i < gone.length; i++) cut(goneIds, i, null);
  if (cuts.length === 0) return columns;
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
  return join(columns, runs, fresh);
}

/** The entries that some code names, and all codes put to their places. */
function renumbered<T>(entries: readonly T[], codes: Uint32Array): [readonly T[], Uint32Array] {
  const places = new Uint32Array(entries.length);
  for (let i = 0; i < codes.length; i++) places[codes[i] as number] = 1;
  const used = entries.filter((_, place) => places[place] === 1);
  if (used.length === entries.length) return [entries, codes];
  let filled = 0;
  for (let place = 0; place < places.length; place++) {
    if (places[place] === 0) continue;
    places[place] = filled;
    filled += 1;
  }
  return [used, codes.map((code) => places[code] as number)];
}

/** The same columns, without what their dictionaries keep of leads that are gone or have changed. */
export function withoutUnused(columns: Columns): Columns {
  const [signatures, eventSignature] = renumbered(columns.signatures, columns.eventSignature);
  const [facts, factCode] = renumbered(columns.facts, columns.factCode);
  return { ...columns, signatures, eventSignature, facts, factCode };
}

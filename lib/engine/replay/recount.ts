import type { CompiledCriteria } from "../compile";
import { type Columns, leadCount } from "./columns";
import type { Spans } from "./crossings";
import { integers, naturals } from "./growing";
import { type CountedEvents, type Moments, ruleShapeOf } from "./moments";
import { lapseOf } from "./plan";
import type { Tables } from "./tables";

/** Rules that are counted again at most; for more, all is collected at once sooner. */
const AT_MOST = 2;

/** Moments that come in between others. */
export interface Between {
  /** By lead, as in `Moments`. */
  at: Uint32Array;
  /** Epoch minutes. */
  minute: Int32Array;
  /** By moment, the place of the moment so far that it goes before; ascending. */
  before: Uint32Array;
}

export interface Recounted {
  moments: Moments;
  between: Between[];
}

/**
 * The moments when other engagement rules are asked and all else is as it was: the events that
 * count for a rule as before stay the same object, those of the others are found anew. Moments are
 * only added; one of which no rule knows any more changes nothing, as scores fall between the others.
 * Null when only collecting all anew tells. Spans must count all engagement.
 */
export function recount(
  moments: Moments,
  shapes: readonly string[],
  { criteria, engagement }: CompiledCriteria,
  columns: Columns,
  tables: Tables,
  spans: Spans,
): Recounted | null {
  const left = shapes.map((shape, r) => ({ shape, events: moments.counted[r] }));
  const counted = criteria.engagement.map((rule) => {
    const place = left.findIndex(({ shape }) => shape === ruleShapeOf(rule));
    return place < 0 ? undefined : left.splice(place, 1)[0]?.events;
  });
  const missing = [...counted.keys()].filter((r) => !counted[r]);
  if (missing.length > AT_MOST) return null;
  let found = moments;
  const between: Between[] = [];
  for (const r of missing) {
    const rule = criteria.engagement[r];
    // Where points below zero expire a score rises, too.
    if (!rule || lapseOf(rule) !== null) return null;
    const matches = tables.matching(rule.activity, rule.where);
    const take = engagement[r]?.take ?? 0;
    const { events, more } = count(found, { matches, take, uses: tables.uses }, columns, spans);
    counted[r] = events;
    if (more.minute.length === 0) continue;
    found = withMore(found, more);
    between.push(more);
  }
  const all = counted.filter((events) => events !== undefined);
  return { moments: { ...found, counted: all }, between };
}

interface Asked {
  /** By place in `signatures`, 1 where it counts, and how many events there are. */
  matches: Uint8Array;
  uses: Uint32Array;
  /** First by time. */
  take: number;
}

/** The events that count for a rule, and their minutes with open gates that are no moments yet. */
function count(
  moments: Moments,
  { matches, uses, take }: Asked,
  columns: Columns,
  spans: Spans,
): { events: CountedEvents; more: Between } {
  const { eventsAt, eventMinute, eventSignature } = columns;
  const { at, minute: known, turnsAt, turns } = moments;
  const leads = leadCount(columns);
  const used = uses.reduce((sum, each, place) => sum + each * (matches[place] as number), 0);
  // One place more, for what is written and does not count.
  const minutes = new Int32Array(Math.min(used, take * leads) + 1);
  const places = naturals();
  const moreAt = new Uint32Array(leads + 1);
  const more = integers();
  const before = naturals();
  let filled = 0;
  let most = 0;
  for (let lead = 0; lead < leads; lead++) {
    const from = (spans.from[lead] as number) + (spans.after[lead] as number);
    const until = spans.until[lead] as number;
    const end = from > until ? 0 : (eventsAt[lead + 1] as number);
    const begin = filled;
    const limit = begin + take;
    for (let event = eventsAt[lead] as number; event < end && filled < limit; event++) {
      minutes[filled] = eventMinute[event] as number;
      filled += matches[eventSignature[event] as number] as number;
    }
    while (filled > begin && (minutes[filled - 1] as number) > until) filled -= 1;
    if (filled > begin) {
      places.push(lead);
      places.push(filled);
      most = Math.max(most, filled - begin);
      const last = at[lead + 1] as number;
      const firstTurn = turnsAt[lead] as number;
      const lastTurn = turnsAt[lead + 1] as number;
      let moment = at[lead] as number;
      let turn = firstTurn;
      let latest = from - 1;
      for (let i = begin; i < filled; i++) {
        const minute = minutes[i] as number;
        if (minute <= latest) continue;
        latest = minute;
        while (moment < last && (known[moment] as number) < minute) moment += 1;
        if (moment < last && known[moment] === minute) continue;
        while (turn < lastTurn && (turns[turn] as number) <= minute) turn += 1;
        if ((turn - firstTurn) % 2 === 0) continue;
        more.push(minute);
        before.push(moment);
      }
    }
    moreAt[lead + 1] = more.length;
  }
  return {
    events: { leads: places.finish(), minutes: minutes.slice(0, filled), most },
    more: { at: moreAt, minute: more.finish(), before: before.finish() },
  };
}

/** A lead's first moment is never among those that are added: each belongs to the stretch before it. */
function withMore(moments: Moments, { minute, before }: Between): Moments {
  return {
    ...moments,
    at: moved(moments.at, before),
    minute: merged(moments.minute, minute, before),
    stretchEnd: moved(moments.stretchEnd, before),
  };
}

/** Ends of moments, ascending, when others come in before some places. */
function moved(ends: Uint32Array, before: Uint32Array): Uint32Array {
  let come = 0;
  return ends.map((end) => {
    while (come < before.length && (before[come] as number) <= end) come += 1;
    return end + come;
  });
}

/** The values with more of them, each before a place. */
export function merged<A extends Int32Array | Float64Array>(
  values: A,
  more: A,
  before: Uint32Array,
): A {
  const length = values.length + more.length;
  const all = values instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  let from = 0;
  for (let i = 0; i < more.length; i++) {
    const to = before[i] as number;
    for (; from < to; from++) all[from + i] = values[from] as number;
    all[from + i] = more[i] as number;
  }
  for (; from < values.length; from++) all[from + more.length] = values[from] as number;
  return all as A;
}

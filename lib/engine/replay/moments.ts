import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { MINUTES_PER_DAY } from "../decay";
import type { Arena } from "./arena";
import { type Columns, leadCount } from "./columns";
import type { Spans } from "./crossings";
import { BLOCK_LEADS, bringEvents, type Desk, LANES, layDesk, MERGED } from "./desk";
import type { Growing } from "./growing";
import { type Merged, type Run, withLapses } from "./lapses";
import type { Lists } from "./plan";

const SHORT = Uint16Array.BYTES_PER_ELEMENT;
const INT = Int32Array.BYTES_PER_ELEMENT;
/** Counts above it stand for all there may be. */
const MOST_COUNT = 65_534;

/** What counts for one engagement rule, of the leads of a block. */
export interface CountedEvents {
  /** Addresses of 8 bytes per lead that has any: its first such moment, and where its moments end. */
  givers: number;
  giversEnd: number;
  /** Address of a byte per moment: how many events count. */
  counts: number;
}

/** Some leads, one after the other, and their moments. */
export interface Block {
  first: number;
  leads: number;
  moments: number;
  /** Addresses of 4 bytes per moment: epoch minutes, and their sums. */
  times: number;
  sums: number;
  rules: readonly CountedEvents[];
  /** By rule, how many events of one lead count at most. */
  most: readonly number[];
}

/** The age in minutes at which a rule's events stop holding the score down; null when never. */
function lapseOf({ points, decay }: Criteria["engagement"][number]): number | null {
  return points < 0 && decay.kind === "expire" ? decay.days * MINUTES_PER_DAY : null;
}

/** What decides which moments there are, and which events count. */
export function rulesShapeOf({ engagement }: Criteria): string {
  return JSON.stringify(
    engagement.map((rule) => [rule.activity, rule.where ?? [], rule.repeat, lapseOf(rule)]),
  );
}

/**
 * The moments at which leads can be first to cross, and what counts at each: events that some rule
 * counts, and points below zero that expire. Between moments a score only falls. Which rules hold and
 * which gates are open does not matter here. Several moments of one minute, as kernel.wat tells, speak
 * by the last of them.
 */
export class Moments {
  readonly blocks: readonly Block[];
  /** Address of 4 bytes per lead: where its moments end among those of its block. */
  readonly ends: number;
  /** Minutes from the first moment of a lead to its last one, at most. */
  readonly longest: number;
  private readonly lapses: readonly (number | null)[];

  constructor(
    readonly arena: Arena,
    private readonly columns: Columns,
    private readonly spans: Spans,
    rulesBySignature: Lists,
    { criteria, engagement }: CompiledCriteria,
  ) {
    const leads = leadCount(columns);
    this.lapses = criteria.engagement.map(lapseOf);
    this.ends = arena.allocate(leads * INT);
    const takes = engagement.map(({ take }) => take);
    const desk = layDesk(arena, columns, rulesBySignature, takes);
    const blocks: Block[] = [];
    let longest = 0;
    for (let first = 0; first < leads; first += BLOCK_LEADS) {
      const count = Math.min(BLOCK_LEADS, leads - first);
      longest = Math.max(longest, bringEvents(arena, desk, columns, spans, first, count));
      blocks.push(this.noteBlock(desk, first, count));
    }
    this.blocks = blocks;
    this.longest = longest + Math.max(0, ...this.lapses.map((lapse) => lapse ?? 0));
  }

  get leads(): number {
    return leadCount(this.columns);
  }

  /** The block that a lead is in. */
  blockOf(lead: number): Block {
    return this.blocks[(lead / BLOCK_LEADS) | 0] as Block;
  }

  /** Where the moments of a lead begin and end among those of its block. */
  beginOf(lead: number): number {
    return lead % BLOCK_LEADS === 0 ? 0 : (this.arena.u32[this.ends / INT + lead - 1] as number);
  }

  endOf(lead: number): number {
    return this.arena.u32[this.ends / INT + lead] as number;
  }

  /** Adds the minutes of a lead's events that count for a rule, in order. */
  pushEvents(lead: number, rule: number, to: Growing<Int32Array>): void {
    const { u8, i32 } = this.arena;
    const { times, rules } = this.blockOf(lead);
    const { counts } = rules[rule] as CountedEvents;
    const end = this.endOf(lead);
    for (let moment = this.beginOf(lead); moment < end; moment++) {
      for (let left = u8[counts + moment] as number; left > 0; left--) {
        to.push(i32[times / INT + moment] as number);
      }
    }
  }

  /** Finds the moments of some leads, whose events are on the desk. */
  private noteBlock(desk: Desk, first: number, leads: number): Block {
    const { arena } = this;
    const { kernel } = arena;
    const { width } = desk;
    const ends = this.ends + first * INT;
    arena.u8.fill(0, desk.taken, desk.taken + leads * width);
    arena.u8.fill(0, desk.most, desk.most + width);
    const note = width === LANES * SHORT ? kernel.note8 : kernel.note;
    const noted = note(
      leads,
      desk.events,
      desk.minutes,
      desk.signatures,
      desk.matching,
      desk.take,
      width,
      desk.taken,
      desk.most,
      desk.spare,
      ends,
      desk.times,
      desk.rows,
    );
    const merged = this.lapses.some((lapse) => lapse !== null)
      ? this.addLapses(desk, first, leads, noted)
      : null;
    const moments = merged?.length ?? noted;
    const times = arena.allocate(moments * INT);
    const sums = arena.allocate(moments * INT);
    if (merged) this.mergeTimes(desk, merged, times);
    else arena.u8.copyWithin(times, desk.times, desk.times + moments * INT);
    arena.u8.fill(0, sums, sums + moments * INT);
    const apart = Math.ceil(moments / LANES) * LANES;
    const columns = arena.allocate((apart * width) / SHORT);
    if (merged) this.turnRuns(desk, merged.runs, columns, apart);
    else this.turn(desk.rows, width, columns, apart, moments);
    const rules = this.lapses.map((_, r): CountedEvents => {
      const counts = columns + r * apart;
      const end = kernel.givers(leads, desk.taken + r * SHORT, width, ends, counts, desk.givers);
      const bytes = (end >>> 0) - desk.givers;
      const givers = arena.allocate(bytes);
      arena.u8.copyWithin(givers, desk.givers, desk.givers + bytes);
      return { givers, giversEnd: givers + bytes, counts };
    });
    const most = rules.map((_, r) => {
      const counted = arena.u16[desk.most / SHORT + r] as number;
      return counted < MOST_COUNT ? counted : this.mostEvents(first, leads);
    });
    return { first, leads, moments, times, sums, rules, most };
  }

  /** Puts the minutes of the desk and those between them at an address. */
  private mergeTimes(desk: Desk, { runs, inserted }: Merged, times: number): void {
    const { u8, i32 } = this.arena;
    let at = times;
    let next = 0;
    for (const { from, length } of runs) {
      if (from >= 0) {
        const start = desk.times + from * INT;
        u8.copyWithin(at, start, start + length * INT);
      } else {
        for (let i = 0; i < length; i++) i32[at / INT + i] = inserted[next + i] as number;
        next += length;
      }
      at += length * INT;
    }
  }

  /** Lays rows out by rule, in columns that are so far apart. */
  private turn(rows: number, width: number, columns: number, apart: number, moments: number): void {
    const { kernel } = this.arena;
    for (let lane = 0; lane < width / SHORT; lane += LANES) {
      kernel.turn(rows + lane * SHORT, width, columns + lane * apart, apart, moments);
    }
  }

  /** The same of the desk's rows with others of nothing between them. */
  private turnRuns(desk: Desk, runs: readonly Run[], columns: number, apart: number): void {
    const { u8 } = this.arena;
    const { width, merged } = desk;
    let turned = 0;
    let filled = 0;
    const flush = () => {
      this.turn(merged, width, columns + turned, apart, filled);
      turned += filled;
      filled = 0;
    };
    for (const { from, length } of runs) {
      for (let done = 0; done < length; ) {
        const rows = Math.min(length - done, MERGED - filled);
        const to = merged + filled * width;
        const start = desk.rows + (from + done) * width;
        if (from < 0) u8.fill(0, to, to + rows * width);
        else u8.copyWithin(to, start, start + rows * width);
        done += rows;
        filled += rows;
        if (filled === MERGED) flush();
      }
    }
    flush();
  }

  /** The moments on the desk with those at which points below zero expire between them. */
  private addLapses(desk: Desk, first: number, leads: number, noted: number): Merged {
    const { arena, lapses, spans } = this;
    const ends = this.ends / INT + first;
    const lanes = desk.width / SHORT;
    const merged = withLapses(
      {
        ends: arena.u32.slice(ends, ends + leads),
        times: arena.i32.subarray(desk.times / INT, desk.times / INT + noted),
        lanes,
        rows: arena.u16.subarray(desk.rows / SHORT, desk.rows / SHORT + noted * lanes),
        taken: arena.u16.subarray(desk.taken / SHORT, desk.taken / SHORT + leads * lanes),
      },
      lapses,
      spans.until.subarray(first, first + leads),
    );
    arena.u32.set(merged.ends, ends);
    return merged;
  }

  private mostEvents(first: number, leads: number): number {
    const { eventsAt } = this.columns;
    let most = 0;
    for (let lead = first; lead < first + leads; lead++) {
      most = Math.max(most, (eventsAt[lead + 1] as number) - (eventsAt[lead] as number));
    }
    return most;
  }
}

import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { MINUTES_PER_DAY } from "../decay";
import type { Arena } from "./arena";
import { type Columns, leadCount, NONE } from "./columns";
import type { Spans } from "./crossings";
import type { Growing } from "./growing";
import { withLapses } from "./lapses";
import type { Lists } from "./plan";

/** Leads of a block: what is known of them stays near the processor while rules are added up. */
const BLOCK_LEADS = 4096;
/** Rules that the kernel looks at together. */
const LANES = 8;
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

/** What the kernel reads and writes while it finds the moments of one block. */
interface Desk {
  /** Bytes of a row, which has two per rule. */
  width: number;
  matching: number;
  take: number;
  spare: number;
  events: number;
  minutes: number;
  signatures: number;
  taken: number;
  most: number;
  times: number;
  rows: number;
  givers: number;
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
    const desk = this.layOut(
      rulesBySignature,
      engagement.map(({ take }) => take),
    );
    const blocks: Block[] = [];
    let longest = 0;
    for (let first = 0; first < leads; first += BLOCK_LEADS) {
      const count = Math.min(BLOCK_LEADS, leads - first);
      longest = Math.max(longest, this.bringEvents(desk, first, count));
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

  private layOut({ at, of }: Lists, take: readonly number[]): Desk {
    const { arena } = this;
    const { eventsAt, signatures } = this.columns;
    const leads = leadCount(this.columns);
    const width = Math.max(1, Math.ceil(take.length / LANES)) * LANES * SHORT;
    let most = 0;
    for (let first = 0; first < leads; first += BLOCK_LEADS) {
      const end = eventsAt[Math.min(first + BLOCK_LEADS, leads)] as number;
      most = Math.max(most, end - (eventsAt[first] as number));
    }
    const lapsing = this.lapses.filter((lapse) => lapse !== null).length;
    const moments = most * (1 + lapsing);
    const desk: Desk = {
      width,
      matching: arena.allocate(signatures.length * width),
      take: arena.allocate(width),
      spare: arena.allocate(2 * width),
      events: arena.allocate(BLOCK_LEADS * 2 * INT),
      minutes: arena.allocate(most * INT),
      signatures: arena.allocate(most * INT),
      taken: arena.allocate(BLOCK_LEADS * width),
      most: arena.allocate(width),
      times: arena.allocate(moments * INT),
      // Rows are read by eight.
      rows: arena.allocate((moments + LANES) * width),
      givers: arena.allocate((BLOCK_LEADS + 1) * 2 * INT),
    };
    arena.u8.fill(0, desk.matching, desk.matching + signatures.length * width);
    for (let signature = 0; signature < signatures.length; signature++) {
      const row = (desk.matching + signature * width) / SHORT;
      const last = at[signature + 1] as number;
      for (let i = at[signature] as number; i < last; i++)
        arena.u16[row + (of[i] as number)] = 0xffff;
    }
    arena.u16.fill(0, desk.take / SHORT, (desk.take + width) / SHORT);
    take.forEach((each, r) => {
      arena.u16[desk.take / SHORT + r] = Math.min(each, 0xffff);
    });
    arena.u8.fill(0, desk.spare, desk.spare + 2 * width);
    return desk;
  }

  /** Puts the events that count of some leads on the desk. Minutes between the first and the last of a lead, at most. */
  private bringEvents(desk: Desk, first: number, leads: number): number {
    const { u32, i32 } = this.arena;
    const { eventsAt, eventMinute, eventSignature } = this.columns;
    const { since, until } = this.spans;
    const from = eventsAt[first] as number;
    const to = eventsAt[first + leads] as number;
    i32.set(eventMinute.subarray(from, to), desk.minutes / INT);
    u32.set(eventSignature.subarray(from, to), desk.signatures / INT);
    let at = desk.events / INT;
    let longest = 0;
    for (let lead = first; lead < first + leads; lead++) {
      let event = eventsAt[lead] as number;
      let end = eventsAt[lead + 1] as number;
      const last = until[lead] as number;
      const fresh = since[lead] as number;
      while (end > event && (eventMinute[end - 1] as number) > last) end -= 1;
      if (fresh !== NONE) while (event < end && (eventMinute[event] as number) <= fresh) event += 1;
      if (event < end) {
        const span = (eventMinute[end - 1] as number) - (eventMinute[event] as number);
        if (span > longest) longest = span;
      }
      u32[at] = event - from;
      u32[at + 1] = end - from;
      at += 2;
    }
    return longest;
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
    const moments = this.lapses.some((lapse) => lapse !== null)
      ? this.addLapses(desk, first, leads, noted)
      : noted;
    const times = arena.allocate(moments * INT);
    const sums = arena.allocate(moments * INT);
    arena.u8.copyWithin(times, desk.times, desk.times + moments * INT);
    arena.u8.fill(0, sums, sums + moments * INT);
    const apart = Math.ceil(moments / LANES) * LANES;
    const columns = arena.allocate((apart * width) / SHORT);
    for (let lane = 0; lane < width / SHORT; lane += LANES) {
      kernel.turn(desk.rows + lane * SHORT, width, columns + lane * apart, apart, moments);
    }
    const rules = this.lapses.map((_, r): CountedEvents => {
      const counts = columns + r * apart;
      const end = kernel.givers(leads, desk.taken + r * SHORT, width, ends, counts, desk.givers);
      const bytes = end - desk.givers;
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

  /** Puts the minutes at which points below zero expire between the moments on the desk; how many there are then. */
  private addLapses(desk: Desk, first: number, leads: number, noted: number): number {
    const { arena, lapses, spans } = this;
    const ends = this.ends / INT + first;
    const lanes = desk.width / SHORT;
    const merged = withLapses(
      {
        ends: arena.u32.slice(ends, ends + leads),
        times: arena.i32.slice(desk.times / INT, desk.times / INT + noted),
        rows: arena.u16.slice(desk.rows / SHORT, desk.rows / SHORT + noted * lanes),
      },
      lapses,
      lanes,
      spans.until.subarray(first, first + leads),
    );
    arena.u32.set(merged.ends, ends);
    arena.i32.set(merged.times, desk.times / INT);
    arena.u16.set(merged.rows, desk.rows / SHORT);
    return merged.times.length;
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

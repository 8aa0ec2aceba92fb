import type { CompiledCriteria } from "../compile";
import type { Criteria } from "../criteria";
import { type Decay, halving, isGradual, MINUTES_PER_DAY } from "../decay";
import { MILLIPOINTS } from "../points";
import type { Block, Moments } from "./moments";

const INT = Int32Array.BYTES_PER_ELEMENT;
const DOUBLE = Float64Array.BYTES_PER_ELEMENT;
const MOST_INT = 2 ** 31 - 1;
/** Minutes that never end: more than two thousand years. */
const ENDLESS = 2 ** 30;
/** Sums are less, so that twice as much fits into 32 bits. */
const MOST_SUM = 2 ** 30;
/** Units that a point may have: the finest with which all sums fit into 32 bits is taken. */
const UNITS_PER_POINT = [16 * MILLIPOINTS, MILLIPOINTS, 10, 1];
/** Minutes that the fine table of a half-life has; the coarse one goes on in steps of as many. */
const FINE = 1024;
/** Half-lives that tables are kept of. */
const KEPT_TABLES = 256;

/** What one rule gives as the sums stand. */
interface Part {
  points: number;
  decay: Decay;
  /** Whole points; Infinity without one. */
  cap: number;
}

function partOf({ points, decay, cap }: Criteria["engagement"][number]): Part {
  return { points, decay, cap: cap ?? Number.POSITIVE_INFINITY };
}

const isSame = (a: Decay, b: Decay) => JSON.stringify(a) === JSON.stringify(b);

/**
 * The engagement at every moment before the group's cap, in units of a point, brought from one draft to
 * the next by what changed rules give more or less. It is rough: the engine rounds what each event gives
 * to millipoints, here the events of a rule are weighed together. Where events fade, a sum may be off by
 * `offIn` units; where none do, it is exact. Nothing adds up over edits: what is taken away is to the bit
 * what was added.
 */
export class Sums {
  unitsPerPoint = UNITS_PER_POINT[0] as number;
  private parts: (Part | null)[];
  /** The rules of which what events give changes with every minute. */
  private fading: readonly number[] = [];
  private readonly tables = new Map<number, { fine: number; coarse: number }>();
  private readonly mark: number;
  /** Address of 4 bytes per lead: by how many units its sums can be off; −1 as long as nobody asked. */
  readonly offs: number;

  constructor(private readonly moments: Moments) {
    this.parts = (moments.blocks[0]?.rules ?? []).map(() => null);
    this.offs = moments.arena.allocate(moments.leads * INT);
    this.forgetOffs();
    this.mark = moments.arena.mark;
  }

  /** Brings the sums to criteria whose moments these are. */
  bring({ criteria }: CompiledCriteria): void {
    const parts = criteria.engagement.map(partOf);
    const fading = parts.flatMap(({ points, decay }, r) =>
      points !== 0 && isGradual(decay) ? [r] : [],
    );
    if (fading.join() !== this.fading.join()) this.forgetOffs();
    this.fading = fading;
    this.chooseUnits(parts);
    const before = this.parts;
    const changed = parts.flatMap((part, r) => {
      const old = before[r] ?? null;
      return old &&
        isSame(old.decay, part.decay) &&
        old.points === part.points &&
        old.cap === part.cap
        ? []
        : [{ r, old, part }];
    });
    if (changed.length === 0) return;
    for (const { old, part } of changed) {
      for (const each of [old, part])
        if (each?.decay.kind === "halfLife") this.tableOf(each.decay.days);
    }
    for (const block of this.moments.blocks) {
      for (const { r, old, part } of changed) this.change(block, r, old, part);
    }
    this.parts = parts;
  }

  /** By how many units a sum of a block can be off. */
  offIn({ most }: Block): number {
    const events = this.fading.reduce((sum, r) => sum + (most[r] as number), 0);
    return this.offBy(events);
  }

  /** Half a millipoint for each event that fades, and what the sums of rules are rounded by. */
  private offBy(events: number): number {
    return Math.ceil((events * this.unitsPerPoint) / (2 * MILLIPOINTS)) + this.fading.length;
  }

  /** The same of a lead whose moments are those of its block from one up to another, without it. */
  offOf(lead: number, { rules }: Block, from: number, to: number): number {
    const { u8, i32 } = this.moments.arena;
    const known = i32[this.offs / INT + lead] as number;
    if (known >= 0) return known;
    const { fading } = this;
    let events = 0;
    for (let i = 0; i < fading.length; i++) {
      const { counts } = rules[fading[i] as number] as Block["rules"][number];
      for (let at = counts + from; at < counts + to; at++) events += u8[at] as number;
    }
    const off = events === 0 ? 0 : this.offBy(events);
    i32[this.offs / INT + lead] = off;
    return off;
  }

  /** Room for addresses of the rules whose events fade. */
  allocateFading(): number {
    return this.moments.arena.allocate(this.fading.length * INT);
  }

  /** Writes addresses of what counts in a block for these rules; where they end. */
  writeFading(address: number, { rules }: Block): number {
    const { i32 } = this.moments.arena;
    this.fading.forEach((r, i) => {
      i32[address / INT + i] = (rules[r] as Block["rules"][number]).counts;
    });
    return address + this.fading.length * INT;
  }

  /** Whether events that fade have counted among moments of a block from one up to another, without it. */
  hasFaded({ rules }: Block, from: number, to: number): boolean {
    const { u8 } = this.moments.arena;
    const { fading } = this;
    for (let i = 0; i < fading.length; i++) {
      const { counts } = rules[fading[i] as number] as Block["rules"][number];
      for (let at = counts + from; at < counts + to; at++) if (u8[at] !== 0) return true;
    }
    return false;
  }

  private forgetOffs(): void {
    const { arena, leads } = this.moments;
    arena.i32.fill(-1, this.offs / INT, this.offs / INT + leads);
  }

  private chooseUnits(parts: readonly Part[]): void {
    const { blocks, arena } = this.moments;
    const most = Math.max(
      0,
      ...blocks.map((block) =>
        parts.reduce(
          (sum, { points, cap }, r) =>
            sum +
            Math.min((block.most[r] as number) * Math.abs(points), points > 0 ? cap : MOST_INT),
          0,
        ),
      ),
    );
    const units = UNITS_PER_POINT.find((each) => most * each < MOST_SUM) ?? 1;
    if (units === this.unitsPerPoint) return;
    this.unitsPerPoint = units;
    this.forgetOffs();
    this.parts = this.parts.map(() => null);
    for (const { sums, moments } of blocks) arena.i32.fill(0, sums / INT, sums / INT + moments);
  }

  private change(block: Block, r: number, old: Part | null, part: Part): void {
    const none = { ...part, points: 0 };
    if (!old || isSame(old.decay, part.decay)) this.add(block, r, old ?? none, part);
    else {
      this.add(block, r, old, { ...old, points: 0 });
      this.add(block, r, none, part);
    }
  }

  /** Adds what a rule gives more with new points and a new cap, whose decay is the same. */
  private add(block: Block, r: number, old: Part, part: Part): void {
    const { kernel } = this.moments.arena;
    const { givers, giversEnd, counts } = block.rules[r] as Block["rules"][number];
    const { decay } = part;
    const units = this.unitsPerPoint;
    const numbers = [old.points, old.cap, part.points, part.cap].map((each) => each * units);
    const where = [givers, giversEnd, block.times, counts, block.sums];
    switch (decay.kind) {
      case "none":
      case "expire": {
        const span = decay.kind === "none" ? ENDLESS : decay.days * MINUTES_PER_DAY;
        // What a cap cuts may be too large for whole numbers of 32 bits before.
        if (Math.min(old.cap, part.cap) < Number.POSITIVE_INFINITY) {
          kernel.window(...where, ...numbers, span, 0);
        } else kernel.uncapped(...where, (part.points - old.points) * units, span);
        return;
      }
      case "linear": {
        const span = decay.days * MINUTES_PER_DAY;
        kernel.window(...where, ...numbers, span, 1 / span);
        return;
      }
      case "halfLife": {
        const { fine, coarse } = this.tableOf(decay.days);
        kernel.halving(...where, ...numbers, fine, coarse);
      }
    }
  }

  /** What is left after a minute and so on: of all minutes up to 1023, and of every 1024th. */
  private tableOf(days: number): { fine: number; coarse: number } {
    const known = this.tables.get(days);
    if (known) return known;
    const { arena, longest } = this.moments;
    if (this.tables.size === KEPT_TABLES) {
      this.tables.clear();
      arena.releaseTo(this.mark);
    }
    const left = halving(days);
    const steps = Math.floor(longest / FINE) + 1;
    const fine = arena.allocate(FINE * DOUBLE);
    const coarse = arena.allocate(steps * DOUBLE);
    for (let i = 0; i < FINE; i++) arena.f64[fine / DOUBLE + i] = left(i);
    for (let i = 0; i < steps; i++) arena.f64[coarse / DOUBLE + i] = left(i * FINE);
    this.tables.set(days, { fine, coarse });
    return { fine, coarse };
  }
}

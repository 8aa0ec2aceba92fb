/** What is known of a lead's gates and fast tracks. */
export const GATE = {
  shut: 0,
  open: 1,
  /** A fast track holds: thresholds do not matter. */
  tracked: 2,
  /** Open, and some amount is only the least that there is. */
  coarse: 3,
} as const;

/** The largest amount. */
export const MOST_AMOUNT = 2 ** 15 - 1;
/** Events that fade are weighed in such parts of a whole one: times points it gives millipoints. */
export const PARTS = 1000;
/** No sum of fit points that a kernel may be asked for reaches it. */
export const MOST_FIT = 2 ** 15 - 1;
export const MOST_I32 = 2 ** 31 - 1;

/** There is room for whole lots of leads, and the gates of those that are none are shut. */
const LOT = 32;
const PAGE = 65_536;
/** Fit rules that share a column, a bit each, and a table of their points. */
export const FIT_RULES_PER_COLUMN = 4;
/** Points by the rules that hold, low and high byte apart. */
const TABLE_BYTES = 32;
const PAIR_BYTES = 12;

/** What the events of one engagement rule come to, whatever its points. */
export interface Amounts {
  /**
   * By lead its live events: their number, or their weight in `PARTS`. Below zero, where it may be
   * more: ~amount is the least.
   */
  column: Int16Array;
  isWeighed: boolean;
  isCapped: boolean;
}

/** The least that an amount of a column says. */
export function leastOf(amount: number): number {
  return amount < 0 ? ~amount : amount;
}

/** What stands in the sheet for one shape of criteria, by lead. */
export interface SheetColumns {
  /** As in `GATE`. */
  gates: Uint8Array;
  /** Per fit rule, 1 where it holds. */
  fit: readonly Uint8Array[];
  /** Per engagement rule. */
  amounts: readonly Amounts[];
}

/** The numbers of one draft. */
export interface SheetNumbers {
  /** Points per fit rule. */
  fit: readonly number[];
  /** Per engagement rule its points, and the most points that it can give. */
  engagement: readonly { points: number; cap: number }[];
  /** Points; Infinity when nobody can have enough. */
  fitAtLeast: number;
  /** Millipoints from which a lead surely has enough, and from which it may have. */
  surely: number;
  perhaps: number;
}

/** Scores the sheet's leads by the sheet's numbers; how many surely meet the draft. */
export type Kernel = (sheet: Sheet) => number;

/** Rules that are added up before their cap is asked: one with a cap stays alone. */
type Pair = readonly [number] | readonly [number, number];

function pairsOf(amounts: readonly Amounts[], isWeighed: boolean): Pair[] {
  const rules = amounts.flatMap((one, rule) => (one.isWeighed === isWeighed ? [rule] : []));
  const alone = rules.filter((rule) => amounts[rule]?.isCapped);
  const others = rules.filter((rule) => !amounts[rule]?.isCapped);
  const pairs: Pair[] = alone.map((rule) => [rule]);
  for (let i = 0; i < others.length; i += 2) {
    const [one = 0, other] = others.slice(i, i + 2);
    pairs.push(other === undefined ? [one] : [one, other]);
  }
  return pairs;
}

/**
 * Columns and results of a static score in one block of memory, which kernels in WebAssembly read
 * as it is. Results are those of the last kernel that ran.
 */
export class Sheet {
  readonly memory = new WebAssembly.Memory({ initial: 1 });
  /** Leads with those that fill the last lot up. */
  leads = 0;
  readonly address = {
    gates: 0,
    fit: 0,
    tables: 0,
    tablesEnd: 0,
    pairs: 0,
    fading: 0,
    pairsEnd: 0,
    amounts: 0,
    fits: 0,
    engagements: 0,
    meets: 0,
    doubts: 0,
  };
  private pairs: Pair[] = [];
  private laid: SheetColumns | null = null;
  numbers: SheetNumbers = { fit: [], engagement: [], fitAtLeast: 0, surely: 0, perhaps: 0 };

  /** Takes over the columns; those that it holds already stay as they are. */
  lay(columns: SheetColumns): void {
    const { gates, fit, amounts } = columns;
    const counting = pairsOf(amounts, false);
    const pairs = [...counting, ...pairsOf(amounts, true)];
    const isSameSize =
      this.laid?.gates.length === gates.length &&
      this.laid.fit.length === fit.length &&
      JSON.stringify(this.pairs) === JSON.stringify(pairs);
    const known = isSameSize ? this.laid : null;
    this.laid = columns;
    this.pairs = pairs;
    if (!known) this.makeRoom(gates.length, fit.length);
    this.address.fading = this.address.pairs + counting.length * PAIR_BYTES;
    this.gates.set(gates);
    for (let first = 0; first < fit.length; first += FIT_RULES_PER_COLUMN) {
      const rules = fit.slice(first, first + FIT_RULES_PER_COLUMN);
      if (rules.every((holds, i) => holds === known?.fit[first + i])) continue;
      this.pack(first / FIT_RULES_PER_COLUMN, rules);
    }
    amounts.forEach(({ column }, rule) => {
      if (column === known?.amounts[rule]?.column) return;
      const { values, offset } = this.amountsOf(rule);
      for (let lead = 0; lead < column.length; lead++) {
        values[2 * lead + offset] = leastOf(column[lead] as number);
      }
    });
  }

  private makeRoom(wanted: number, fitRules: number): void {
    const leads = Math.max(1, Math.ceil(wanted / LOT)) * LOT;
    const fitColumns = Math.ceil(fitRules / FIT_RULES_PER_COLUMN);
    let end = 0;
    const room = (size: number) => {
      const at = end;
      end += Math.ceil(size / LOT) * LOT;
      return at;
    };
    this.leads = leads;
    const { address } = this;
    address.tables = room(fitColumns * TABLE_BYTES);
    address.tablesEnd = address.tables + fitColumns * TABLE_BYTES;
    address.pairs = room(this.pairs.length * PAIR_BYTES);
    address.pairsEnd = address.pairs + this.pairs.length * PAIR_BYTES;
    address.gates = room(leads);
    address.fit = room(fitColumns * leads);
    address.amounts = room(this.pairs.length * 4 * leads);
    address.fits = room(2 * leads);
    address.engagements = room(4 * leads);
    address.meets = room(leads / 8);
    address.doubts = room(leads / 8);
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    this.bytes(0, end).fill(0);
  }

  /** Writes the bits of the fit rules that share a column. */
  private pack(column: number, rules: readonly Uint8Array[]): void {
    const bits = this.fitBits(column).fill(0);
    rules.forEach((holds, bit) => {
      for (let lead = 0; lead < holds.length; lead++) {
        bits[lead] = (bits[lead] as number) | ((holds[lead] as number) << bit);
      }
    });
  }

  /** Takes the numbers that the next kernel scores by; as many as there are columns. */
  write(numbers: SheetNumbers): void {
    this.numbers = numbers;
    const { tables, tablesEnd, pairs, fading, amounts } = this.address;
    const table = this.bytes(tables, tablesEnd - tables);
    for (let column = 0; column < table.length / TABLE_BYTES; column++) {
      for (let holding = 0; holding < TABLE_BYTES / 2; holding++) {
        let sum = 0;
        for (let bit = 0; bit < FIT_RULES_PER_COLUMN; bit++) {
          const points = numbers.fit[FIT_RULES_PER_COLUMN * column + bit] ?? 0;
          if (holding & (1 << bit)) sum += points;
        }
        table[TABLE_BYTES * column + holding] = sum;
        table[TABLE_BYTES * column + TABLE_BYTES / 2 + holding] = sum >> 8;
      }
    }
    const view = new DataView(this.memory.buffer);
    this.pairs.forEach(([one, other], pair) => {
      const at = pairs + pair * PAIR_BYTES;
      const { points = 0, cap = 0 } = numbers.engagement[one] ?? {};
      const others = other === undefined ? 0 : (numbers.engagement[other]?.points ?? 0);
      view.setInt32(at, amounts + pair * 4 * this.leads, true);
      view.setInt16(at + 4, points, true);
      view.setInt16(at + 6, others, true);
      view.setInt32(at + 8, Math.min(at < fading ? cap : cap * PARTS, MOST_I32), true);
    });
  }

  get gates(): Uint8Array {
    return this.bytes(this.address.gates, this.leads);
  }

  /** A bit per fit rule of those that share a column. */
  fitBits(column: number): Uint8Array {
    return this.bytes(this.address.fit + column * this.leads, this.leads);
  }

  /** A rule's amounts: that of a lead is at 2 · lead + offset. */
  amountsOf(rule: number): { values: Int16Array; offset: 0 | 1; isWeighed: boolean } {
    const pair = this.pairs.findIndex((rules) => rules.includes(rule));
    const at = this.address.amounts + pair * 4 * this.leads;
    const values = new Int16Array(this.memory.buffer, at, 2 * this.leads);
    const isWeighed = this.laid?.amounts[rule]?.isWeighed === true;
    return { values, offset: this.pairs[pair]?.[0] === rule ? 0 : 1, isWeighed };
  }

  /** Points of the fit rules that hold, before the group's cap. */
  get fits(): Int16Array {
    return new Int16Array(this.memory.buffer, this.address.fits, this.leads);
  }

  /** Millipoints of the engagement, before the group's cap, as far as amounts tell. */
  get engagements(): Int32Array {
    return new Int32Array(this.memory.buffer, this.address.engagements, this.leads);
  }

  /** A bit per lead, from the lowest on, 1 where it surely meets the draft. */
  get meets(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.address.meets, this.leads / 32);
  }

  /** A bit per lead, 1 where it may meet the draft. */
  get doubts(): Uint32Array {
    return new Uint32Array(this.memory.buffer, this.address.doubts, this.leads / 32);
  }

  private bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, length);
  }
}

/** What is known of a lead's gates and fast tracks. */
export const GATE = {
  shut: 0,
  open: 1,
  /** A fast track holds: thresholds do not matter. */
  tracked: 2,
  /** Open, and some amount is `COARSE`. */
  coarse: 3,
} as const;

/** An amount of which too little is known: the lead's events decide. */
export const COARSE = 65_535;

/** Leads that a kernel takes at once; there is room for whole lots, and gates beyond are shut. */
const LOT = 16;
const PAGE = 65_536;
/** Bytes of the tables of eight fit rules: points by half byte, low and high byte apart. */
const TABLES_BYTES = 64;
const RULE_BYTES = 12;
const MOST_I32 = 2 ** 31 - 1;
/** No sum of fit points that a kernel may be asked for reaches it. */
export const MOST_FIT = 2 ** 15 - 1;

/** What stands in the sheet for one shape of criteria, by lead. */
export interface SheetColumns {
  /** As in `GATE`. */
  gates: Uint8Array;
  /** Per fit rule, 1 where it holds. */
  fit: readonly Uint8Array[];
  /** Per engagement rule, in units that are worth `points` each. */
  amounts: readonly Uint16Array[];
}

/** The numbers of one draft. */
export interface SheetNumbers {
  /** Points per fit rule. */
  fit: readonly number[];
  /** Per engagement rule, millipoints per unit of its amount, and the most it can give. */
  rules: readonly { points: number; cap: number }[];
  /** Points; Infinity when nobody can have enough. */
  fitAtLeast: number;
  /** Millipoints from which a lead surely has enough, and from which it may have. */
  surely: number;
  perhaps: number;
}

/** Scores the sheet's leads by the sheet's numbers; how many surely meet the draft. */
export type Kernel = (sheet: Sheet) => number;

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
    rules: 0,
    rulesEnd: 0,
    fits: 0,
    engagements: 0,
    meets: 0,
    doubts: 0,
  };
  private amounts: number[] = [];
  private laid: SheetColumns | null = null;
  numbers: SheetNumbers = { fit: [], rules: [], fitAtLeast: 0, surely: 0, perhaps: 0 };

  /** Takes over the columns; those that it holds already stay as they are. */
  lay(columns: SheetColumns): void {
    const { gates, fit, amounts } = columns;
    const before = this.laid;
    this.laid = columns;
    const isSameSize =
      before?.gates.length === gates.length &&
      before.fit.length === fit.length &&
      before.amounts.length === amounts.length;
    if (!isSameSize) this.makeRoom(gates.length, fit.length, amounts.length);
    const known = isSameSize ? before : null;
    this.bytes(this.address.gates, this.leads).set(gates);
    for (let first = 0; first < fit.length; first += 8) {
      const eight = fit.slice(first, first + 8);
      if (eight.some((holds, i) => holds !== known?.fit[first + i])) this.pack(first / 8, eight);
    }
    amounts.forEach((column, rule) => {
      if (column !== known?.amounts[rule]) this.amountsOf(rule).set(column);
    });
  }

  private makeRoom(wanted: number, fitRules: number, engagementRules: number): void {
    const leads = Math.max(1, Math.ceil(wanted / LOT)) * LOT;
    const bytes = Math.ceil(fitRules / 8);
    let end = 0;
    const room = (size: number) => {
      const at = end;
      end += Math.ceil(size / LOT) * LOT;
      return at;
    };
    this.leads = leads;
    const { address } = this;
    address.tables = room(bytes * TABLES_BYTES);
    address.tablesEnd = address.tables + bytes * TABLES_BYTES;
    address.rules = room(engagementRules * RULE_BYTES);
    address.rulesEnd = address.rules + engagementRules * RULE_BYTES;
    address.gates = room(leads);
    address.fit = room(bytes * leads);
    this.amounts = Array.from({ length: engagementRules }, () => room(2 * leads));
    address.fits = room(2 * leads);
    address.engagements = room(4 * leads);
    address.meets = room(leads / 8);
    address.doubts = room(leads / 8);
    const missing = end - this.memory.buffer.byteLength;
    if (missing > 0) this.memory.grow(Math.ceil(missing / PAGE));
    this.bytes(0, end).fill(0);
  }

  /** Writes the bits of up to eight fit rules. */
  private pack(column: number, eight: readonly Uint8Array[]): void {
    const bits = this.fitBits(column).fill(0);
    eight.forEach((holds, bit) => {
      for (let lead = 0; lead < holds.length; lead++) {
        bits[lead] = (bits[lead] as number) | ((holds[lead] as number) << bit);
      }
    });
  }

  /** Takes the numbers that the next kernel scores by; as many as there are columns. */
  write(numbers: SheetNumbers): void {
    this.numbers = numbers;
    const { tables, tablesEnd, rules } = this.address;
    const table = this.bytes(tables, tablesEnd - tables);
    for (let half = 0; half < table.length / 32; half++) {
      for (let holding = 0; holding < 16; holding++) {
        let sum = 0;
        for (let bit = 0; bit < 4; bit++) {
          if (holding & (1 << bit)) sum += numbers.fit[4 * half + bit] ?? 0;
        }
        table[32 * half + holding] = sum;
        table[32 * half + 16 + holding] = sum >> 8;
      }
    }
    const entries = new Int32Array(this.memory.buffer, rules, 3 * numbers.rules.length);
    numbers.rules.forEach(({ points, cap }, rule) => {
      entries.set([this.amounts[rule] ?? 0, points, Math.min(cap, MOST_I32)], 3 * rule);
    });
  }

  get gates(): Uint8Array {
    return this.bytes(this.address.gates, this.leads);
  }

  /** A bit per fit rule of the eight that share a column. */
  fitBits(column: number): Uint8Array {
    return this.bytes(this.address.fit + column * this.leads, this.leads);
  }

  amountsOf(rule: number): Uint16Array {
    return new Uint16Array(this.memory.buffer, this.amounts[rule] ?? 0, this.leads);
  }

  /** Points of the fit rules that hold, before the group's cap. */
  get fits(): Int16Array {
    return new Int16Array(this.memory.buffer, this.address.fits, this.leads);
  }

  /** Millipoints of the engagement, before the group's cap, as far as amounts tell. */
  get engagements(): Int32Array {
    return new Int32Array(this.memory.buffer, this.address.engagements, this.leads);
  }

  /** A bit per lead, 1 where it surely meets the draft. */
  get meets(): Uint8Array {
    return this.bytes(this.address.meets, this.leads / 8);
  }

  /** A bit per lead, 1 where it may meet the draft. */
  get doubts(): Uint8Array {
    return this.bytes(this.address.doubts, this.leads / 8);
  }

  private bytes(at: number, length: number): Uint8Array {
    return new Uint8Array(this.memory.buffer, at, length);
  }
}

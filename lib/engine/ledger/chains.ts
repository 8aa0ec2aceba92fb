import { type ColumnsOf, type Kind, Rows } from "./rows";

/** Where no row stands. */
export const NO_ROW = -1;

const CHAIN_COLUMNS = {
  /** The place of the lead that the row belongs to. */
  lead: Uint32Array,
  /** The places of the same lead's row before, and of the one after. */
  previous: Int32Array,
  next: Int32Array,
} as const;

/** Rows of leads: from a lead's latest one back to its first. */
export class LeadRows<K extends Record<string, Kind>> {
  /** For those who keep them elsewhere. */
  readonly rows: Rows<K & typeof CHAIN_COLUMNS>;

  /** `latest` gives the column of leads that has the place of each one's latest row. */
  constructor(
    kinds: K,
    private readonly latest: () => Int32Array,
  ) {
    this.rows = new Rows({ ...kinds, ...CHAIN_COLUMNS });
  }

  get length(): number {
    return this.rows.length;
  }

  get columns(): ColumnsOf<K & typeof CHAIN_COLUMNS> {
    return this.rows.columns;
  }

  private get chain(): ColumnsOf<typeof CHAIN_COLUMNS> {
    return this.rows.columns as ColumnsOf<typeof CHAIN_COLUMNS>;
  }

  /** The place of a new row, the lead's latest. */
  add(lead: number): number {
    const place = this.rows.add();
    const latest = this.latest();
    const { lead: leadOf, previous, next } = this.chain;
    const before = latest[lead] as number;
    leadOf[place] = lead;
    previous[place] = before;
    next[place] = NO_ROW;
    if (before !== NO_ROW) next[before] = place;
    latest[lead] = place;
    return place;
  }

  /** Takes all rows of a lead away. */
  clear(lead: number): void {
    const latest = this.latest();
    while (latest[lead] !== NO_ROW) {
      const place = latest[lead] as number;
      const before = this.chain.previous[place] as number;
      latest[lead] = before;
      if (before !== NO_ROW) this.chain.next[before] = NO_ROW;
      this.rows.remove(place);
      if (place !== this.rows.length) this.redirect(place);
    }
  }

  /** The lead is at another place now, and its latest row is written there. */
  moved(lead: number): void {
    const { lead: leadOf, previous } = this.chain;
    let row = this.latest()[lead] as number;
    for (; row !== NO_ROW; row = previous[row] as number) leadOf[row] = lead;
  }

  /** The last row has moved to a place. */
  private redirect(place: number): void {
    const { lead: leadOf, previous, next } = this.chain;
    const before = previous[place] as number;
    const after = next[place] as number;
    if (before !== NO_ROW) next[before] = place;
    if (after === NO_ROW) this.latest()[leadOf[place] as number] = place;
    else previous[after] = place;
  }
}

export type Kind =
  | Uint8ArrayConstructor
  | Uint32ArrayConstructor
  | Int32ArrayConstructor
  | Float64ArrayConstructor;

/** Columns by name, each of its kind. */
export type ColumnsOf<K extends Record<string, Kind>> = { [N in keyof K]: InstanceType<K[N]> };

const LEAST = 1024;

/** Rows in typed columns that make room as they fill; places are those of the columns. */
export class Rows<K extends Record<string, Kind>> {
  length = 0;
  /** Made anew when rows are added: not to be kept beyond that. */
  columns: ColumnsOf<K>;
  private room = LEAST;

  constructor(private readonly kinds: K) {
    this.columns = this.made((kind) => new kind(LEAST));
  }

  private made(make: (kind: Kind, name: keyof K) => InstanceType<Kind>): ColumnsOf<K> {
    const names = Object.keys(this.kinds);
    return Object.fromEntries(
      names.map((name) => [name, make(this.kinds[name] as Kind, name)]),
    ) as ColumnsOf<K>;
  }

  /** The place of a new row. */
  add(): number {
    if (this.length === this.room) {
      this.room *= 2;
      this.columns = this.made((kind, name) => {
        const more = new kind(this.room);
        more.set(this.columns[name]);
        return more;
      });
    }
    this.length += 1;
    return this.length - 1;
  }

  /** Takes a row away by putting the last one in its place. */
  remove(place: number): void {
    this.length -= 1;
    for (const column of Object.values<InstanceType<Kind>>(this.columns)) {
      column[place] = column[this.length] as number;
    }
  }
}

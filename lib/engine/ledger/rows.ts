import { bytesOf } from "../sections";

export type Kind =
  | Uint8ArrayConstructor
  | Uint32ArrayConstructor
  | Int32ArrayConstructor
  | Float64ArrayConstructor;

/** Columns by name, each of its kind. */
export type ColumnsOf<K extends Record<string, Kind>> = { [N in keyof K]: InstanceType<K[N]> };

/** Rows as those see them who keep them elsewhere. */
export type KeptRows = Pick<Rows<Record<string, Kind>>, "length" | "format" | "encoded" | "decode">;

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
      this.room = Math.max(LEAST, 2 * this.room);
      this.columns = this.made((kind, name) => {
        const more = new kind(this.room);
        more.set(this.columns[name]);
        return more;
      });
    }
    this.length += 1;
    return this.length - 1;
  }

  /** The columns without the room beyond their rows. */
  encoded(): Uint8Array[] {
    return Object.values<InstanceType<Kind>>(this.columns).map((column) =>
      bytesOf(column.subarray(0, this.length)),
    );
  }

  /** Takes over so many rows of what other rows encoded, a column at each call. */
  decode(length: number, next: () => Uint8Array): void {
    this.length = length;
    this.room = length;
    this.columns = this.made((kind) => {
      const { buffer, byteOffset, byteLength } = next();
      if (byteLength !== length * kind.BYTES_PER_ELEMENT) {
        throw new Error("The columns are damaged: one has another length");
      }
      return new kind(buffer as ArrayBuffer, byteOffset, length);
    });
  }

  /** What the columns are called, and what is in them. */
  get format(): string[] {
    return Object.entries(this.kinds).map(([name, kind]) => `${name} ${kind.name}`);
  }

  /** Takes a row away by putting the last one in its place. */
  remove(place: number): void {
    this.length -= 1;
    for (const column of Object.values<InstanceType<Kind>>(this.columns)) {
      column[place] = column[this.length] as number;
    }
  }
}

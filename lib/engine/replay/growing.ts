/** A typed array that makes room as it fills. */
export class Growing<A extends Int32Array | Uint32Array | Float64Array> {
  length = 0;

  constructor(
    private room: A,
    private readonly allocate: (length: number) => A,
  ) {}

  push(value: number): void {
    if (this.length === this.room.length) {
      const more = this.allocate(Math.max(1024, this.length * 2));
      more.set(this.room);
      this.room = more;
    }
    this.room[this.length] = value;
    this.length += 1;
  }

  at(place: number): number {
    return this.room[place] as number;
  }

  /** What fills it, and room for more; until the next push. */
  get values(): A {
    return this.room;
  }

  finish(): A {
    return this.room.slice(0, this.length) as A;
  }
}

export const integers = () => new Growing(new Int32Array(0), (length) => new Int32Array(length));
export const naturals = () => new Growing(new Uint32Array(0), (length) => new Uint32Array(length));
export const doubles = () => new Growing(new Float64Array(0), (length) => new Float64Array(length));

import { assembled } from "./assembled";
import { KERNEL } from "./kernel-bytes";

const PAGE = 2 ** 16;
/** What a draft may take at the most, whatever it asks. */
const MOST_BYTES = 2 ** 31 - PAGE;
/** Memory that is given up when the next draft needs so many times less of it. */
const LARGE = 2 ** 28;
const SPARE = 4;
/** All that is allocated begins at a multiple of it, so that vectors lie as the processor likes them. */
const ALIGNED = 16;

type Numbers = (...numbers: readonly number[]) => number;

/** What kernel.wat does. */
interface Kernel {
  note: Numbers;
  note8: Numbers;
  turn: Numbers;
  givers: Numbers;
  window: Numbers;
  uncapped: Numbers;
  halving: Numbers;
  cross: Numbers;
  ascend: Numbers;
}

/** What kernel.wat asks for where its sums do not tell. */
export interface Asked {
  points(lead: number, minute: number): number;
  ascents(lead: number, filled: number): number;
}

let compiled: WebAssembly.Module | null | undefined;

function kernelOn(memory: WebAssembly.Memory, asked: Asked): Kernel {
  if (compiled === undefined) compiled = assembled(KERNEL);
  if (!compiled) {
    throw new Error("This machine's WebAssembly has no SIMD, which replaying history needs");
  }
  const { exports } = new WebAssembly.Instance(compiled, { arena: { memory, ...asked } });
  return exports as unknown as Kernel;
}

/**
 * Memory that the kernel and TypeScript share. What is allocated stays until the arena goes back to
 * where it was before; addresses are bytes. The views are others after each allocation.
 */
export class Arena {
  readonly kernel: Kernel;
  u8 = new Uint8Array(0);
  u16 = new Uint16Array(0);
  u32 = new Uint32Array(0);
  i32 = new Int32Array(0);
  f64 = new Float64Array(0);
  private readonly memory = new WebAssembly.Memory({ initial: 1 });
  private top = 0;
  /** Who answers the kernel while it runs. */
  asked: Asked | null = null;

  constructor() {
    const answering = () => {
      if (!this.asked) throw new Error("Nobody answers the kernel");
      return this.asked;
    };
    this.kernel = kernelOn(this.memory, {
      points: (lead, minute) => answering().points(lead, minute),
      ascents: (lead, filled) => answering().ascents(lead, filled),
    });
    this.look();
  }

  /** Where the next allocation begins. */
  get mark(): number {
    return this.top;
  }

  /** Whether it is so much larger than what is allocated that a new one is better. */
  get isTooLarge(): boolean {
    return this.u8.length > LARGE && this.u8.length > SPARE * this.top;
  }

  /** Forgets what was allocated from a mark on. */
  releaseTo(mark: number): void {
    this.top = mark;
  }

  /** The address of so many bytes, which hold anything. RangeError when there are none. */
  allocate(bytes: number): number {
    const address = this.top;
    this.top = Math.ceil((address + bytes) / ALIGNED) * ALIGNED;
    if (this.top > MOST_BYTES) throw new RangeError("Replaying this draft needs too much memory");
    const missing = this.top - this.u8.length;
    if (missing > 0) {
      // By at least a quarter, so that not each allocation moves all that is there.
      this.memory.grow(
        Math.ceil(Math.min(Math.max(missing, this.u8.length / 4), MOST_BYTES) / PAGE),
      );
      this.look();
    }
    return address;
  }

  private look(): void {
    const { buffer } = this.memory;
    this.u8 = new Uint8Array(buffer);
    this.u16 = new Uint16Array(buffer);
    this.u32 = new Uint32Array(buffer);
    this.i32 = new Int32Array(buffer);
    this.f64 = new Float64Array(buffer);
  }
}

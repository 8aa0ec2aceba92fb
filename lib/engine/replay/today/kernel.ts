import { assembled } from "../assembled";
import { KERNEL } from "./kernel-bytes";
import { type Kernel, MOST_FIT, MOST_I32, type Sheet } from "./sheet";

let compiled: WebAssembly.Module | null | undefined;

/** Null where WebAssembly has no SIMD. */
function kernelModule(): WebAssembly.Module | null {
  if (compiled === undefined) {
    compiled = assembled(KERNEL);
  }
  return compiled;
}

/** kernel.wat on the sheet's memory; null where it cannot run. Whole numbers of 16 and 32 bits. */
export function simdKernel({ memory }: Sheet): Kernel | null {
  const module = kernelModule();
  if (!module) return null;
  const { exports } = new WebAssembly.Instance(module, { sheet: { memory } });
  const score = exports.score as (...numbers: readonly number[]) => number;
  return ({ leads, address, numbers: { fitAtLeast, surely, perhaps } }) =>
    score(
      leads,
      address.gates,
      address.fit,
      address.tables,
      address.tablesEnd,
      address.pairs,
      address.fading,
      address.pairsEnd,
      Math.min(fitAtLeast, MOST_FIT),
      Math.min(surely, MOST_I32),
      Math.min(perhaps, MOST_I32),
      address.fits,
      address.engagements,
      address.meets,
      address.doubts,
    );
}

import fc from "fast-check";
import { expect, test } from "vitest";
import { ascendingPlaces } from "./spread";

test("places come in ascending order of spans, and alike ones as they were", () => {
  const spans = fc.array(fc.oneof(fc.nat(5), fc.nat(), fc.constantFrom(2 ** 16, 2 ** 32 - 1)));
  fc.assert(
    fc.property(spans, (all) => {
      const span = Uint32Array.from(all);
      const sorted = all.map((_, i) => i).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b);
      expect([...ascendingPlaces(span)]).toEqual(sorted);
    }),
  );
});

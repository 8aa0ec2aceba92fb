import fc from "fast-check";
import { expect, test } from "vitest";
import { inOrderOfSpan } from "./spread";

test("rows come in ascending order of spans, and alike ones as they were", () => {
  const spans = fc.array(fc.oneof(fc.nat(5), fc.nat(), fc.constantFrom(2 ** 16, 2 ** 32 - 1)));
  const room = (length: number) => ({
    span: new Uint32Array(length),
    told: new Uint32Array(length),
  });
  fc.assert(
    fc.property(spans, (all) => {
      const span = Uint32Array.from(all);
      const sorted = all.map((_, i) => i).sort((a, b) => (all[a] ?? 0) - (all[b] ?? 0) || a - b);
      const rows = { span, told: Uint32Array.from(all, (_, i) => i) };
      const found = inOrderOfSpan(rows, room(all.length));
      expect([...found.told]).toEqual(sorted);
      expect([...found.span]).toEqual(sorted.map((i) => all[i]));
    }),
  );
});

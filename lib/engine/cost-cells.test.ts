import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CellChange, type CellEntry, changeCell } from "@/lib/engine/cost-cells";

const entry = (amountMinor: number, more: Partial<CellEntry> = {}): CellEntry => ({
  id: `e${amountMinor}`,
  amountMinor,
  currency: "USD",
  isPlain: true,
  isCorrection: false,
  ...more,
});

const total = (entries: readonly CellEntry[]) =>
  entries.reduce((sum, { amountMinor }) => sum + amountMinor, 0);

const write = (entries: readonly CellEntry[], wanted: number | null) =>
  changeCell(entries, total(entries), wanted, "USD");

describe("a cell of the spend grid", () => {
  it.each<[string, CellEntry[], number | null, CellChange | null]>([
    ["empty, written", [], 500, { kind: "add", amountMinor: 500, isCorrection: false }],
    ["empty, cleared", [], null, null],
    ["empty, 0", [], 0, null],
    ["one, changed", [entry(5)], 7, { kind: "change", id: "e5", amountMinor: 7 }],
    ["one, the same", [entry(5)], 5, null],
    ["one, cleared", [entry(5)], null, { kind: "remove", id: "e5" }],
    [
      "one that tells more, cleared",
      [entry(5, { isPlain: false })],
      null,
      { kind: "change", id: "e5", amountMinor: 0 },
    ],
    ["two, the same", [entry(5), entry(6)], 11, null],
    ["two, changed", [entry(5), entry(6)], 20, { kind: "add", amountMinor: 9, isCorrection: true }],
    [
      "two, cleared",
      [entry(5), entry(6)],
      null,
      { kind: "add", amountMinor: -11, isCorrection: true },
    ],
    [
      "one of another currency",
      [entry(5, { currency: "EUR" })],
      7,
      { kind: "add", amountMinor: 2, isCorrection: true },
    ],
    [
      "corrected before",
      [entry(5), entry(6), entry(9, { isCorrection: true })],
      21,
      { kind: "change", id: "e9", amountMinor: 10 },
    ],
    [
      "corrected back",
      [entry(5), entry(6), entry(9, { isCorrection: true })],
      11,
      { kind: "remove", id: "e9" },
    ],
  ])("%s", (_, entries, wanted, change) => {
    expect(write(entries, wanted)).toEqual(change);
  });

  it("holds what was written, and what it held before once that is written again", () => {
    const amount = fc.integer({ min: -1_000, max: 1_000 });
    const any = fc.record({ amountMinor: amount, isPlain: fc.boolean() });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 4 }), fc.option(amount), (parts, wanted) => {
        const before = parts.map((part, i) => entry(part.amountMinor, { ...part, id: `e${i}` }));
        const after = apply(before, write(before, wanted));
        expect(total(after)).toBe(wanted ?? 0);
        const back = apply(after, write(after, before.length > 0 ? total(before) : null));
        expect(total(back)).toBe(total(before));
        const kept = before.filter(({ isPlain }) => !isPlain);
        expect(back.map(({ id }) => id)).toEqual(expect.arrayContaining(kept.map(({ id }) => id)));
      }),
    );
  });
});

function apply(entries: readonly CellEntry[], change: CellChange | null): CellEntry[] {
  if (change === null) return [...entries];
  if (change.kind === "remove") return entries.filter(({ id }) => id !== change.id);
  if (change.kind === "change") {
    const { id, amountMinor } = change;
    return entries.map((one) => (one.id === id ? { ...one, amountMinor } : one));
  }
  const { amountMinor, isCorrection } = change;
  return [...entries, entry(amountMinor, { id: "new", isCorrection })];
}

import { expect, test } from "vitest";
import { BatchSize } from "./batch-size";

/** Ten batches where a transaction and each piece cost so many milliseconds. */
function sizeAfter(transaction: number, piece: number): number {
  const batch = new BatchSize();
  for (let i = 0; i < 10; i++) batch.took(transaction + batch.current * piece);
  return batch.current;
}

test("batches come to take as long as they may", () => {
  expect(sizeAfter(0, 0.1)).toBe(80);
  expect(2 + sizeAfter(2, 0.1) * 0.1).toBeCloseTo(8, 0);
});

test("no batch is endless, and none too small to get on", () => {
  expect(sizeAfter(0, 0.001)).toBe(500);
  expect(sizeAfter(50, 5)).toBe(10);
});

test("a batch that was not full says nothing of how large one may be", async () => {
  const batch = new BatchSize();
  const { current } = batch;
  expect(await batch.run(async (size) => size - 1)).toBe(current - 1);
  expect(batch.current).toBe(current);
  await batch.run(async (size) => size);
  expect(batch.current).toBe(2 * current);
});

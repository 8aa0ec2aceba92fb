import { expect, test, vi } from "vitest";
import { WriteQueue } from "./write-queue";

function queueOf(most: number) {
  const written: number[][] = [];
  const queue = new WriteQueue<number>({
    most,
    afterMs: 10,
    write: async (items) => void written.push([...items]),
  });
  return { queue, written };
}

test("writes what came within a moment together", async () => {
  const { queue, written } = queueOf(10);
  expect([queue.push([1]), queue.push([2, 3])]).toEqual([true, true]);
  await vi.waitFor(() => expect(written).toEqual([[1, 2, 3]]));
  queue.push([4]);
  await queue.flush();
  await queue.flush();
  expect(written).toEqual([[1, 2, 3], [4]]);
});

test("drops what there is no room for, whole, and takes more once it has written", async () => {
  const { queue, written } = queueOf(3);
  expect([queue.push([1, 2]), queue.push([3, 4]), queue.push([5])]).toEqual([true, false, true]);
  await queue.flush();
  expect(queue.push([6, 7, 8])).toBe(true);
  await queue.flush();
  expect(written).toEqual([
    [1, 2, 5],
    [6, 7, 8],
  ]);
});

test("goes on after a write that failed", async () => {
  const write = vi
    .fn()
    .mockRejectedValueOnce(new Error("The disk is full"))
    .mockResolvedValue(undefined);
  const queue = new WriteQueue<number>({ most: 3, afterMs: 10, write });
  queue.push([1]);
  await queue.flush();
  queue.push([2]);
  await queue.flush();
  expect(write).toHaveBeenLastCalledWith([2]);
});

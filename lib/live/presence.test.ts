import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Presence } from "./presence";

const ana = { id: "ana", name: "Ana" };
const ben = { id: "ben", name: "Ben" };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("somebody is here until the last of their pages has been closed for a while", () => {
  const here = new Presence(1000);
  const told = vi.fn();
  here.onChange(told);
  here.join(ben);
  const leaves = [here.join(ana), here.join(ana)];
  expect(here.list()).toEqual([ana, ben]);
  expect(told).toHaveBeenCalledTimes(2);
  leaves[0]?.();
  leaves[0]?.();
  vi.advanceTimersByTime(5000);
  expect(here.list()).toEqual([ana, ben]);
  leaves[1]?.();
  vi.advanceTimersByTime(999);
  expect(here.list()).toEqual([ana, ben]);
  vi.advanceTimersByTime(1);
  expect(here.list()).toEqual([ben]);
  expect(told).toHaveBeenCalledTimes(3);
});

test("who opens the next page in time was never gone", () => {
  const here = new Presence(1000);
  const told = vi.fn();
  const leave = here.join(ana);
  here.onChange(told);
  leave();
  vi.advanceTimersByTime(500);
  here.join(ana);
  vi.advanceTimersByTime(5000);
  expect(here.list()).toEqual([ana]);
  expect(told).not.toHaveBeenCalled();
});

import { describe, expect, it } from "vitest";
import { buildColumns } from "@/lib/engine/replay/build";
import { SteadyHistory } from "./steady";

describe("SteadyHistory", () => {
  it("stands still while questions come one after the other, but not for ever", async () => {
    let now = 0;
    let reads = 0;
    const current = async () => {
      reads += 1;
      return buildColumns([]);
    };
    const steady = new SteadyHistory({ current }, () => now);
    const first = await steady.current();
    for (; now < 59_000; now += 9000) expect(await steady.current()).toBe(first);
    expect(reads).toBe(1);
    now = 61_000;
    const second = await steady.current();
    expect(second).not.toBe(first);
    now += 9000;
    expect(await steady.current()).toBe(second);
    now += 11_000;
    expect(await steady.current()).not.toBe(second);
    expect(reads).toBe(3);
  });
});

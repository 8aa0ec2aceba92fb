import { describe, expect, it } from "vitest";
import { buildColumns } from "@/lib/engine/replay/build";
import { SteadyHistory } from "./steady";

function steadyOver(states: number[]) {
  const columns = states.map(() => buildColumns([]));
  const at = { now: 0, state: 0 };
  const current = async () => columns[at.state] ?? buildColumns([]);
  return { at, steady: new SteadyHistory({ current }, () => at.now) };
}

describe("SteadyHistory", () => {
  it("stands still for twenty times what an answer about another state took", async () => {
    const { at, steady } = steadyOver([0, 1, 2]);
    const first = await steady.current();
    at.now = 5000;
    steady.answered();
    at.state = 1;
    at.now = 99_000;
    expect(await steady.current()).toBe(first);
    // An answer about the same state says nothing of what another would cost.
    steady.answered();
    expect(steady.standsFor).toBe(100_000);
    at.now = 101_000;
    const second = await steady.current();
    expect(second).not.toBe(first);
    at.now += 60_000;
    steady.answered();
    at.state = 2;
    at.now += 539_000;
    expect(await steady.current()).toBe(second);
    at.now += 2000;
    expect(await steady.current()).not.toBe(second);
  });

  it("is as of now while answers cost next to nothing", async () => {
    const { at, steady } = steadyOver([0, 1]);
    const first = await steady.current();
    at.now = 250;
    steady.answered();
    at.state = 1;
    at.now = 251;
    expect(await steady.current()).not.toBe(first);
  });
});

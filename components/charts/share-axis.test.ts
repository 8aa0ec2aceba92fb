import { describe, expect, it } from "vitest";
import { shareAxis } from "./share-axis";

describe("an axis of shares", () => {
  it.each([
    [0, [0, 0.01, 0.02, 0.03, 0.04, 0.05]],
    [0.07, [0, 0.02, 0.04, 0.06, 0.08]],
    [0.25, [0, 0.05, 0.1, 0.15, 0.2, 0.25]],
    [0.1 + 0.2, [0, 0.1, 0.2, 0.3]],
    [0.48, [0, 0.1, 0.2, 0.3, 0.4, 0.5]],
    [0.51, [0, 0.2, 0.4, 0.6]],
    [1, [0, 0.2, 0.4, 0.6, 0.8, 1]],
  ])("up to %f has even ticks", (top, ticks) => {
    expect(shareAxis(top)).toEqual({ domain: [0, ticks.at(-1)], ticks });
  });

  it("always reaches the top, within 100 %", () => {
    for (let top = 0; top <= 1; top += 0.001) {
      const { domain, ticks } = shareAxis(top);
      expect(domain[1]).toBeGreaterThanOrEqual(top - 1e-6);
      expect(domain[1]).toBeLessThanOrEqual(1);
      expect(ticks.length).toBeLessThanOrEqual(6);
      expect(ticks.length).toBeGreaterThanOrEqual(4);
    }
  });
});

import { describe, expect, it } from "vitest";
import { type Decay, decayedPoints, MINUTES_PER_DAY, spentAge } from "./decay";

const worth = (decay: Decay, days: number) => decayedPoints(10, decay, days * MINUTES_PER_DAY);

describe("decayedPoints", () => {
  const linear: Decay = { kind: "linear", days: 60 };
  const half: Decay = { kind: "halfLife", days: 30 };
  const expire: Decay = { kind: "expire", days: 30 };

  it("gives the agreed values by age", () => {
    expect([0, 30, 60, 90].map((days) => worth(linear, days))).toEqual([10_000, 5000, 0, 0]);
    expect([0, 30, 60].map((days) => worth(half, days))).toEqual([10_000, 5000, 2500]);
    expect(worth(half, 50)).toBe(3150);
    expect(decayedPoints(10, expire, 30 * MINUTES_PER_DAY - 1)).toBe(10_000);
    expect(worth(expire, 30)).toBe(0);
    expect(worth({ kind: "none" }, 3000)).toBe(10_000);
  });

  it("rounds to whole millipoints, half up, without floating point getting in the way", () => {
    const span = BigInt(7 * MINUTES_PER_DAY);
    for (let age = 0; age <= Number(span); age += 1) {
      const exact = (2n * 13_000n * (span - BigInt(age)) + span) / (2n * span);
      expect(decayedPoints(13, { kind: "linear", days: 7 }, age)).toBe(Number(exact));
    }
  });

  it("is worth nothing from the spent age on, and something just before it fades", () => {
    for (const decay of [linear, half, expire]) {
      expect(decayedPoints(10, decay, spentAge(10, decay))).toBe(0);
    }
    expect(decayedPoints(10, half, spentAge(10, half) - 2)).toBe(1);
    expect(spentAge(10, { kind: "none" })).toBe(Number.POSITIVE_INFINITY);
  });
});

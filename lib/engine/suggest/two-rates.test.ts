import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilson } from "../statistics";
import { chanceOfHigher, logFactorials, rateDifference } from "./two-rates";

describe("rateDifference", () => {
  it("gives Newcombe's published example", () => {
    // 56 of 70 against 48 of 80, method 10: 0.2, 0.0524 to 0.3339.
    const difference = rateDifference(wilson(56, 70), wilson(48, 80));
    expect(difference?.value).toBeCloseTo(0.2, 12);
    expect(difference?.low).toBeCloseTo(0.0524, 4);
    expect(difference?.high).toBeCloseTo(0.3339, 4);
  });

  it("has none without leads", () => {
    expect(rateDifference(wilson(0, 0), wilson(1, 2))).toBeNull();
  });
});

describe("chanceOfHigher", () => {
  const logs = logFactorials(48);
  const chance = (k1: number, n1: number, k2: number, n2: number) =>
    chanceOfHigher({ k1, n1, k2, n2 }, logs);

  it("is Fisher's for his tea", () => {
    // Three of four cups right: (16 + 1)/70.
    expect(chance(3, 4, 1, 4)).toBeCloseTo(17 / 70, 12);
    expect(chance(4, 4, 0, 4)).toBeCloseTo(1 / 70, 12);
    expect(chance(2, 4, 2, 4)).toBe(1);
    expect(chance(1, 4, 3, 4)).toBe(1);
    expect(chance(0, 0, 0, 4)).toBe(1);
  });

  it("is the share of draws that are as high, counted out", () => {
    const choose = (n: number, k: number): number =>
      k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k;
    const nat = fc.nat(12);
    fc.assert(
      fc.property(nat, nat, nat, nat, (k1, rest1, k2, rest2) => {
        const [n1, n2] = [k1 + rest1, k2 + rest2];
        fc.pre(k1 * n2 > k2 * n1);
        let expected = 0;
        for (let k = k1; k <= n1; k++) expected += choose(n1, k) * choose(n2, k1 + k2 - k);
        expect(chance(k1, n1, k2, n2)).toBeCloseTo(expected / choose(n1 + n2, k1 + k2), 9);
      }),
    );
  });
});

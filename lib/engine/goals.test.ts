import { describe, expect, it } from "vitest";
import { type Aim, judge, type Measured } from "./goals";
import { wilson } from "./statistics";

const atLeast = (target: number): Aim => ({ direction: "atLeast", target, basis: "interval" });
const atMost = (target: number): Aim => ({ direction: "atMost", target, basis: "interval" });
const plain = (aim: Aim): Aim => ({ ...aim, basis: "value" });
const share = (k: number, n: number): Measured => {
  const { rate, ...rest } = wilson(k, n);
  return { value: rate, ...rest };
};

describe("a goal for a share", () => {
  it("is missed or met only when the interval leaves it out", () => {
    // 45 of 212: 21.2 %, 16.3–27.2.
    expect(judge(atLeast(0.25), share(45, 212))).toBe("unclear");
    expect(judge(atLeast(0.28), share(45, 212))).toBe("missed");
    expect(judge(atLeast(0.16), share(45, 212))).toBe("met");
    expect(judge(atMost(0.16), share(45, 212))).toBe("missed");
    expect(judge(atMost(0.25), share(45, 212))).toBe("unclear");
    expect(judge(atMost(0.28), share(45, 212))).toBe("met");
  });

  it("is met at the very bound", () => {
    expect(judge(atLeast(1), { value: 1, k: 40, n: 40, low: 1, high: 1 })).toBe("met");
    expect(judge(atMost(0), { value: 0, k: 0, n: 40, low: 0, high: 0 })).toBe("met");
  });

  it("says nothing of few leads, whatever their interval", () => {
    expect(judge(atLeast(0.9), share(0, 29))).toBe("few");
    expect(judge(atLeast(0.9), share(0, 30))).toBe("missed");
  });

  it("says nothing where nothing was counted", () => {
    expect(judge(atLeast(0.1), share(0, 0))).toBe("unknown");
  });
});

describe("a threshold", () => {
  it("is crossed by the figure itself, however few it rests on", () => {
    expect(judge(plain(atLeast(0.25)), share(5, 24))).toBe("missed");
    expect(judge(plain(atLeast(0.25)), share(6, 24))).toBe("met");
    expect(judge(plain(atMost(0.25)), share(6, 24))).toBe("met");
    expect(judge(plain(atMost(0.25)), share(7, 24))).toBe("missed");
    expect(judge(plain(atMost(0.25)), share(0, 0))).toBe("unknown");
  });
});

describe("a figure without an interval", () => {
  it("is compared as it is", () => {
    expect(judge(atMost(5000), { value: 5001 })).toBe("missed");
    expect(judge(atMost(5000), { value: 5000 })).toBe("met");
  });
});

describe("a median", () => {
  it("that is not reached is above what its lower bound is above", () => {
    expect(judge(atMost(10), { value: null, low: 12, high: null })).toBe("missed");
    expect(judge(atMost(20), { value: null, low: 12, high: null })).toBe("unclear");
    expect(judge(atMost(20), { value: null, low: null, high: null })).toBe("unknown");
  });
});

describe("what can still move", () => {
  it("is not judged while it can turn the verdict", () => {
    const rising: Measured = { ...share(10, 200), canStill: "rise" };
    expect(judge(atLeast(0.25), rising)).toBe("open");
    expect(judge(plain(atLeast(0.25)), rising)).toBe("open");
    expect(judge(atMost(0.25), rising)).toBe("open");
    expect(judge(atLeast(0.02), rising)).toBe("met");
    expect(judge(atMost(0.02), rising)).toBe("missed");
    const falling: Measured = { value: 900, canStill: "fall" };
    expect(judge(atMost(500), falling)).toBe("open");
    expect(judge(atMost(1000), falling)).toBe("met");
  });
});

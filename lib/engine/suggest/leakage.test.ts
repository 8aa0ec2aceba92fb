import { describe, expect, it } from "vitest";
import { Random } from "@/lib/sample/random";
import { wilson } from "../statistics";
import { type CheckedFeature, findLeakage } from "./leakage";

const COUNT = 2000;
const random = new Random(11);
const labels = Uint8Array.from({ length: COUNT }, () => (random.chance(0.4) ? 1 : 0));

function feature(id: string, made: (label: number, row: number) => string | number | null) {
  return { id, values: Array.from(labels, (label, row) => made(label, row)) };
}

const HONEST: CheckedFeature[] = [
  feature("source", (label) => (random.chance(label ? 0.6 : 0.4) ? "Google" : "Chat")),
  feature("visits", (label) => random.int(0, 300) + 60 * label),
  feature("nothing", () => random.pick(["a", "b", null])),
  feature("number", (_, row) => `Lead ${row}`),
];
const LEAK = feature("tag", (label) =>
  random.chance(0.9) ? (label ? "Will revert" : "Ringing") : null,
);
const BLANK_LEAK = feature("quality", (label) => (label || random.chance(0.03) ? "High" : null));

const suspicionsOf = (features: readonly CheckedFeature[]) =>
  Object.fromEntries(findLeakage(features, labels).map(({ id, suspicions }) => [id, suspicions]));

describe("findLeakage", () => {
  it("lets honest features be", () => {
    const findings = findLeakage(HONEST, labels);
    for (const { suspicions } of findings) expect(suspicions).toEqual([]);
    const areas = Object.fromEntries(findings.map(({ id, auc }) => [id, auc ?? 0]));
    expect(areas.source).toBeCloseTo(0.6, 1);
    expect(areas.visits).toBeGreaterThan(0.6);
    // What is different for every lead says nothing about others.
    expect(areas.nothing).toBeCloseTo(0.5, 1);
    expect(areas.number).toBe(0.5);
  });

  it("flags one that alone knows too much, two as well, and blanks that do", () => {
    expect(suspicionsOf([...HONEST, LEAK]).tag).toEqual(["alone"]);
    expect(suspicionsOf([...HONEST, LEAK, BLANK_LEAK])).toEqual({
      source: [],
      visits: [],
      nothing: [],
      number: [],
      tag: ["alone"],
      quality: ["alone"],
    });
  });

  it("flags what is mostly written down after the hand-off, by its interval", () => {
    const [source, ...rest] = HONEST;
    if (!source) throw new Error("No feature");
    const late = (known: number, afterHandoff: number) => [
      { ...source, firstSeen: { known, afterHandoff } },
      ...rest,
    ];
    expect(suspicionsOf(late(100, 80)).source).toEqual(["late"]);
    expect(suspicionsOf(late(100, 55)).source).toEqual([]);
    expect(suspicionsOf(late(3, 3)).source).toEqual([]);
    expect(findLeakage(late(100, 80), labels)[0]?.late).toEqual(wilson(80, 100));
  });

  it("has no area without both outcomes, and refuses what does not match", () => {
    const none = findLeakage([{ id: "a", values: ["x", "y"] }], new Uint8Array(2));
    expect(none[0]).toMatchObject({ auc: null, suspicions: [] });
    expect(() => findLeakage([{ id: "a", values: ["x"] }], labels)).toThrow(RangeError);
    expect(findLeakage([], labels)).toEqual([]);
  });
});

import { expect, test } from "vitest";
import type { Sight } from "@/lib/criteria/schema";
import { otherSentence, takerSentence } from "./why-texts";

const ZONE = "Europe/Berlin";
const GATE = {
  id: "size",
  label: "Company size",
  kind: "require" as const,
  open: false,
  sentence: "Must hold: Employees is at least 20.",
};

function sight(path: Sight["path"], fit: number, engagement: number, gates = [GATE]): Sight {
  return {
    path,
    grade: "B",
    explanation: {
      versionId: "v",
      versionNumber: 3,
      minute: Date.UTC(2026, 10, 9, 12) / 60_000,
      path: path ?? "scored",
      fastTrack: path === "fastTrack" ? "Demo" : null,
      fit: { value: fit, threshold: 42_000, cap: 60_000 },
      engagement: { value: engagement, threshold: 35_000, cap: 60_000 },
      gates,
      contributions: [],
    },
  };
}

test("who hands it off says when and with which scores", () => {
  expect(takerSentence("the draft", sight("scored", 47_000, 36_500, []), ZONE)).toBe(
    "On 9 Nov 2026 the draft would have handed it off: fit 47 of 42, engagement 36.5 of 35.",
  );
  expect(takerSentence("version 3", sight("fastTrack", 0, 0), ZONE)).toBe(
    "On 9 Nov 2026 version 3 would have handed it off by the fast track “Demo”: fit 0 of 42, engagement 0 of 35.",
  );
  expect(takerSentence("the draft", sight(null, 47_000, 30_000, []), ZONE)).toBe(
    "Seen again now, the draft would not have handed it off on 9 Nov 2026: engagement 30 of 35, 5 short.",
  );
});

test("who does not says what was missing at its best", () => {
  const told = (fit: number, engagement: number, gates = [GATE]) =>
    otherSentence("the version in force", sight(null, fit, engagement, gates), ZONE);
  expect(told(47_000, 28_000, [])).toBe(
    "The version in force would not: at its best, on 9 Nov 2026, engagement 28 of 35, 7 short.",
  );
  expect(told(40_000, 28_000)).toBe(
    "The version in force would not: at its best, on 9 Nov 2026, fit 40 of 42, 2 short; engagement 28 of 35, 7 short; the gate “Company size” was shut (Must hold: Employees is at least 20).",
  );
  expect(told(47_000, 36_000)).toBe(
    "The version in force would not: at its best, on 9 Nov 2026, the scores were enough (fit 47 of 42, engagement 36 of 35), but the gate “Company size” was shut (Must hold: Employees is at least 20).",
  );
  const untracked = sight(null, 40_000, 36_000, []);
  expect(otherSentence("version 3", untracked, ZONE, "fastTrack")).toBe(
    "Version 3 would not: none of its fast tracks applied, and at its best, on 9 Nov 2026, fit 40 of 42, 2 short.",
  );
  expect(told(47_000, 34_980, []), "short, though it rounds to enough").toContain(
    "engagement 34.9 of 35, 0.1 short.",
  );
  expect(told(47_000, 36_000, [{ ...GATE, open: true }])).toContain("but nothing new was done.");
  expect(otherSentence("version 3", sight("scored", 47_000, 36_000, []), ZONE)).toBe(
    "Seen again now, version 3 would have handed it off too, on 9 Nov 2026: fit 47 of 42, engagement 36 of 35.",
  );
});

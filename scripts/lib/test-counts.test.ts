import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  closingLine,
  nothing,
  playwrightCounts,
  runnerCounts,
  vitestCounts,
} from "./test-counts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (status: string, ...states: string[]) => ({
  status,
  assertionResults: states.map((state) => ({ status: state })),
});

test("Vitest: every state is counted, a file that cannot be loaded is a failure", () => {
  const testResults = [
    file("passed", "passed", "passed", "skipped", "todo"),
    file("failed", "failed", "passed"),
    file("failed"),
  ];
  expect(vitestCounts({ testResults })).toEqual({ ...nothing, passed: 3, failed: 2, skipped: 2 });
});

test("Playwright: errors outside of tests are failures", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  expect(playwrightCounts({ stats, errors: [{}] })).toEqual({
    passed: 5,
    failed: 2,
    skipped: 2,
    retried: 1,
  });
});

test("a runner that wrote no report, ran nothing or crashed after its tests has failed", () => {
  const report = path.join(folder, "report.json");
  expect(runnerCounts(report, 0, vitestCounts)).toEqual({
    ...nothing,
    passed: 0,
    failed: 1,
    skipped: 0,
  });
  writeFileSync(report, JSON.stringify({ testResults: [file("passed", "skipped")] }));
  expect(runnerCounts(report, 0, vitestCounts)).toEqual({
    ...nothing,
    passed: 0,
    failed: 1,
    skipped: 1,
  });
  writeFileSync(report, JSON.stringify({ testResults: [file("passed", "passed")] }));
  expect(runnerCounts(report, 1, vitestCounts)).toEqual({
    ...nothing,
    passed: 1,
    failed: 1,
    skipped: 0,
  });
  expect(runnerCounts(report, 0, vitestCounts)).toEqual({
    ...nothing,
    passed: 1,
    failed: 0,
    skipped: 0,
  });
});

test("the closing line names what was skipped or tried again only when there is some", () => {
  expect(closingLine({ ...nothing, passed: 7 })).toBe("7 passed, 0 failed");
  expect(closingLine({ ...nothing, passed: 7, failed: 1, skipped: 2 })).toBe(
    "7 passed, 1 failed, 2 skipped",
  );
  expect(closingLine({ ...nothing, passed: 7, retried: 1 })).toBe(
    "7 passed, 0 failed (1 of the passed failed at first: look into them)",
  );
});

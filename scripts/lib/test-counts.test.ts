import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import {
  closingLine,
  failureLines,
  nothing,
  playwrightCounts,
  runnerCounts,
  vitestCounts,
} from "./test-counts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "handoff-counts-"));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (status: string, ...states: string[]) => ({
  name: "a.test.ts",
  status,
  message: "",
  assertionResults: states.map((state) => ({
    status: state,
    fullName: `a ${state} test`,
    failureMessages: state === "failed" ? ["\u001b[31mexpected 1\u001b[39m\n  at line 7"] : [],
  })),
});

test("Vitest: every state is counted, a file that cannot be loaded is a failure", () => {
  const testResults = [
    file("passed", "passed", "passed", "skipped", "todo"),
    file("failed", "failed", "passed"),
    file("failed"),
  ];
  const counts = vitestCounts({ testResults });
  expect(counts).toMatchObject({ passed: 3, failed: 2, skipped: 2 });
  expect(failureLines(counts)).toEqual([
    "── What failed ──",
    "✗ a.test.ts › a failed test",
    "    expected 1",
    "      at line 7",
    "✗ a.test.ts",
    "    ",
  ]);
});

test("Vitest: what passed only when it was tried again is told", () => {
  const [retried, other] = file("passed", "passed", "passed").assertionResults;
  const results = [{ ...retried, failureMessages: ["too slow"] }, other];
  const counts = vitestCounts({ testResults: [{ ...file("passed"), assertionResults: results }] });
  expect(counts).toMatchObject({ passed: 2, failed: 0 });
  expect(failureLines(counts)).toEqual([
    "── What passed only when tried again ──",
    "✗ a.test.ts › a passed test",
    "    too slow",
  ]);
});

test("Playwright: errors outside of tests are failures", () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
  const spec = (status: string) => ({
    title: `a ${status} test`,
    tests: [{ status, results: [{ errors: [{ message: "no button" }] }] }],
  });
  const suites = [
    {
      file: "a.spec.ts",
      specs: [spec("flaky")],
      suites: [{ file: "a.spec.ts", specs: [spec("unexpected")] }],
    },
  ];
  const counts = playwrightCounts({ stats, errors: [{ message: "no server" }], suites });
  expect(counts).toMatchObject({ passed: 5, failed: 2, skipped: 2 });
  expect(failureLines(counts)).toEqual([
    "── What passed only when tried again ──",
    "✗ a.spec.ts › a flaky test",
    "    no button",
    "── What failed ──",
    "✗ a.spec.ts › a unexpected test",
    "    no button",
    "✗ outside of all tests",
    "    no server",
  ]);
});

test("a runner that wrote no report, ran nothing or crashed after its tests has failed", () => {
  const report = path.join(folder, "report.json");
  expect(runnerCounts(report, 0, vitestCounts)).toMatchObject({
    passed: 0,
    failed: 1,
    skipped: 0,
  });
  writeFileSync(report, JSON.stringify({ testResults: [file("passed", "skipped")] }));
  expect(runnerCounts(report, 0, vitestCounts)).toMatchObject({
    passed: 0,
    failed: 1,
    skipped: 1,
  });
  writeFileSync(report, JSON.stringify({ testResults: [file("passed", "passed")] }));
  expect(runnerCounts(report, 1, vitestCounts)).toMatchObject({
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
  expect(closingLine({ ...nothing, passed: 7, retries: [{ test: "a", message: "" }] })).toBe(
    "7 passed, 0 failed (1 of the passed failed at first: look into them)",
  );
});

import { existsSync, readFileSync } from "node:fs";

export const nothing = Object.freeze({ passed: 0, failed: 0, skipped: 0, retried: 0 });

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    retried: a.retried + b.retried,
  };
}

/** Counts of Vitest's JSON report. A file that could not even be loaded is one failed test. */
export function vitestCounts(report) {
  return report.testResults.reduce((sum, file) => {
    const of = (...states) =>
      file.assertionResults.filter((test) => states.includes(test.status)).length;
    const failed = of("failed");
    return add(sum, {
      ...nothing,
      passed: of("passed"),
      failed: file.status === "failed" && failed === 0 ? 1 : failed,
      skipped: of("skipped", "pending", "todo", "disabled"),
    });
  }, nothing);
}

/**
 * Counts of Playwright's JSON report. An error outside of all tests is one failed test; one that
 * passed when it was tried again counts as passed, and is told.
 * @param {{ stats: Record<string, number>, errors?: unknown[] }} report
 */
export function playwrightCounts(report) {
  const { stats, errors = [] } = report;
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    retried: stats.flaky,
  };
}

/**
 * Counts of a runner that ended with `code` and was to write its report to `file`. A runner that
 * failed without a failed test, or ran none at all, counts as one failure: neither may look well.
 */
export function runnerCounts(file, code, count) {
  const counts = existsSync(file) ? count(JSON.parse(readFileSync(file, "utf8"))) : nothing;
  const ranNone = counts.passed + counts.failed === 0;
  const failedOtherwise = code !== 0 && counts.failed === 0;
  return ranNone || failedOtherwise ? add(counts, { ...nothing, failed: 1 }) : counts;
}

/** The line that closes a run. */
export function closingLine({ passed, failed, skipped, retried }) {
  const more = [
    skipped > 0 ? `, ${skipped} skipped` : "",
    retried > 0 ? ` (${retried} of the passed failed at first: look into them)` : "",
  ];
  return `${passed} passed, ${failed} failed${more.join("")}`;
}

import { existsSync, readFileSync } from "node:fs";
import { stripVTControlCharacters } from "node:util";

/**
 * `failures` say which tests failed and with what message, `retries` which passed only when they were
 * tried again: for the end of a run, where it is read.
 */
export const nothing = Object.freeze({
  passed: 0,
  failed: 0,
  skipped: 0,
  failures: Object.freeze([]),
  retries: Object.freeze([]),
});

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + b.skipped,
    failures: [...a.failures, ...b.failures],
    retries: [...a.retries, ...b.retries],
  };
}

/** Counts of Vitest's JSON report. A file that could not even be loaded is one failed test. */
export function vitestCounts(report) {
  return report.testResults.reduce((sum, file) => {
    const of = (...states) =>
      file.assertionResults.filter((test) => states.includes(test.status)).length;
    const told = (state) =>
      file.assertionResults
        .filter(({ status, failureMessages }) => status === state && failureMessages.length > 0)
        .map(({ fullName, failureMessages }) => ({
          test: `${file.name} › ${fullName}`,
          message: failureMessages.join("\n"),
        }));
    const failures = told("failed");
    if (file.status === "failed" && failures.length === 0) {
      failures.push({ test: file.name, message: file.message });
    }
    return add(sum, {
      ...nothing,
      passed: of("passed"),
      failed: failures.length,
      skipped: of("skipped", "pending", "todo", "disabled"),
      failures,
      retries: told("passed"),
    });
  }, nothing);
}

function playwrightTests(suite, state) {
  const own = (suite.specs ?? []).flatMap(({ title, tests }) =>
    tests
      .filter(({ status }) => status === state)
      .map(({ results }) => ({
        test: `${suite.file} › ${title}`,
        message: results.flatMap(({ errors }) => errors.map(({ message }) => message)).join("\n"),
      })),
  );
  return [...own, ...(suite.suites ?? []).flatMap((inner) => playwrightTests(inner, state))];
}

/**
 * Counts of Playwright's JSON report. An error outside of all tests is one failed test; one that
 * passed when it was tried again counts as passed, and is told.
 * @param {{ stats: Record<string, number>, errors?: { message?: string }[], suites?: unknown[] }} report
 */
export function playwrightCounts({ stats, errors = [], suites = [] }) {
  return {
    passed: stats.expected + stats.flaky,
    failed: stats.unexpected + errors.length,
    skipped: stats.skipped,
    retries: suites.flatMap((suite) => playwrightTests(suite, "flaky")),
    failures: [
      ...suites.flatMap((suite) => playwrightTests(suite, "unexpected")),
      ...errors.map(({ message = "" }) => ({ test: "outside of all tests", message })),
    ],
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
  return ranNone || failedOtherwise
    ? add(
        counts,
        failure("the runner itself", ranNone ? "It ran no test." : `It ended with ${code}.`),
      )
    : counts;
}

/** The counts of one failure that no report tells of. */
export function failure(test, message) {
  return { ...nothing, failed: 1, failures: [{ test, message }] };
}

/** Each test with the first lines of its message. */
function linesOf(tests) {
  return tests.flatMap(({ test, message }) => [
    `✗ ${test}`,
    ...stripVTControlCharacters(message)
      .trim()
      .split("\n")
      .slice(0, 30)
      .map((line) => `    ${line}`),
  ]);
}

/** What failed, and what failed at first: a long run is read from its end. */
export function failureLines({ failures, retries }) {
  return [
    ...(retries.length > 0 ? ["── What passed only when tried again ──", ...linesOf(retries)] : []),
    ...(failures.length > 0 ? ["── What failed ──", ...linesOf(failures)] : []),
  ];
}

/** The line that closes a run. */
export function closingLine({ passed, failed, skipped, retries }) {
  const more = [
    skipped > 0 ? `, ${skipped} skipped` : "",
    retries.length > 0 ? ` (${retries.length} of the passed failed at first: look into them)` : "",
  ];
  return `${passed} passed, ${failed} failed${more.join("")}`;
}

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

const FOLDER = "tests/integration";
/** Integration tests that put another module in a place: where that is loaded already they would not. */
const replacing = readdirSync(path.join(import.meta.dirname, FOLDER), { recursive: true })
  .map((file) => `${FOLDER}/${String(file)}`)
  .filter((file) => file.endsWith(".test.ts") && readFileSync(file, "utf8").includes("vi.mock("));

function integration(
  test: NonNullable<TestProjectInlineConfiguration["test"]>,
): TestProjectInlineConfiguration {
  return {
    extends: true,
    resolve: {
      alias: { "next/headers": path.join(import.meta.dirname, "tests/support/no-request.ts") },
    },
    test: {
      globalSetup: ["tests/support/integration-run.ts"],
      setupFiles: ["tests/support/integration-file.ts"],
      env: { TZ: "UTC" },
      pool: "forks",
      testTimeout: 30_000,
      hookTimeout: 60_000,
      // As in Playwright's configuration: what passes only then is told at the end of the run.
      retry: 1,
      ...test,
    },
  };
}

export default defineConfig({
  resolve: { alias },
  test: {
    // Most files wait for a database or a process half of their time.
    maxWorkers: "150%",
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{lib,db,components,scripts,tests/support}/**/*.test.ts"],
          env: { TZ: "UTC" },
          // They know neither a database nor each other: a process for each would take twice the time.
          // Whoever puts another module, clock or variable in a place puts back what was there.
          isolate: false,
          // A busy machine must not fail what takes seconds on a quiet one.
          testTimeout: 60_000,
        },
      },
      // To load the program for each file would take longer than to test it.
      integration({
        name: "integration",
        include: [`${FOLDER}/**/*.test.ts`],
        exclude: replacing,
        isolate: false,
      }),
      integration({ name: "integration-replacing", include: replacing }),
    ],
  },
});

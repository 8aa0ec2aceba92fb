import path from "node:path";
import { defineConfig } from "vitest/config";

const alias = { "@": path.resolve(import.meta.dirname) };

export default defineConfig({
  resolve: { alias },
  test: {
    // Most files wait for a database or a process half of their time.
    maxWorkers: "100%",
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
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/integration-run.ts"],
          setupFiles: ["tests/support/integration-file.ts"],
          env: { TZ: "UTC" },
          pool: "forks",
          testTimeout: 30_000,
          hookTimeout: 60_000,
          // As in Playwright's configuration: what passes only then is told at the end of the run.
          retry: 1,
        },
      },
    ],
  },
});

import { defineConfig } from "@playwright/test";
import { prepareSamples } from "./tests/e2e/support/samples";
import { browserLaunchOptions } from "./tests/support/browser";

prepareSamples();

export default defineConfig({
  globalTeardown: "./tests/e2e/support/samples.ts",
  testDir: "tests/e2e",
  outputDir: ".cache/e2e",
  // One image for every machine: the tests that compare them say what may differ.
  snapshotPathTemplate: "{testDir}/images/{arg}{ext}",
  fullyParallel: false,
  // Half of the time a test waits: for its server, or for its browser.
  workers: 2,
  forbidOnly: true,
  // One failure costs a whole run of the CI; what fails at first is told at the end all the same.
  retries: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    launchOptions: await browserLaunchOptions(),
    locale: "en-GB",
    timezoneId: "Europe/Berlin",
    viewport: { width: 1440, height: 900 },
    screenshot: "only-on-failure",
    // A trace takes as long as the tests themselves: ask for one with --trace on.
    trace: "off",
  },
});

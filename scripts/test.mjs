// Everything, on a fresh clone too: `npm test`. Some steps only: `npm test -- unit lib/engine`.
import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { runChecks } from "./lib/checks.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { main, Problem, projectRoot, say, seconds } from "./lib/main.mjs";
import { runTool, tools } from "./lib/run.mjs";
import {
  add,
  closingLine,
  failure,
  failureLines,
  nothing,
  playwrightCounts,
  runnerCounts,
  vitestCounts,
} from "./lib/test-counts.mjs";

const reports = path.join(projectRoot, ".cache", "test");

/** A workspace's own settings must not reach the tests, nor the tests its database. */
const neutral = {
  DATABASE_URL: undefined,
  HANDOFF_DEMO: undefined,
  NEXTAUTH_SECRET: undefined,
  NEXTAUTH_URL: undefined,
  NODE_ENV: undefined,
  NEXT_TELEMETRY_DISABLED: "1",
};

function vitest(project, database) {
  return async (args) => {
    const file = path.join(reports, `${project.replace("*", "")}-${database}.json`);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
    const { code } = await runTool(
      tools.vitest,
      ["run", "--project", project, "--allowOnly=false", ...reporters, ...args],
      { env: { ...neutral, HANDOFF_TEST_DATABASE: database } },
    );
    return runnerCounts(file, code, vitestCounts);
  };
}

async function playwright(args) {
  const file = path.join(reports, "e2e.json");
  const { code } = await runTool(tools.playwright, ["test", "--reporter=list,json", ...args], {
    env: { ...neutral, PLAYWRIGHT_JSON_OUTPUT_FILE: file },
  });
  return runnerCounts(file, code, playwrightCounts);
}

const build = {
  name: "e2e",
  title: "Build",
  needed: true,
  async run() {
    await ensureBuilt();
    return { ...nothing, passed: 1 };
  },
};

/** Begins a step, whose counts or failure are asked for later. */
function begin(step, args) {
  const running = step.run(args);
  running.catch(() => undefined);
  return { ...step, run: () => running };
}

const postgres = process.env.HANDOFF_TEST_DATABASE || "postgres";

const steps = [
  { name: "check", title: "Checks", run: runChecks },
  { name: "unit", title: "Unit tests", run: vitest("unit", "none") },
  {
    name: "integration",
    title: "Integration tests on SQLite",
    run: vitest("integration*", "sqlite"),
  },
  {
    name: "integration",
    title: "Integration tests on PostgreSQL",
    run: vitest("integration*", postgres),
  },
  build,
  { name: "e2e", title: "End-to-end tests", run: playwright },
];

function chosenSteps(name) {
  if (name === undefined) return steps;
  const chosen = steps.filter((step) => step.name === name);
  if (chosen.length > 0) return chosen;
  const names = [...new Set(steps.map((step) => step.name))].join(", ");
  throw new Problem(`There is no test step "${name}". The steps are: ${names}.`);
}

async function runStep(step, args) {
  const start = performance.now();
  say(`\n── ${step.title} ──`);
  let counts;
  try {
    counts = await step.run(args);
  } catch (error) {
    const told = error instanceof Problem ? error.message : error.stack;
    console.error(told);
    counts = failure(step.title, told);
  }
  say(`── ${step.title}: ${closingLine(counts)} (${seconds(start)})`);
  return counts;
}

await main(async () => {
  const [name, ...args] = process.argv.slice(2);
  const chosen = chosenSteps(name);
  const start = performance.now();
  await ensureInstalled();
  rmSync(reports, { recursive: true, force: true });
  mkdirSync(reports, { recursive: true });

  let sum = nothing;
  let building;
  for (const step of chosen) {
    // The checks write where the build does. Beside the tests it takes the processor while they wait.
    if (step.name !== "check" && chosen.includes(build)) building ??= begin(build, args);
    const counts = await runStep(step === build ? building : step, args);
    sum = add(sum, counts);
    if (step.needed && counts.failed > 0) {
      say("What needs this step is not run.");
      break;
    }
  }
  if (sum.failed > 0) process.exitCode = 1;
  for (const line of failureLines(sum)) say(line);
  say(`\nFinished in ${seconds(start)}.`);
  say(closingLine(sum));
});

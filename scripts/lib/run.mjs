import { spawn } from "node:child_process";
import { constants } from "node:os";
import path from "node:path";
import { projectRoot } from "./main.mjs";

const STOP_SIGNALS = ["SIGHUP", "SIGINT", "SIGTERM"];

/** Ends a child together with this process; gives a function that lifts the tie again. */
function tieToThisProcess(child) {
  const end = () => child.kill();
  const stop = (signal) => process.exit(128 + (constants.signals[signal] ?? 0));
  process.on("exit", end);
  for (const signal of STOP_SIGNALS) process.on(signal, stop);
  return () => {
    process.off("exit", end);
    for (const signal of STOP_SIGNALS) process.off(signal, stop);
  };
}

/**
 * Runs a program to its end. `quiet` collects the output instead of showing it; a variable of
 * `env` that is `undefined` is taken out of the environment.
 * Resolves with the exit code and the collected output, whatever the code; rejects only when the
 * program cannot be started.
 */
export function run(command, args, { env = {}, cwd = projectRoot, quiet = false, shell } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      shell: shell ?? false,
      stdio: quiet ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    });
    const untie = tieToThisProcess(child);
    let output = "";
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout?.on("data", collect);
    child.stderr?.on("data", collect);
    child.on("error", reject);
    child.on("close", (code) => {
      untie();
      resolve({ code: code ?? 1, output });
    });
  });
}

/** Runs npm with the very npm that started this script, so that no second one has to be found. */
export function runNpm(args, options) {
  const npm = process.env.npm_execpath;
  if (npm && /\.c?js$/.test(npm)) return run(process.execPath, [npm, ...args], options);
  const windows = process.platform === "win32";
  return run(windows ? "npm.cmd" : "npm", args, { ...options, shell: windows });
}

/** Path of a file inside an installed package: run tools by their JavaScript entry, not by shims. */
export function packageFile(name, file) {
  return path.join(projectRoot, "node_modules", name, file);
}

export function runTool([name, file], args, options) {
  return run(process.execPath, [packageFile(name, file), ...args], options);
}

export const tools = {
  biome: ["@biomejs/biome", "bin/biome"],
  drizzleKit: ["drizzle-kit", "bin.cjs"],
  knip: ["knip", "bin/knip.js"],
  next: ["next", "dist/bin/next"],
  playwright: ["@playwright/test", "cli.js"],
  tsc: ["typescript", "bin/tsc"],
  vitest: ["vitest", "vitest.mjs"],
};

import { createHash } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Problem, projectRoot, say, seconds } from "./main.mjs";
import { run, runNpm } from "./run.mjs";

const OLDEST_NODE = [20, 19, 0];

const COMPILER_HELP = `The database driver (better-sqlite3) has no ready-made binary for this system, or it could not
be downloaded, and it could not be compiled here either. Install a C++ compiler, make and Python 3,
then run the command again:

  Debian, Ubuntu   sudo apt-get install build-essential python3
  Fedora, RHEL     sudo dnf install gcc-c++ make python3
  Alpine           apk add build-base python3
  macOS            xcode-select --install
  Windows          install Node.js with "Tools for Native Modules" ticked`;

export function checkNodeVersion(version = process.versions.node) {
  const parts = version.split(".").map(Number);
  const difference = OLDEST_NODE.map((wanted, i) => (parts[i] ?? 0) - wanted).find((d) => d !== 0);
  if ((difference ?? 0) >= 0) return;
  throw new Problem(
    `Handoff needs Node.js ${OLDEST_NODE.join(".")} or newer; this is ${version}.\n` +
      "Install a current one from https://nodejs.org (24 LTS is the recommended version).",
  );
}

/** What an installation depends on: the lock file and the binary interface of this Node. */
function wantedStamp() {
  const lock = createHash("sha256")
    .update(readFileSync(file("package-lock.json")))
    .digest("hex");
  return [lock, process.platform, process.arch, process.versions.modules].join(" ");
}

const file = (...parts) => path.join(projectRoot, ...parts);
const stampFile = file("node_modules", ".handoff-install");

/** True when somebody ran npm themselves after the lock file last changed. */
function isInstalledByHand() {
  const hidden = file("node_modules", ".package-lock.json");
  if (!existsSync(hidden) || existsSync(stampFile)) return false;
  return statSync(hidden).mtimeMs >= statSync(file("package-lock.json")).mtimeMs;
}

/** Opens a database in a child process: a binary of the wrong kind can crash the process. */
async function databaseDriverProblem() {
  const probe = `import("better-sqlite3").then((m) => new m.default(":memory:").close())`;
  const { code, output } = await run(process.execPath, ["-e", probe], { quiet: true });
  return code === 0 ? undefined : output.trim();
}

async function install() {
  const start = performance.now();
  say("Installing packages (npm ci). The first time takes one to two minutes …");
  const { code, output } = await runNpm(
    ["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"],
    { quiet: true, env: { NODE_ENV: undefined } },
  );
  if (code === 0) return say(`Packages installed in ${seconds(start)}.`);
  const compiler = /better-sqlite3|node-gyp|gyp ERR/.test(output);
  throw new Problem(
    `${output.trim().slice(-2000)}\n\n${compiler ? COMPILER_HELP : "npm ci failed."}`,
  );
}

/** Installs the packages when they are missing or belong to another lock file or Node version. */
export async function ensureInstalled() {
  checkNodeVersion();
  const wanted = wantedStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, "utf8") === wanted) return;
  if (!isInstalledByHand()) await install();
  const problem = await databaseDriverProblem();
  if (problem) throw new Problem(`${problem.slice(0, 1500)}\n\n${COMPILER_HELP}`);
  writeFileSync(stampFile, wanted);
}

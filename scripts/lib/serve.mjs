import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { availableParallelism, constants } from "node:os";
import { Problem, projectRoot } from "./main.mjs";
import { packageFile, tools } from "./run.mjs";

const STOP_PATIENCE_MS = 15_000;
const START_PATIENCE_MS = 60_000;
const NPM_POLL_MS = 500;

function tryListen(port, host) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once("error", (error) => resolve(error.code));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(undefined)));
  });
}

export function wantedPort() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new Problem(`PORT must be a number from 1 to 65535, not "${process.env.PORT}".`);
}

/** Refuses early, before anything is installed or built, when the port cannot be had. */
export async function checkPortIsFree(port, command) {
  for (const host of ["127.0.0.1", "0.0.0.0", "::1"]) {
    const problem = await tryListen(port, host);
    if (problem === "EACCES") {
      throw new Problem(`Port ${port} needs administrator rights. Try: PORT=3000 ${command}`);
    }
    if (problem === "EADDRINUSE") {
      const other = port === 65_535 ? 3000 : port + 1;
      throw new Problem(
        `Port ${port} is in use by another program.\n` +
          `Stop that program or choose another port: PORT=${other} ${command}`,
      );
    }
  }
}

async function waitUntilHealthy(url, child) {
  const deadline = Date.now() + START_PATIENCE_MS;
  while (Date.now() < deadline && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(`${url}/api/health`).catch(() => undefined);
    if (answer?.ok) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}

/**
 * Calls back when npm, which runs this as its script, is gone: told to stop, it ends without
 * passing that on. A process that was started without npm may outlive its parent.
 */
function onNpmGone(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && gone(), NPM_POLL_MS).unref();
}

function passSignalsOn(child) {
  let stopping = false;
  const stop = (signal) => {
    if (stopping) return;
    stopping = true;
    child.kill(signal);
    setTimeout(() => {
      console.error("The server did not stop in time; ending it.");
      child.kill("SIGKILL");
    }, STOP_PATIENCE_MS).unref();
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => stop(signal));
  process.on("SIGHUP", () => stop("SIGTERM"));
  onNpmGone(() => stop("SIGTERM"));
  return () => stopping;
}

/**
 * How Node is started for the server. What requests allocate is mostly gone when they are answered:
 * with room for it (MB) little of it is moved before that. And a pause of some seconds must not be
 * used to make the heap as small as it can be: each time that holds up whoever comes next by 20 ms.
 * Garbage is collected by as many threads as there are processors: whoever waits for it waits for all
 * of them, and Node has five of them on two processors, too.
 */
export const SERVER_FLAGS = [
  "--max-semi-space-size=32",
  "--no-memory-reducer",
  `--v8-pool-size=${Math.min(Math.max(availableParallelism() - 1, 1), 4)}`,
];

/**
 * Runs Next's server as a child until it ends or this process is told to stop.
 * Resolves with the exit code for this process: 0 after a requested stop.
 */
export async function serve({ mode, port, host, env, onReady }) {
  const args = [mode, "--port", String(port), "--hostname", host];
  // `next dev` hands flags on by NODE_OPTIONS, which does not take all of them.
  const flags = mode === "dev" ? [] : SERVER_FLAGS;
  const child = spawn(process.execPath, [...flags, packageFile(...tools.next), ...args], {
    cwd: projectRoot,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: "1", ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  const isStopping = passSignalsOn(child);
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) =>
      resolve(code ?? 128 + (constants.signals[signal ?? "SIGTERM"] ?? 0)),
    );
  });
  const reachable = host === "0.0.0.0" || host === "::" ? "127.0.0.1" : host;
  waitUntilHealthy(
    `http://${reachable.includes(":") ? `[${reachable}]` : reachable}:${port}`,
    child,
  ).then((healthy) => healthy && !isStopping() && onReady());
  const code = await ended;
  return isStopping() ? 0 : code;
}

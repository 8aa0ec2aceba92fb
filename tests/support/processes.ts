import { type ChildProcess, type SpawnOptions, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";

const living = new Set<ChildProcess>();

// A test run that ends in any way takes the programs that it started with it.
process.on("exit", () => {
  for (const child of living) child.kill("SIGKILL");
});

export interface Program {
  readonly child: ChildProcess;
  /** Everything that the program printed so far, both streams in order of arrival. */
  output(): string;
  isRunning(): boolean;
  /** Asks the program to stop; after `patienceMs` it is killed. Resolves with its exit code. */
  stop(signal?: NodeJS.Signals, patienceMs?: number): Promise<number | null>;
}

export function startProgram(command: string, args: string[], options: SpawnOptions = {}): Program {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (text: string) => {
    output += text;
  };
  // A character may arrive in two parts.
  child.stdout?.setEncoding("utf8").on("data", collect);
  child.stderr?.setEncoding("utf8").on("data", collect);
  child.on("error", (error) => collect(`${error.message}\n`));
  living.add(child);
  const ended = once(child, "close").finally(() => living.delete(child));
  ended.catch(() => undefined);

  const isRunning = () =>
    child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  return {
    child,
    output: () => output,
    isRunning,
    async stop(signal = "SIGTERM", patienceMs = 10_000) {
      if (!isRunning()) return child.exitCode;
      child.kill(signal);
      const impatient = setTimeout(() => child.kill("SIGKILL"), patienceMs);
      await ended;
      clearTimeout(impatient);
      return child.exitCode;
    },
  };
}

/** Runs a program to its end and gives what it printed. */
export async function runProgram(command: string, args: string[], options: SpawnOptions = {}) {
  const program = startProgram(command, args, options);
  if (program.child.pid === undefined) return { code: 127, output: `${command} is missing` };
  if (program.isRunning()) await once(program.child, "close");
  return { code: program.child.exitCode ?? 1, output: program.output() };
}

export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

/** Asks until the answer is true; fails with `problem()` after `patienceMs`. */
export async function waitUntil(
  ask: () => Promise<boolean>,
  patienceMs: number,
  problem: () => string,
): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (!(await ask())) {
    if (Date.now() > deadline) throw new Error(problem());
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

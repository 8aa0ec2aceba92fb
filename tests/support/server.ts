import { randomBytes } from "node:crypto";
import path from "node:path";
import { freePort, startProgram, waitUntil } from "./processes";

const projectRoot = path.resolve(import.meta.dirname, "../..");
const START_PATIENCE_MS = 30_000;

export interface TestServer {
  /** Address without a slash at the end. */
  url: string;
  port: number;
  /** Everything the server printed so far. */
  log(): string;
  isRunning(): boolean;
  /** Ends it as an operator would (SIGTERM); gives the exit code. */
  stop(): Promise<number | null>;
  /** Sends it a signal that it lives on after. */
  signal(name: NodeJS.Signals): void;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
}

export interface ServerOptions {
  databaseUrl: string;
  /** Further or other environment variables; `HANDOFF_DEMO: "1"` gives one-click sign-in. */
  env?: Record<string, string>;
  /** To start again at the same address. */
  port?: number;
}

/** Starts the built app on a free port and waits until it reports that it is healthy. */
export async function startServer({ databaseUrl, env, port }: ServerOptions): Promise<TestServer> {
  const chosenPort = port ?? (await freePort());
  const url = `http://localhost:${chosenPort}`;
  const next = path.join(projectRoot, "node_modules/next/dist/bin/next");
  const program = startProgram(
    process.execPath,
    [next, "start", "--port", String(chosenPort), "--hostname", "127.0.0.1"],
    {
      cwd: projectRoot,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        DATABASE_URL: databaseUrl,
        NEXTAUTH_SECRET: randomBytes(32).toString("base64url"),
        NEXTAUTH_URL: url,
        ...env,
      },
    },
  );
  const report = (problem: string) => `${problem}\n${program.output()}`;
  await waitUntil(
    async () => {
      if (!program.isRunning()) throw new Error(report("The server ended at once:"));
      const answer = await fetch(`http://127.0.0.1:${chosenPort}/api/health`).catch(() => null);
      return answer?.ok ?? false;
    },
    START_PATIENCE_MS,
    () => report("The server did not become healthy:"),
  );
  return {
    url,
    port: chosenPort,
    log: program.output,
    isRunning: program.isRunning,
    stop: () => program.stop("SIGTERM"),
    signal: (name) => void program.child.kill(name),
    async kill() {
      await program.stop("SIGKILL");
    },
  };
}

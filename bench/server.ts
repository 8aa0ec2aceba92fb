import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { encode } from "next-auth/jwt";
import { closeStore, store } from "@/db/client";
import { sessionCookieName } from "@/lib/auth/cookie-name";
import { SWEEP } from "@/lib/operations/actor";
import { execute } from "@/lib/operations/command";
import { unwrap } from "@/lib/operations/outcome";
import { sweepScores } from "@/lib/scoring/commands";
import { openSession } from "@/lib/users/commands/sign-in";
import { listUsers } from "@/lib/users/queries";
import { SERVER_FLAGS } from "../scripts/lib/serve.mjs";
import { freePort, runProgram, waitUntil } from "../tests/support/processes";
import {
  copyOfGrownDatabase,
  copyOfLargeDatabase,
  openDatabase,
  removeDatabase,
  type Size,
} from "./database";

const ROOT = path.resolve(import.meta.dirname, "..");
const NEXT = path.join(ROOT, "node_modules/next/dist/bin/next");
const DIST = ".cache/bench/next";
/** Files that a build into another folder rewrites. */
const REWRITTEN = ["tsconfig.json", "next-env.d.ts"].map((name) => path.join(ROOT, name));
const START_PATIENCE_MS = 60_000;
const SETTLE_PATIENCE_MS = 300_000;

/** Leads of an older database would be swept by the server, beside what is measured. */
async function sweepFirst(): Promise<void> {
  const limit = 1000;
  for (let scored = limit; scored === limit; ) {
    scored = unwrap(await execute(sweepScores, SWEEP, { limit })).scored;
  }
}

async function build(): Promise<void> {
  console.error("Building the app with its empty page …");
  const texts = REWRITTEN.map((file) => (existsSync(file) ? readFileSync(file, "utf8") : null));
  try {
    const { code, output } = await runProgram(process.execPath, [NEXT, "build"], {
      cwd: ROOT,
      env: {
        ...process.env,
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
        NEXT_DIST_DIR: DIST,
        HANDOFF_BENCH: "1",
      },
    });
    if (code !== 0) throw new Error(`The build failed:\n${output}`);
  } finally {
    REWRITTEN.forEach((file, i) => {
      const text = texts[i];
      if (typeof text === "string") writeFileSync(file, text);
    });
  }
}

interface Used {
  /** Bytes of its own, the most since the start. */
  peakMemory: number;
  /** Ms of processor time of all threads since the last reset. */
  processor: number;
}

interface Seen {
  statements: { source: string; runs: number; median: number; longest: number }[];
  delay: { p50: number; p99: number; max: number };
  /** Most ms of processor time that the request thread spent between two turns; null: not told. */
  longestWork: number | null;
}

const ROLES = ["sdr", "manager", "marketer"] as const;
export type Role = (typeof ROLES)[number];

export interface BenchServer {
  url: string;
  /** Its database. */
  file: string;
  /** Signs in the user of that role. */
  cookies: Record<Role, string>;
  reset(): Promise<void>;
  used(): Promise<Used>;
  /** What was seen since the last reset of a server that is watched. */
  seen(): Promise<Seen>;
  stop(): Promise<void>;
}

async function signIn(role: Role, secret: string): Promise<string> {
  const { read } = await store();
  const users = await listUsers.run({ db: read, actor: SWEEP, input: {}, now: Date.now() });
  const user = users.find((one) => one.role === role);
  if (!user) throw new Error(`The database has no ${role}`);
  const opened = await execute(openSession, SWEEP, {
    userId: user.id,
    method: "demo",
    userAgent: "Benchmark",
    address: "127.0.0.1",
  });
  const token = await encode({ token: { sid: unwrap(opened).id }, secret });
  return `${sessionCookieName()}=${token}`;
}

async function ask(child: ChildProcess, question: string): Promise<unknown> {
  const answered = once(child, "message");
  child.send(question);
  const [answer] = await answered;
  return answer;
}

/**
 * Waits until the server has little to do: one that starts on a file that it has never seen reads all of
 * it for the reports, which is no part of what is measured.
 */
async function settled(child: ChildProcess): Promise<void> {
  await waitUntil(
    async () => {
      await ask(child, "reset");
      await sleep(1000);
      const { processor } = (await ask(child, "used")) as Used;
      return processor < 50;
    },
    SETTLE_PATIENCE_MS,
    () => "The server did not come to rest.",
  );
}

/**
 * Builds the app, starts it on a copy of the large database, of one so many times as large or of one of
 * another size, and signs people in. `prepare` may write into the database before. Where it is `watched`, its
 * statements and its event loop are looked at, which takes time of what is measured.
 */
export async function startBenchServer({
  times = 1,
  size,
  watched = false,
  prepare,
}: {
  times?: number;
  size?: Size;
  watched?: boolean;
  prepare?: (file: string) => Promise<void>;
} = {}): Promise<BenchServer> {
  const file = size
    ? await copyOfGrownDatabase("pages", size)
    : await copyOfLargeDatabase("pages", times);
  await build();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const secret = randomBytes(32).toString("base64url");
  const environment = {
    DATABASE_URL: `file:${file}`,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: url,
    NEXT_DIST_DIR: DIST,
    HANDOFF_BENCH: "1",
  };
  Object.assign(process.env, environment);
  await openDatabase(file);
  await sweepFirst();
  await prepare?.(file);
  const cookies = {} as Record<Role, string>;
  for (const role of ROLES) cookies[role] = await signIn(role, secret);
  await closeStore();

  const probe = pathToFileURL(path.join(import.meta.dirname, "probe.mjs")).href;
  const child = spawn(
    process.execPath,
    [
      ...SERVER_FLAGS,
      "--import",
      probe,
      NEXT,
      "start",
      "--port",
      String(port),
      "--hostname",
      "127.0.0.1",
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        ...environment,
        HANDOFF_BENCH_WATCHED: watched ? "1" : "",
        NODE_ENV: "production",
        NEXT_TELEMETRY_DISABLED: "1",
      },
      stdio: ["ignore", "ignore", "inherit", "ipc"],
    },
  );
  await waitUntil(
    async () => (await fetch(`${url}/api/health`).catch(() => null))?.ok ?? false,
    START_PATIENCE_MS,
    () => "The server did not become healthy.",
  );
  await settled(child);
  return {
    url,
    file,
    cookies,
    async reset() {
      await ask(child, "reset");
    },
    used: async () => (await ask(child, "used")) as Used,
    async seen() {
      const seen = (await ask(child, "seen")) as Seen | null;
      if (!seen) throw new Error("Nobody watched this server");
      return seen;
    },
    async stop() {
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      await ended;
      removeDatabase(file);
    },
  };
}

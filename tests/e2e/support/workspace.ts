import { randomBytes } from "node:crypto";
import path from "node:path";
import { createSqliteDatabase } from "@/tests/support/database";
import { startServer, type TestServer } from "@/tests/support/server";
import { handoffWith } from "./command-line";
import { copySample } from "./samples";

export interface Workspace {
  databaseUrl: string;
  server: TestServer;
  /** Starts again after a stop: same address, same database, cookies still count. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** A server on a database of its own, which `fill` may put something into. */
async function open(
  env: Record<string, string>,
  fill?: (databaseUrl: string) => Promise<void>,
): Promise<Workspace> {
  const database = createSqliteDatabase();
  const { url: databaseUrl } = database;
  const kept = { NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), ...env };
  try {
    await fill?.(databaseUrl);
    const workspace: Workspace = {
      databaseUrl,
      server: await startServer({ databaseUrl, env: kept }),
      async restart() {
        await workspace.server.stop();
        const { port } = workspace.server;
        workspace.server = await startServer({ databaseUrl, env: kept, port });
      },
      async close() {
        await workspace.server.stop();
        await database.drop();
      },
    };
    return workspace;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

/** As a team meets it first: nobody, nothing. */
export function openEmptyWorkspace(): Promise<Workspace> {
  return open({});
}

/** A small company's history, with one-click sign-in. */
export function openSampleWorkspace(env: Record<string, string> = {}): Promise<Workspace> {
  return open({ HANDOFF_DEMO: "1", ...env }, copySample);
}

/**
 * Where the clock of a still workspace stands: a Wednesday before noon. It is far ahead, because a
 * browser would throw cookies away that ended before its own time.
 */
export const STILL_NOW = Date.UTC(2035, 9, 3, 9, 30);

/** A sample that looks the same every day: it was made, and is served, in one moment. */
export function openStillWorkspace({
  leads,
  seed,
}: {
  leads: number;
  seed: number;
}): Promise<Workspace> {
  const clock = path.resolve(import.meta.dirname, "../../support/fixed-clock.cjs");
  const env = { NODE_OPTIONS: `--require=${clock}`, HANDOFF_TEST_NOW: String(STILL_NOW) };
  return open({ HANDOFF_DEMO: "1", ...env }, async (databaseUrl) => {
    const options = ["--leads", String(leads), "--seed", String(seed)];
    await handoffWith(env, databaseUrl, "sample", ...options);
  });
}

import { randomBytes } from "node:crypto";
import { createSqliteDatabase } from "@/tests/support/database";
import { startServer, type TestServer } from "@/tests/support/server";
import { copySample } from "./samples";

export interface Workspace {
  databaseUrl: string;
  server: TestServer;
  /** Starts again after a stop: same address, same database, cookies still count. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

interface Options {
  /** How many leads the sample has; an empty database when absent. */
  leads?: number;
  env?: Record<string, string>;
}

/** A server on a database of its own. */
async function open({ leads, env = {} }: Options): Promise<Workspace> {
  const database = createSqliteDatabase();
  const { url: databaseUrl } = database;
  const kept = { NEXTAUTH_SECRET: randomBytes(32).toString("base64url"), ...env };
  try {
    if (leads !== undefined) await copySample(leads, databaseUrl);
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
export function openSampleWorkspace(
  leads: number,
  env: Record<string, string> = {},
): Promise<Workspace> {
  return open({ leads, env: { HANDOFF_DEMO: "1", ...env } });
}
